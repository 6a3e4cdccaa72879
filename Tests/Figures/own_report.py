"""A report that klopt itself makes breaks none of klopt's rules about reports. See README.md."""

import csv
import json
import random
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "Acceptance"))

from codebook import COLUMNS, DATASETS, KEY  # noqa: E402
from simulation import Caseload  # noqa: E402

QUARTERS = ["2023-Q3", "2023-Q4", "2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4", "2025-Q1"]
REGIONS = ["Achterhoek", "Drenthe", "Friesland", "Twente", "Zeeland", "Zwolle"]
OFFERED = {"ips": 0.95, "wabz": 0.4, "jobcoaching": 0.5, "werkfit": 0.5, "naarwerk": 0.4, "overig": 0.4}


@dataclass
class Row:
    """Of the roster; quarters are positions in QUARTERS, both inclusive."""

    organisation: str
    region: str
    dataset: str
    since: int
    until: int
    successor: str = ""


class Round:
    """What organisations deliver over the quarters: some begin, some stop, one continues another; small numbers too."""

    def __init__(self, rng):
        self.rng = rng
        self.roster, self.records, self.explained = [], {}, set()
        last = len(QUARTERS) - 1
        # Somewhere only this is offered, by one organisation: what ended there may be more than what runs.
        self.add(Caseload("naarwerk", 3, rng), "GGZ 09", "Gorinchem", "naarwerk", 0, last)
        for number in range(1, 9):
            name = f"GGZ {number:02}"
            for region in rng.sample(REGIONS, rng.randint(1, 3)):
                for dataset in DATASETS:
                    if rng.random() > OFFERED[dataset]:
                        continue
                    since, until = 0, last
                    fate = rng.choices(("lasts", "begins", "stops", "merges"), (6, 2, 2, 1))[0]
                    if fate == "begins":
                        since = rng.randint(1, last)
                    elif fate == "stops":
                        until = rng.randint(1, last - 1)
                    caseload = Caseload(dataset, rng.choice((2, 4, 12, 40)), rng)
                    if fate == "merges":
                        split = rng.randint(0, last - 1)
                        self.add(caseload, name, region, dataset, 0, split, f"Fusie {number:02}")
                        self.add(caseload, f"Fusie {number:02}", region, dataset, split + 1, last)
                    else:
                        self.add(caseload, name, region, dataset, since, until)

    def add(self, caseload, name, region, dataset, since, until, successor=""):
        self.roster.append(Row(name, region, dataset, since, until, successor))
        for position in range(since, until + 1):
            caseload.next_quarter()
            self.records[name, region, dataset, position] = caseload.record()

    def lose(self, count):
        """What is not received, and what is withheld for an error."""
        for key in self.rng.sample(sorted(self.records), count):
            del self.records[key]
        for key in self.rng.sample(sorted(self.records), count):
            self.records[key]["lopend_uwv"] += 1

    def vanish(self, count):
        """Trajectories that are gone without being ended, which is explained: such a delivery counts."""
        # Of some size: of a handful, the formula for a year comes out below zero, and then a rule is right to refuse it.
        large = sorted(key for key, row in self.records.items() if key[3] < len(QUARTERS) - 1 and row["lopend"] >= 10)
        for key in self.rng.sample(large, count):
            earlier = self.records[key]
            for breakdown in {column.breakdown for column in COLUMNS[key[2]] if column.measure == "lopend"}:
                names = [c.name for c in COLUMNS[key[2]] if (c.measure, c.breakdown) == ("lopend", breakdown)]
                earlier[names[0]] += 9
            if key[2] == "jobcoaching":
                earlier["dienstverband_lt6"] += 9
            self.explained.add(key[0])

    def write(self, folder):
        for dataset in DATASETS:
            for position, quarter in enumerate(QUARTERS):
                rows = [(key, row) for key, row in sorted(self.records.items()) if key[2:] == (dataset, position)]
                if rows:
                    names = [column.name for column in COLUMNS[dataset]]
                    save(
                        folder / quarter / f"{dataset}.csv", [*KEY, *names],
                        [[key[0], key[1], quarter, *(row[name] for name in names)] for key, row in rows])
        save(
            folder / "toelichtingen.csv", ["organisatie", "regel", "reden", "door", "tot"],
            [[name, "instroom-niet-negatief", "Overgedragen.", "A. de Vries", "2030-12-31"] for name in sorted(self.explained)])
        save(
            folder / "deelnemers.csv",
            ["organisatie", "naam", "regio", "traject", "van", "tot", "contact", "opvolger"],
            [[row.organisation, "", row.region, row.dataset, QUARTERS[row.since],
              "" if row.until == len(QUARTERS) - 1 else QUARTERS[row.until], "", row.successor] for row in self.roster])


def save(path, header, rows):
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(header)
        writer.writerows(rows)


def run(klopt, *arguments):
    done = subprocess.run([klopt, *arguments], capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        sys.exit(done.stderr)
    return done.stdout


def judge(klopt, folder, seed, period):
    """The report on the deliveries, held against them and against itself. Returns whether all is right."""
    report = folder / "rapport.csv"
    report.unlink(missing_ok=True)
    text = run(klopt, "figures", str(folder), "--period", period)
    report.write_text(text, encoding="utf-8")
    found = json.loads(run(klopt, "check", str(folder), "--period", period, "--format", "json"))
    # A percentage of few people is worth a warning, whoever made it.
    wrong = [
        issue for issue in found["issues"]
        if issue["dataset"] == "publicatie" and (issue["severity"] == "error" or issue["rule"] == "cijfers.follows")]
    rules = [rule for rule in found["rulesRun"] if rule["id"].startswith(("procent-", "gestart-is", "regios-", "trajecten-"))]
    judged = sum(rule["passed"] for rule in rules)
    print(f"seed {seed}, {period}: {text.count(chr(10)) - 1} figures, {judged} checks, {len(wrong)} wrong")
    for issue in wrong[:8]:
        key = " ".join(str(part) for name, part in issue["key"].items() if name != "rapport")
        print(f"   {issue['rule']}: {key}: {issue['message']}")
    return not wrong and judged > 100


def main():
    klopt = sys.argv[1] if len(sys.argv) > 1 else ".build/debug/klopt"
    is_right = True
    for seed in range(1, 5):
        rng = random.Random(seed)
        made = Round(rng)
        if seed % 2 == 0:
            made.lose(6)
        if seed > 2:
            made.vanish(8)
        with tempfile.TemporaryDirectory() as name:
            made.write(Path(name))
            for period in ("2024-Q4", "2025-Q1", "all"):
                is_right &= judge(klopt, Path(name), seed, period)
    sys.exit(0 if is_right else 1)


if __name__ == "__main__":
    main()
