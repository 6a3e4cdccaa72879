"""What must hold within a record and between two quarters, as sums on both sides of `=` or `<=`.

Written from the codebook and the published definitions alone, so that it does not share a mistake with klopt.
"""

from dataclasses import dataclass

from codebook import COLUMNS

# A part and the wholes above it, nearest first. A category is held against the nearest whole that has it.
CHAIN = {
    "duurzaam": ("betaald", "ooit", "lopend"),
    "betaald": ("ooit", "lopend"),
    "ooit": ("lopend",),
    "opleiding": ("lopend",),
    "dagbesteding": ("lopend",),
    "vrijwilligerswerk": ("lopend",),
    "proefplaatsing": ("lopend",),
}


@dataclass(frozen=True)
class Statement:
    """`sum(left) relation sum(right)`; an empty side is 0. `previous(x)` is x a quarter earlier."""

    name: str
    left: tuple
    relation: str
    right: tuple

    @property
    def columns(self):
        """The columns of the record itself."""
        return tuple(c for c in self.left + self.right if not c.startswith("previous("))

    @property
    def needs_previous(self):
        return any(c.startswith("previous(") for c in self.left + self.right)

    def holds(self, values):
        """True, False, or None when a value that it needs is missing."""
        sides = []
        for side in (self.left, self.right):
            parts = [values.get(c) for c in side]
            if any(not isinstance(p, int) for p in parts):
                return None
            sides.append(sum(parts))
        return sides[0] == sides[1] if self.relation == "=" else sides[0] <= sides[1]

    def sql(self):
        """The statement as an SQL condition."""
        left, right = (" + ".join(f'"{c}"' for c in side) or "0" for side in (self.left, self.right))
        return f"{left} {self.relation} {right}"


def statements(dataset):
    """Every hard statement about a record of the dataset; the filled, whole and non-negative cells stand apart."""
    columns = COLUMNS[dataset]
    names = {c.name for c in columns}
    found = []

    breakdowns = {}
    for column in columns:
        if column.breakdown:
            breakdowns.setdefault((column.measure, column.breakdown), []).append(column.name)
    for (measure, breakdown), parts in breakdowns.items():
        if measure == "eerste_baan":
            found.append(Statement("part.eerste_baan", tuple(parts), "<=", ("ooit",)))
        else:
            whole = "lopend" if measure == "dienstverband" else measure
            found.append(Statement(f"sum.{measure}.{breakdown}", tuple(parts), "=", (whole,)))

    for column in columns:
        for whole in CHAIN.get(column.measure, ()):
            name = f"{whole}_{column.category}" if column.category else whole
            if name in names:
                found.append(Statement(f"part.{column.name}", (column.name,), "<=", (name,)))
                break
    if "lopend_gemeente_regeling" in names:
        found.append(Statement("part.regeling", ("lopend_gemeente_regeling",), "<=", ("lopend_gemeente",)))

    if dataset in ("werkfit", "naarwerk"):
        for funder in ("gemeente", "overig"):
            found.append(Statement(f"funder.{funder}", (f"lopend_{funder}",), "=", ()))
    if "werk_gestart" in names:
        found.append(
            Statement("flow.betaald", ("werk_gestart",), "<=", ("betaald", "werk_gestopt", "beeindigd_met_werk"))
        )
        found.append(Statement("flow.lopend", ("werk_gestart",), "<=", ("lopend", "beeindigd")))
    found.append(Statement("starts", ("previous(lopend)",), "<=", ("lopend", "beeindigd")))
    return found


STATEMENTS = {dataset: statements(dataset) for dataset in COLUMNS if dataset != "ips_fase1"}


def broken(dataset, values, previous=None):
    """The statements that the record provably breaks, in the order of `STATEMENTS`."""
    known = dict(values)
    for column, value in (previous or {}).items():
        known[f"previous({column})"] = value
    return [s for s in STATEMENTS[dataset] if s.holds(known) is False]


def bad_cells(dataset, values):
    """The columns whose cell is not a whole number of zero or more, or is empty where it is required."""
    found = []
    for column in COLUMNS[dataset]:
        value = values.get(column.name)
        if value is None and not column.required:
            continue
        if not isinstance(value, int) or value < 0:
            found.append(column.name)
    return found
