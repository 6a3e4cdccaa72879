#!/usr/bin/env python3
"""Makes a national quarter with known faults: see README.md.

    national_quarter.py --seed 1 --out DIR --faults FILE.json [--period 2025-Q3] [--layout one|folders|labels|mixed]
    national_quarter.py --seed 1 --out DIR --no-faults
    national_quarter.py --self-test
"""

import argparse
import json
import re
import sys
import tempfile
from collections import Counter
from pathlib import Path
from random import Random

from audit import Audit
from delivery import make_delivery
from faults import COUNTS, Injector
from layouts import LAYOUTS, locate, write_delivery


# The quarters that the tests use in turn: one follows a quarter of the year before.
PERIODS = ("2025-Q3", "2025-Q1", "2024-Q2")


def make_quarter(seed, out, period="2025-Q3", layout="one", with_faults=True, every_dataset=False):
    """Writes the files. Returns the faults, each with its place."""
    delivery = make_delivery(seed, period, every_dataset)
    faults = Injector(delivery, Random(f"{seed}/faults")).inject() if with_faults else []
    locate(faults, write_delivery(delivery, out, layout, seed))
    return faults


def matches(fault, issue):
    """Whether the issue says what the fault made wrong."""
    key = issue["key"]
    same = (key.get("organisatie"), key.get("regio")) == (fault.organisation, fault.region)
    if fault.kind in ("nothing-sent", "missing-region"):
        return same and issue["rule"] == "volledig" and issue["dataset"] is None
    if not same or issue["dataset"] != fault.dataset:
        return False
    return issue["rule"] == "uniek" if fault.kind == "duplicate-key" else bool(set(fault.measures) & set(issue["measures"]))


def self_test():
    """Reads written files back and compares them with an independent check. Returns the number of failures."""
    failures = 0

    def expect(condition, message):
        nonlocal failures
        if not condition:
            failures += 1
            print(f"FAILED  {message}")

    for seed in (1, 2, 3):
        period = PERIODS[seed % len(PERIODS)]
        for layout in LAYOUTS:
            with tempfile.TemporaryDirectory() as folder:
                make_quarter(seed, folder, period, layout, with_faults=False)
                audit = Audit(folder)
                audit.check(audit.period)
                expect(not audit.issues, f"seed {seed}, {layout}: clean data has {audit.issues[:2]}")
            with tempfile.TemporaryDirectory() as folder:
                faults = make_quarter(seed, folder, period, layout)
                expect(Counter(f.kind for f in faults) == COUNTS, f"seed {seed}, {layout}: the number of faults of each kind")
                audit = Audit(folder)
                audit.check(audit.period)
                for fault in faults:
                    expect(any(matches(fault, i) for i in audit.issues), f"seed {seed}, {layout}: not found: {fault}")
                for issue in audit.issues:
                    expect(any(matches(f, issue) for f in faults), f"seed {seed}, {layout}: not a fault: {issue}")
                # The fault's own list of statements is what the files break, one issue each.
                said = sum(len(f.statements) or 1 for f in faults)
                expect(len(audit.issues) == said, f"seed {seed}, {layout}: {len(audit.issues)} issues, {said} statements")
        with tempfile.TemporaryDirectory() as first, tempfile.TemporaryDirectory() as second:
            contents = []
            for folder in (first, second):
                make_quarter(seed, folder, period, "mixed")
                contents.append({p.relative_to(folder): p.read_bytes() for p in sorted(Path(folder).rglob("*.csv"))})
            expect(contents[0] == contents[1], f"seed {seed}, mixed: two runs differ")
    print(f"self-test: {failures} failed")
    return failures


def main():
    parser = argparse.ArgumentParser(description="Makes a national quarter with known faults.")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", help="the folder to write; made if it is not there")
    parser.add_argument("--period", default="2025-Q3", help="the quarter that is delivered, with the one before it as history")
    parser.add_argument("--layout", choices=LAYOUTS, default="one")
    parser.add_argument("--faults", help="where the list of faults goes, outside the folder")
    parser.add_argument("--no-faults", action="store_true", help="clean data")
    parser.add_argument("--every-dataset", action="store_true", help="each organisation offers all six in each region")
    parser.add_argument("--self-test", action="store_true")
    options = parser.parse_args()
    if options.self_test:
        sys.exit(1 if self_test() else 0)
    if not options.out:
        parser.error("--out is needed")
    if not options.no_faults and not options.faults:
        parser.error("--faults FILE or --no-faults is needed")
    if not re.fullmatch(r"20\d\d-Q[1-4]", options.period) or options.period < "2023-Q4":
        parser.error("--period is a quarter such as 2025-Q3, from 2023-Q4: the datasets and their history start in 2023-Q3")
    if options.faults and Path(options.out).resolve() in Path(options.faults).resolve().parents:
        parser.error("--faults must lie outside --out")
    faults = make_quarter(
        options.seed, options.out, options.period, options.layout, not options.no_faults, options.every_dataset
    )
    if options.faults:
        listing = json.dumps([f.as_json() for f in faults], ensure_ascii=False, indent=1)
        Path(options.faults).write_text(listing + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
