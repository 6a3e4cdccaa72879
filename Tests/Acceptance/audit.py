"""A slow and obvious check of a delivery, read back from its files.

It shares no code with klopt. The self-test holds the generator against it, and run.py's self-test uses it as a stand-in
for klopt: `audit.py check DIR [--rules ...] --format json` prints a report in the contract's form.
"""

import csv
import hashlib
import json
import sys
from pathlib import Path

from codebook import previous_quarter
from reading import read_dataset
from statements import STATEMENTS, bad_cells


class Audit:
    """Reads a folder and collects issues as the contract's dictionaries."""

    def __init__(self, folder):
        self.folder, self.issues, self.rows = Path(folder), [], {}
        self.read()
        self.period = max(key[3] for key in self.rows)

    def read(self):
        for path in sorted(self.folder.rglob("*.csv")):
            for key, values, row, letters in read_dataset(path):
                self.rows.setdefault(key, []).append((values, path.relative_to(self.folder).as_posix(), row, letters))
        with open(self.folder / "deelnemers.csv", encoding="utf-8", newline="") as file:
            self.roster = list(csv.DictReader(file, delimiter=";"))

    def before(self, key):
        organisation, region, dataset, quarter = key
        earlier = previous_quarter(quarter)
        names = [organisation] + [
            row["organisatie"]
            for row in self.roster
            if (row["opvolger"], row["regio"], row["traject"]) == (organisation, region, dataset)
        ]
        for name in names:
            if (name, region, dataset, earlier) in self.rows:
                return self.rows[(name, region, dataset, earlier)][0][0]
        return None

    def add(self, rule, key, measures, place=None):
        organisation, region, dataset = key
        where = None
        if place:
            path, number, letters = place
            where = {"file": path, "sheet": None, "row": number, "cells": [f"{letters[m]}{number}" for m in measures]}
        parts = {"organisatie": organisation, "regio": region, "kwartaal": self.period}
        identity = hashlib.sha256(repr((rule, key, measures)).encode()).hexdigest()[:12]
        self.issues.append(
            {
                "id": identity, "rule": rule, "severity": "error", "owner": organisation, "dataset": dataset,
                "key": {k: v for k, v in parts.items() if v}, "measures": list(measures), "location": where,
            }
        )  # fmt: skip

    def check(self, quarter):
        """Every hard statement about the records of the quarter."""
        for key, copies in sorted(self.rows.items()):
            if key[3] != quarter:
                continue
            values, *place = copies[0]
            if len(copies) > 1:
                self.add("uniek", key[:3], [], place)
            bad = bad_cells(key[2], values)
            for column in bad:
                self.add("cel", key[:3], [column], place)
            known = dict(values) | {f"previous({c})": v for c, v in (self.before(key) or {}).items()}
            for statement in STATEMENTS[key[2]]:
                if statement.holds(known) is False and not set(statement.columns) & set(bad):
                    self.add(statement.name, key[:3], statement.columns, place)
        self.check_roster(quarter)

    def check_roster(self, quarter):
        expected = {
            (row["organisatie"], row["regio"], row["traject"])
            for row in self.roster
            if row["van"] <= quarter and (not row["tot"] or quarter <= row["tot"])
        }
        delivered = {key[:3] for key in self.rows if key[3] == quarter}
        for key in sorted(delivered - expected):
            self.add("verwacht", key, [])
        missing, said = expected - delivered, set()
        for key in sorted(missing):
            for width in (1, 2, 3):
                if not any(other[:width] == key[:width] for other in expected & delivered):
                    if key[:width] not in said:
                        said.add(key[:width])
                        self.add("volledig", key[:width] + (None,) * (3 - width), [])
                    break

    def report(self):
        return {"klopt": "stand-in", "period": self.period, "summary": {"errors": len(self.issues)}, "issues": self.issues}


if __name__ == "__main__":
    audit = Audit(sys.argv[2])
    audit.check(audit.period)
    print(json.dumps(audit.report(), ensure_ascii=False))
    sys.exit(1 if audit.issues else 0)
