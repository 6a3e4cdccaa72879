"""Works out the werkmonitor's figures again, and compares them with `klopt figures`. See README.md."""

import csv
import io
import random
import subprocess
import sys
import tempfile
from fractions import Fraction
from pathlib import Path

FUNDING = ["uwv", "gemeente", "overig"]
TYPE = ["epa", "cmd", "anders"]
STAGE = ["aangevraagd", "goedgekeurd"]
REASON = ["met_werk", "ooit_werk", "nooit_werk"]
RESULT = ["met_resultaat", "zonder_resultaat", "voortijdig"]
WORKING = ["ips", "wabz", "overig"]
BY_REASON = WORKING + ["jobcoaching"]
ALL = ["ips", "wabz", "jobcoaching", "werkfit", "naarwerk", "overig"]
NATION = "landelijk"


def split(rng, total, names):
    parts = [0] * len(names)
    for _ in range(total):
        parts[rng.randrange(len(names))] += 1
    return dict(zip(names, parts))


def record(rng, dataset, lopend):
    """The counts of one record, by column; the breakdowns add up."""
    row = {"lopend": lopend}

    def put(measure, value, breakdowns):
        row[measure] = value
        for names in breakdowns:
            row.update({f"{measure}_{k}": v for k, v in split(rng, value, names).items()})

    put("lopend", lopend, [STAGE, FUNDING, TYPE] if dataset == "ips" else [FUNDING])
    ended = rng.randrange(0, 6)
    if dataset in ("werkfit", "naarwerk"):
        put("beeindigd", ended, [RESULT])
        return row
    put("beeindigd", ended, [STAGE, REASON] if dataset == "ips" else [REASON])
    if dataset == "jobcoaching":
        row.update({f"dienstverband_{k}": v for k, v in split(rng, lopend, ["lt6", "6tot12", "gt12"]).items()})
        return row
    ooit = rng.randrange(0, lopend + 1)
    betaald = rng.randrange(0, ooit + 1)
    duurzaam = rng.randrange(0, betaald + 1)
    put("ooit", ooit, [FUNDING])
    put("betaald", betaald, [FUNDING, TYPE] if dataset == "ips" else [FUNDING])
    put("duurzaam", duurzaam, [FUNDING, TYPE] if dataset == "ips" else [FUNDING])
    for measure in ("werk_gestart", "werk_gestopt"):
        row[measure] = rng.randrange(0, 4)
    for measure in ("dagbesteding", "vrijwilligerswerk", "proefplaatsing"):
        row[measure] = rng.randrange(0, lopend + 1)
    if dataset == "ips":
        row.update({f"eerste_baan_{k}": v for k, v in split(rng, ooit, ["lt3", "3tot9", "gt9"]).items()})
        for measure in ("opleiding", "opleiding_gestart", "opleiding_gestopt"):
            row[measure] = rng.randrange(0, 4)
    return row


def deliveries(rng, regions, quarters):
    """`{(dataset, organisation, region, quarter): counts}`"""
    made = {}
    for organisation in range(1, 9):
        for region in rng.sample(regions, 3):
            for dataset in ALL:
                if dataset != "ips" and rng.random() < 0.4:
                    continue
                lopend = rng.randrange(0, 40)
                for quarter in quarters:
                    lopend = max(0, lopend + rng.randrange(-6, 8))
                    made[dataset, f"GGZ {organisation:02}", region, quarter] = record(rng, dataset, lopend)
    return made


def write(made, folder):
    for dataset in ALL:
        rows = {key: row for key, row in made.items() if key[0] == dataset}
        columns = list(next(iter(rows.values())))
        with open(folder / f"{dataset}.csv", "w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file, delimiter=";")
            writer.writerow(["organisatie", "regio", "kwartaal"] + columns)
            for (_, organisation, region, quarter), row in rows.items():
                writer.writerow([organisation, region, quarter] + [row[c] for c in columns])


def shift(quarter, steps):
    number = int(quarter[:4]) * 4 + int(quarter[-1]) - 1 + steps
    return f"{number // 4}-Q{number % 4 + 1}"


def half_up(value, decimals):
    scaled = abs(value) * 10**decimals
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Fraction(whole if value >= 0 else -whole, 10**decimals)


CATEGORIES = {name for names in (FUNDING, TYPE, STAGE, REASON, RESULT) for name in names} | {
    "lt3", "3tot9", "gt9", "lt6", "6tot12", "gt12"}


def name_of(column):
    """`lopend_uwv` is measure `lopend`, category `uwv`."""
    for category in sorted(CATEGORIES, key=len, reverse=True):
        if column.endswith("_" + category):
            return column[: -len(category) - 1], category
    return column, ""


def result_of(dataset, row):
    if dataset in BY_REASON:
        return row["beeindigd_met_werk"] + row["beeindigd_ooit_werk"], row["beeindigd_nooit_werk"]
    return row["beeindigd_met_resultaat"], row["beeindigd_zonder_resultaat"] + row["beeindigd_voortijdig"]


class Figures:
    """Counts by (region, series, measure, category), of one period, before rounding."""

    def __init__(self):
        self.sums = {}

    def add(self, region, dataset, measure, category, value):
        for area in (region, NATION):
            key = area, dataset, measure, category
            self.sums[key] = self.sums.get(key, Fraction(0)) + value


QUARTER_TOTALS = ["lopend", "gestart", "ooit", "betaald", "duurzaam", "werk_gestart", "werk_gestopt", "beeindigd",
                  "met_resultaat", "zonder_resultaat"]
NOT_IPS = ["lopend", "gestart", "beeindigd", "met_resultaat", "zonder_resultaat"]


def of_quarter(made, quarter):
    figures = Figures()
    for (dataset, organisation, region, when), row in made.items():
        if when != quarter:
            continue
        for column, value in row.items():
            measure, category = name_of(column)
            figures.add(region, dataset, measure, category, value)
        before = made.get((dataset, organisation, region, shift(quarter, -1)))
        if before:
            figures.add(region, dataset, "gestart", "", row["lopend"] - (before["lopend"] - row["beeindigd"]))
        for measure, value in zip(("met_resultaat", "zonder_resultaat"), result_of(dataset, row)):
            figures.add(region, dataset, measure, "", value)
        # What the national totals of work count besides (inferred from report 2025-Q2).
        if dataset == "jobcoaching":
            for measure in ("betaald", "ooit"):
                figures.add(region, "totaal+", measure, "", row["lopend"])
            figures.add(region, "totaal+", "duurzaam", "", row["dienstverband_6tot12"] + row["dienstverband_gt12"])
        if dataset == "naarwerk":
            for measure in ("betaald", "ooit", "duurzaam"):
                figures.add(region, "totaal+", measure, "", row["beeindigd_met_resultaat"])
    return totalled(figures, own={"betaald", "ooit", "duurzaam"})


def of_year(made, year):
    figures = Figures()
    for quarter in (f"{year}-Q{n}" for n in range(1, 5)):
        for (dataset, organisation, region, when), row in made.items():
            if when != quarter:
                continue
            before = made[dataset, organisation, region, shift(quarter, -1)]
            is_first = quarter.endswith("Q1")

            def add(measure, value, category=""):
                figures.add(region, dataset, measure, category, Fraction(value))

            started = max(0, row["lopend"] - (before["lopend"] - row["beeindigd"]))
            lost = (row["lopend"] - before["lopend"]) - (started - row["beeindigd"])
            add("gestart", started)
            add("lopend", started + (row["lopend"] + row["beeindigd"] if is_first else 0) + lost)
            for measure, value in zip(("met_resultaat", "zonder_resultaat"), result_of(dataset, row)):
                add(measure, value)
            for column in row:
                measure, category = name_of(column)
                if measure == "beeindigd":
                    add(measure, row[column], category)
            if dataset not in WORKING:
                continue
            out = row["werk_gestopt"] + row["beeindigd_met_werk"]
            lost = (row["betaald"] - before["betaald"]) - (row["werk_gestart"] - out)
            paid = row["werk_gestart"] + (row["betaald"] + out if is_first else 0) + lost
            add("betaald", paid)
            add("duurzaam", Fraction(paid * row["duurzaam"], row["betaald"]) if row["betaald"] else 0)
            for measure in ("werk_gestart", "werk_gestopt"):
                add(measure, row[measure])
            for measure in ("dagbesteding", "vrijwilligerswerk", "proefplaatsing"):
                add(measure, Fraction(row[measure], 4))
            if dataset == "ips":
                add("opleiding_gestart", row["opleiding_gestart"])
                add("opleiding_gestopt", row["opleiding_gestopt"])
    return totalled(figures, own=set())


def totalled(figures, own):
    """With the totals, rounded as they are printed."""
    sums = dict(figures.sums)
    for total, parts, measures in (("totaal", ALL, QUARTER_TOTALS), ("niet_ips", ALL[1:], NOT_IPS)):
        for measure in measures:
            having = {d for (_, d, m, c) in figures.sums if d in parts and m == measure}
            if not having:
                continue
            categories = set.intersection(
                *[{c for (_, d, m, c) in figures.sums if d == dataset and m == measure} for dataset in having])
            if total == "totaal" and measure in own:
                categories = {""}
            for (area, dataset, m, category), value in figures.sums.items():
                extra = total == "totaal" and dataset == "totaal+"
                if m == measure and category in categories and (dataset in parts or extra):
                    key = area, total, measure, category
                    sums[key] = sums.get(key, Fraction(0)) + value
    rounded = {}
    for (area, series, measure, category), value in sums.items():
        if series == "totaal+":
            continue
        if measure in ("dagbesteding", "vrijwilligerswerk", "proefplaatsing"):
            value = half_up(value, 1)
        rounded[area, series, measure, category] = half_up(value, 0) if measure == "duurzaam" else value
    return rounded


OF_RUNNING = ["ooit", "betaald", "duurzaam", "dienstverband", "opleiding", "dagbesteding", "vrijwilligerswerk",
              "proefplaatsing", "beeindigd"]
CHANGES = ["lopend", "gestart", "ooit", "betaald", "duurzaam", "opleiding", "beeindigd", "met_resultaat",
           "zonder_resultaat"]


def all_kinds(counts, period, old_counts):
    """The tidy figures of a period, by key; what an area does not have is not there."""
    made = {}

    def put(key, kind, value, base=("", "", ""), against=""):
        area, series, measure, category = key
        made[period, area, series, measure, category, kind, *base, against] = value

    for key, value in counts.items():
        area, series, measure, category = key
        put(key, "aantal", value)
        bases = []
        if measure in ("lopend", "beeindigd") and category:
            bases.append((series, measure, ""))
        if measure in OF_RUNNING:
            same = (area, series, "lopend", category)
            if same in counts:
                bases.append((series, "lopend", category))
            elif (area, series, measure, "") not in counts:
                bases.append((series, "lopend", ""))
        if measure == "duurzaam" and (area, series, "betaald", category) in counts:
            bases.append((series, "betaald", category))
        if measure in ("met_resultaat", "zonder_resultaat"):
            bases.append((series, "beeindigd", ""))
        if measure == "lopend" and series != "totaal" and (area, "totaal", "lopend", category) in counts:
            bases.append(("totaal", "lopend", category))
        for base in bases:
            whole = counts.get((area, *base))
            if whole:
                put(key, "procent", half_up(Fraction(100) * value / whole, 1), base)
        if measure in CHANGES:
            for against, old in old_counts.items():
                if key not in old:
                    if (NATION, *key[1:]) not in old:
                        continue
                put(key, "verschil", value - old.get(key, 0), against=against)
                if old.get(key, 0):
                    put(key, "verschil_procent", half_up(Fraction(100) * (value - old[key]) / old[key], 1), against=against)
    return made


COLUMNS = ["periode", "regio", "traject", "maat", "categorie", "soort", "van_traject", "van_maat", "van_categorie", "tov"]


def from_klopt(klopt, folder, period):
    done = subprocess.run(
        [klopt, "figures", str(folder), "--period", period, "--errors", "count"], capture_output=True, check=False)
    if done.returncode not in (0, 1):
        sys.exit(done.stderr.decode())
    rows = csv.DictReader(io.StringIO(done.stdout.decode("utf-8-sig")), delimiter=";")
    return {
        tuple(row[c] for c in COLUMNS): Fraction(row["waarde"].replace(",", "."))
        for row in rows
    }


def compare(name, expected, found):
    wrong = [(key, expected.get(key), found.get(key)) for key in sorted(expected.keys() | found.keys())
             if expected.get(key) != found.get(key)]
    print(f"{name}: {len(found)} figures, {len(wrong)} differ")
    for key, a, b in wrong[:12]:
        print("  ", ";".join(key), "expected", None if a is None else float(a), "klopt", None if b is None else float(b))
    return not wrong


def main():
    klopt = sys.argv[1] if len(sys.argv) > 1 else ".build/debug/klopt"
    is_right = True
    for seed in range(1, 4):
        rng = random.Random(seed)
        quarters = [shift("2023-Q3", n) for n in range(6)]
        made = deliveries(rng, ["Achterhoek", "Zwolle", "Twente", "Drenthe", "Zeeland", "Friesland"], quarters)
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            write(made, folder)
            quarter = "2024-Q4"
            old = {q: of_quarter(made, q) for q in (shift(quarter, -1), shift(quarter, -4))}
            expected = all_kinds(of_quarter(made, quarter), quarter, old)
            is_right &= compare(f"seed {seed}, {quarter}", expected, from_klopt(klopt, folder, quarter))
            expected = all_kinds(of_year(made, 2024), "2024", {})
            is_right &= compare(f"seed {seed}, 2024", expected, from_klopt(klopt, folder, "2024"))
    sys.exit(0 if is_right else 1)


if __name__ == "__main__":
    main()
