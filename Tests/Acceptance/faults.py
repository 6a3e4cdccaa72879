"""Eleven kinds of faults, put into a clean delivery, each in a record of its own.

A fault is kept only when the record then breaks exactly the statements that the fault means to break, so that every
error elsewhere is klopt's own. Where a cell itself is at fault, klopt may also report the statements that need it: an
error in that record is right when it names one of the fault's measures.
"""

from dataclasses import dataclass, field

from codebook import COLUMNS, read_regions
from statements import STATEMENTS, broken

# How many of each, together some seventy.
COUNTS = {
    "wrong-sum": 10, "durable-above-paid": 8, "part-above-whole": 9, "negative-starts": 7, "negative-cell": 7,
    "untypable-cell": 8, "missing-cell": 8, "duplicate-key": 5, "wrong-funder": 5, "missing-region": 4,
    "nothing-sent": 2,
}  # fmt: skip
UNTYPABLE = ("twaalf", "ca. 10", "12 a 14", "#REF!", "1,5", "x", "zie bijlage", "10+2", "?", "#WAARDE!")
MISSING = ("", "-", "onbekend", "  ")


@dataclass
class Fault:
    """What was made wrong. `measures` are those of which an issue names at least one; empty: no measure is at fault."""

    kind: str
    organisation: str
    region: str = None
    dataset: str = None
    measures: list = field(default_factory=list)
    quarter: str = ""
    # The statements that the record breaks, as lists of the columns of the record that each is about.
    statements: list = field(default_factory=list)
    what: str = ""
    # Filled in when the files are written: file, the row as a spreadsheet shows it, and the cell of each measure.
    location: dict = None

    def as_json(self):
        return {
            "kind": self.kind, "organisatie": self.organisation, "regio": self.region, "dataset": self.dataset,
            "measures": self.measures, "kwartaal": self.quarter, "statements": self.statements, "what": self.what,
            "location": self.location,
        }  # fmt: skip


class Injector:
    """Puts faults into a delivery, and remembers which records are already used."""

    def __init__(self, delivery, rng):
        self.delivery, self.rng, self.faults, self.used = delivery, rng, [], set()
        successors = {row.successor for row in delivery.roster if row.successor}
        self.regions_of = {}
        for organisation, region, _, quarter in sorted(delivery.records):
            if quarter == delivery.period:
                self.regions_of.setdefault(organisation, {})[region] = True
        # An organisation that is expected nowhere else would turn a missing region into an organisation that sent nothing.
        self.removable = [o for o, r in self.regions_of.items() if len(r) >= 2 and o not in successors]
        self.aliases = {r.name: r.aliases for r in read_regions()}

    def inject(self):
        makers = {
            "nothing-sent": self.nothing_sent, "missing-region": self.missing_region,
            "negative-starts": self.negative_starts, "wrong-funder": self.wrong_funder,
            "durable-above-paid": self.durable_above_paid, "part-above-whole": self.part_above_whole,
            "wrong-sum": self.wrong_sum, "negative-cell": self.negative_cell, "untypable-cell": self.untypable_cell,
            "missing-cell": self.missing_cell, "duplicate-key": self.duplicate_key,
        }  # fmt: skip
        for kind, make in makers.items():
            wanted = len(self.faults) + COUNTS[kind]
            for _ in range(20_000):
                if len(self.faults) == wanted:
                    break
                fault = make()
                if fault is not None:
                    self.faults.append(fault)
            else:
                raise AssertionError(f"no room for {COUNTS[kind]} faults of kind {kind}")
        return self.faults

    # Whole deliveries

    def nothing_sent(self):
        organisation = self.rng.choice(self.removable)
        if any(f.organisation == organisation for f in self.faults):
            return None
        never = self.rng.random() < 0.5
        for key in [k for k in self.delivery.records if k[0] == organisation]:
            if never or key[3] == self.delivery.period:
                del self.delivery.records[key]
        return Fault("nothing-sent", organisation, quarter=self.delivery.period, what="geen enkele aanlevering")

    def missing_region(self):
        organisation = self.rng.choice(self.removable)
        if any(f.organisation == organisation for f in self.faults):
            return None
        region = self.rng.choice(list(self.regions_of[organisation]))
        for key in [k for k in self.delivery.records if (k[0], k[1], k[3]) == (organisation, region, self.delivery.period)]:
            del self.delivery.records[key]
        return Fault("missing-region", organisation, region, quarter=self.delivery.period, what="regio ontbreekt")

    # Values

    def pick(self, needs=None):
        """A record of the quarter that carries no fault yet, from `ips` three times as often as from each other dataset."""
        rng = self.rng
        datasets = [d for d in STATEMENTS if needs is None or needs(d)]
        dataset = rng.choices(datasets, [3 if d == "ips" else 1 for d in datasets])[0]
        keys = [
            k for k in sorted(self.delivery.records)
            if k[2] == dataset and k[3] == self.delivery.period and k not in self.used
        ]  # fmt: skip
        return rng.choice(keys) if keys else None

    def settle(self, kind, key, changed, expected, what, measures=None):
        """Keeps the change if it breaks exactly the expected statements (a set of names), else None."""
        now = broken(key[2], changed, self.delivery.before(key))
        if {s.name for s in now} != expected:
            return None
        self.used.add(key)
        self.delivery.records[key] = changed
        measures = measures or sorted({c for s in now for c in s.columns})
        return Fault(kind, *key[:3], measures, key[3], [list(s.columns) for s in now], what)

    def wrong_sum(self):
        key = self.pick()
        if key is None:
            return None
        statement = self.rng.choice([s for s in STATEMENTS[key[2]] if s.name.startswith("sum.")])
        column = self.rng.choice(statement.columns)
        values = dict(self.delivery.records[key])
        before = values[column]
        swapped = int(str(before)[::-1])
        values[column] = swapped if swapped != before and self.rng.random() < 0.5 else before + self.rng.choice((-2, -1, 1, 2, 5))
        if values[column] < 0:
            return None
        return self.settle("wrong-sum", key, values, {statement.name}, f"{column}: {before} → {values[column]}")

    def durable_above_paid(self):
        key = self.pick(lambda dataset: dataset in ("ips", "wabz", "overig"))
        if key is None:
            return None
        values = dict(self.delivery.records[key])
        if self.rng.random() < 0.7:
            breakdown = self.rng.choice([b for b in ("financiering", "type") if key[2] == "ips" or b == "financiering"])
            names = [c.name for c in COLUMNS[key[2]] if (c.measure, c.breakdown) == ("duurzaam", breakdown)]
            column, other = self.rng.sample(names, 2)
            moved = values["betaald" + column.removeprefix("duurzaam")] - values[column] + self.rng.randint(1, 2)
            if moved <= 0 or values[other] < moved:
                return None
            values[column] += moved
            values[other] -= moved
            return self.settle("durable-above-paid", key, values, {f"part.{column}"}, f"{column} + {moved}, {other} − {moved}")
        raised = values["betaald"] - values["duurzaam"] + self.rng.randint(1, 3)
        expected = {"part.duurzaam"}
        chosen = ["duurzaam", "duurzaam_uwv"] + (["duurzaam_epa"] if key[2] == "ips" else [])
        for column in chosen:
            values[column] += raised
            if values[column] > values["betaald" + column.removeprefix("duurzaam")]:
                expected.add(f"part.{column}")
        return self.settle("durable-above-paid", key, values, expected, f"{', '.join(chosen)}: + {raised}")

    def part_above_whole(self):
        key = self.pick(lambda dataset: dataset in ("ips", "wabz", "overig"))
        if key is None:
            return None
        values = dict(self.delivery.records[key])
        wanted = self.rng.choice(
            [
                s for s in STATEMENTS[key[2]]
                if s.relation == "<=" and s.left and not s.needs_previous and not s.name.startswith("part.duurzaam")
            ]
        )  # fmt: skip
        if wanted.holds(values) is None:
            return None
        column = self.rng.choice(wanted.left)
        excess = sum(values[c] for c in wanted.right) - sum(values[c] for c in wanted.left) + self.rng.randint(1, 3)
        what = f"{column} + {excess}"
        values[column] += excess
        about = {c.name: c for c in COLUMNS[key[2]]}[column]
        if about.breakdown and about.measure != "eerste_baan":
            names = [c.name for c in COLUMNS[key[2]] if (c.measure, c.breakdown) == (about.measure, about.breakdown)]
            other = self.rng.choice([n for n in names if n != column])
            if values[other] < excess:
                return None
            values[other] -= excess
            what += f", {other} − {excess}"
        return self.settle("part-above-whole", key, values, {wanted.name}, what)

    def negative_starts(self):
        # The earlier record is raised as a whole, so that nothing else is wrong in either quarter.
        key = self.pick()
        if self.rng.random() < 0.2:
            # A record that another organisation delivered the quarter before: the roster says who.
            inherited = [
                k for k in sorted(self.delivery.records)
                if k[3] == self.delivery.period and k not in self.used and self.delivery.before(k)
                and (*k[:3], self.delivery.previous) not in self.delivery.records
            ]  # fmt: skip
            key = self.rng.choice(inherited) if inherited else key
        earlier = key and self.delivery.before(key)
        if not earlier:
            return None
        now = self.delivery.records[key]
        raised = now["lopend"] + now["beeindigd"] - earlier["lopend"] + self.rng.randint(1, 4)
        changed, seen = dict(earlier), set()
        for column in COLUMNS[key[2]]:
            if column.measure in ("lopend", "dienstverband") and column.breakdown not in seen:
                if column.breakdown:
                    seen.add(column.breakdown)
                changed[column.name] += raised
        if broken(key[2], changed):
            return None
        earlier.update(changed)
        fault = self.settle("negative-starts", key, now, {"starts"}, f"vorig kwartaal lopend + {raised}")
        if fault is None:
            raise AssertionError("raising the earlier quarter did not make the starts negative")
        return fault

    def wrong_funder(self):
        key = self.pick(lambda dataset: dataset in ("werkfit", "naarwerk"))
        if key is None:
            return None
        values = dict(self.delivery.records[key])
        funder = self.rng.choice(("gemeente", "overig"))
        moved = self.rng.randint(1, max(1, values["lopend_uwv"]))
        values["lopend_uwv"] -= moved
        values[f"lopend_{funder}"] += moved
        return self.settle("wrong-funder", key, values, {f"funder.{funder}"}, f"lopend_{funder} + {moved}")

    # Cells

    def cell(self, kind, make):
        key = self.pick()
        if key is None:
            return None
        values = dict(self.delivery.records[key])
        column = self.rng.choice([c.name for c in COLUMNS[key[2]] if c.required])
        before = values[column]
        values[column] = make(before)
        self.used.add(key)
        self.delivery.records[key] = values
        # Statements about a negative cell are broken too, but whether they are said besides is klopt's choice.
        return Fault(kind, *key[:3], [column], key[3], [], f"{column}: {before} → {values[column]!r}")

    def negative_cell(self):
        return self.cell("negative-cell", lambda before: -max(1, before))

    def untypable_cell(self):
        return self.cell("untypable-cell", lambda before: self.rng.choice(UNTYPABLE))

    def missing_cell(self):
        return self.cell("missing-cell", lambda before: self.rng.choice(MISSING))

    def duplicate_key(self):
        key = self.pick()
        if key is None:
            return None
        values, what = dict(self.delivery.records[key]), "dezelfde regel nog eens"
        if self.rng.random() < 0.5 and "dagbesteding" in values and values["dagbesteding"] > 0:
            values["dagbesteding"] -= 1
            what = "nog eens, met een andere dagbesteding"
        spelled = self.rng.choice((key[1], *self.aliases[key[1]]))
        self.used.add(key)
        self.delivery.copies.append((key, values, spelled))
        return Fault("duplicate-key", *key[:3], [], key[3], [], what)
