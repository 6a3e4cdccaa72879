#!/usr/bin/env python3
"""Holds `klopt check` against national quarters with known faults: see README.md.

    run.py KLOPT [--seeds 1,2,3] [--rules DIR] [--keep DIR]
    run.py --self-test        the harness itself, with audit.py in klopt's place
"""

import argparse
import json
import shlex
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from codebook import HERE
from layouts import LAYOUTS
from national_quarter import PERIODS, make_quarter

RULES = HERE.parent.parent / "Rules" / "werkmonitor"
SHOWN = 12
MISSING = ("nothing-sent", "missing-region")


class Tally:
    """Counts assertions and prints the failed ones."""

    def __init__(self, quiet=False):
        self.passed, self.failed, self.quiet = 0, 0, quiet

    def expect(self, condition, message):
        if condition:
            self.passed += 1
            return
        self.failed += 1
        if not self.quiet:
            print(f"    FAILED  {message}")


def run_klopt(klopt, folder, rules):
    """(exit code, standard output as bytes, standard error as text)."""
    command = [*klopt, "check", str(folder), "--rules", str(rules), "--format", "json"]
    done = subprocess.run(command, capture_output=True, timeout=300)
    return done.returncode, done.stdout, done.stderr.decode(errors="replace")


def parse(output):
    """The report, or None where the output is not one."""
    try:
        report = json.loads(output)
    except ValueError:
        return None
    return report if isinstance(report, dict) and isinstance(report.get("issues"), list) else None


def errors_of(report):
    return [issue for issue in report["issues"] if issue["severity"] == "error"]


def brief(issue):
    key = issue.get("key") or {}
    parts = (issue["rule"], issue.get("owner"), key.get("regio"), issue.get("dataset"), key.get("kwartaal"))
    return f"{' / '.join(str(p) for p in parts)} {issue.get('measures')}: {issue.get('message', '')}"


def is_about(fault, issue):
    """Whether the error names the fault's organisation, region, dataset, quarter and one of its measures."""
    key = issue.get("key") or {}
    if fault["organisatie"] not in (key.get("organisatie"), issue.get("owner")):
        return False
    if key.get("regio") != fault["regio"] or key.get("kwartaal", fault["kwartaal"]) != fault["kwartaal"]:
        return False
    if fault["kind"] in MISSING:
        return True
    if issue.get("dataset") != fault["dataset"]:
        return False
    return not fault["measures"] or bool(set(fault["measures"]) & set(issue["measures"]))


def is_placed(fault, issue):
    """Whether the issue points at the fault's row and at a cell of one of its measures."""
    expected, place = fault["location"], issue.get("location")
    if place is None or any(place.get(part) != expected[part] for part in ("file", "sheet")):
        return False
    if place.get("row") not in expected["rows"]:
        return False
    return not expected["cells"] or bool(set(expected["cells"].values()) & set(place.get("cells") or []))


def check_clean(tally, code, report, stderr):
    tally.expect(code == 0, f"clean data: exit code {code}, expected 0; {stderr.strip()[:300]}")
    tally.expect(report is not None, "clean data: the output is a report")
    if report is not None:
        found = errors_of(report)
        tally.expect(not found, f"clean data: {len(found)} errors, such as {[brief(i) for i in found[:3]]}")


def check_faulty(tally, code, report, stderr, faults):
    tally.expect(code == 1, f"exit code {code}, expected 1; {stderr.strip()[:300]}")
    tally.expect(report is not None, "the output is a report")
    if report is None:
        return
    found = errors_of(report)
    for fault in faults:
        about = [issue for issue in found if is_about(fault, issue)]
        name = f"{fault['kind']}: {fault['organisatie']} / {fault['regio']} / {fault['dataset']}: {fault['what']}"
        tally.expect(about, f"not found: {name}")
        if not about:
            continue
        if fault["kind"] in MISSING:
            tally.expect(len(about) == 1, f"{len(about)} issues instead of one: {name}")
            continue
        tally.expect(any(is_placed(fault, i) for i in about), f"wrong place: {name}: {about[0].get('location')}")
        for columns in fault["statements"]:
            said = any(set(columns) <= set(issue["measures"]) for issue in about)
            tally.expect(said, f"no issue of its own for the statement on {', '.join(columns)}: {name}")
    strays = [issue for issue in found if not any(is_about(fault, issue) for fault in faults)]
    tally.expect(not strays, f"{len(strays)} errors that no fault explains")
    for issue in strays[:SHOWN] if not tally.quiet else ():
        print(f"            {brief(issue)}")
    identities = Counter(issue["id"] for issue in report["issues"])
    tally.expect(all(n == 1 for n in identities.values()), "an issue id is used twice")
    tally.expect(report["summary"]["errors"] == len(found), "summary.errors is the number of errors")


def run(klopt, seeds, rules, tally, keep=None, layouts=LAYOUTS):
    for seed in seeds:
        period = PERIODS[seed % len(PERIODS)]
        for layout in layouts:
            start = time.monotonic()
            with tempfile.TemporaryDirectory() as scratch:
                root = Path(keep) / f"{seed}-{layout}" if keep else Path(scratch)
                make_quarter(seed, root / "clean", period, layout, with_faults=False)
                faults = [f.as_json() for f in make_quarter(seed, root / "faulty", period, layout)]
                listing = json.dumps(faults, ensure_ascii=False, indent=1)
                (root / "faults.json").write_text(listing + "\n", encoding="utf-8")
                before = (tally.passed, tally.failed)
                code, output, stderr = run_klopt(klopt, root / "clean", rules)
                check_clean(tally, code, parse(output), stderr)
                code, output, stderr = run_klopt(klopt, root / "faulty", rules)
                check_faulty(tally, code, parse(output), stderr, faults)
                again = run_klopt(klopt, root / "faulty", rules)
                tally.expect((code, output) == again[:2], "a second run gives the same bytes")
            passed, failed = tally.passed - before[0], tally.failed - before[1]
            if not tally.quiet:
                seconds = time.monotonic() - start
                print(f"seed {seed}, {period}, {layout}: {len(faults)} faults; {passed} passed, {failed} failed ({seconds:.1f} s)")


def self_test():
    """audit.py in klopt's place passes; audit.py with one issue less, or one more, does not."""
    audit = [sys.executable, str(HERE / "audit.py")]
    tally = Tally()
    run(audit, (1,), RULES, tally)
    for change in ("issues.pop()", "issues.append(dict(issues[-1], id='x', key={'organisatie': 'GGZ 99'}))"):
        spoil = (
            "import json, subprocess, sys; "
            f"report = json.loads(subprocess.run({audit!r} + sys.argv[1:], capture_output=True).stdout); "
            f"issues = report['issues']; issues and {change}; report['summary']['errors'] = len(issues); "
            "print(json.dumps(report)); sys.exit(1 if issues else 0)"
        )
        spoiled = Tally(quiet=True)
        run([sys.executable, "-c", spoil], (1,), RULES, spoiled, layouts=("one",))
        tally.expect(spoiled.failed > 0, f"a wrong checker passes: {change}")
    return tally


def main():
    parser = argparse.ArgumentParser(description="Holds klopt check against national quarters with known faults.")
    parser.add_argument("klopt", nargs="?", help="the klopt executable")
    parser.add_argument("--seeds", default="1,2,3", help="comma-separated; each makes other data")
    parser.add_argument("--layouts", default=",".join(LAYOUTS))
    parser.add_argument("--rules", default=str(RULES))
    parser.add_argument("--keep", help="a folder in which the generated data stays")
    parser.add_argument("--self-test", action="store_true")
    options = parser.parse_args()
    if options.self_test:
        tally = self_test()
    elif options.klopt:
        tally = Tally()
        seeds = [int(seed) for seed in options.seeds.split(",")]
        layouts = options.layouts.split(",")
        run(shlex.split(options.klopt), seeds, options.rules, tally, options.keep, layouts)
    else:
        parser.error("name the klopt executable, or --self-test")
    print(f"{tally.passed} passed, {tally.failed} failed")
    sys.exit(1 if tally.failed else 0)


if __name__ == "__main__":
    main()
