#!/usr/bin/env python3
"""klopt against DuckDB, and against itself: see README.md.

    run.py [--klopt PATH] [--records 2600000] [--runs 5] [--work DIR]

A time is never a pass or a fail. What fails a run is a command that does not run, or counts that differ.
"""

import argparse
import csv
import io
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from comparisons import HERE, RULES
from measure import Contestant, interleave, table
from queries import national_quarter, record_rules

PERIOD, PREVIOUS = "2025-Q3", "2025-Q2"
# Above this, every record failing would be gigabytes of JSON, and the time that of a disk: the terminal's text instead.
JSON_LIMIT = 200_000


def find_duckdb(given, work):
    """The command line of DuckDB: the one given, or one from PyPI in a virtual environment under the work folder."""
    if given:
        return [str(Path(given).resolve())]
    place = work / "venv" / "bin"
    if not (place / "python").exists():
        print("Making a virtual environment with DuckDB's command line")
        subprocess.run([sys.executable, "-m", "venv", str(work / "venv")], check=True)
    for package, command in (
        ("duckdb-cli", [str(place / "duckdb")]),
        ("duckdb", [str(place / "python"), str(HERE / "duckdb_module.py")]),
    ):
        if package == "duckdb-cli" and (place / "duckdb").exists():
            return command
        install = [str(place / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", package]
        if subprocess.run(install).returncode == 0:
            return command
    raise SystemExit("DuckDB is not here and could not be installed; name it with --duckdb")


def environment(work, *packages):
    """The Python of the work folder's environment, with these packages from PyPI."""
    python = work / "venv" / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(work / "venv")], check=True)
    install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *packages]
    subprocess.run(install, check=True)
    return str(python)


def compare_workbook(work, records, path, rules, runs, findings):
    """A workbook of 48 columns: klopt reads and checks it, python-calamine reads it."""
    python = environment(work, "python-calamine", "xlsxwriter")
    source, target = work / f"clean-{records}.csv", work / f"clean-{records}.xlsx"
    if not source.exists():
        subprocess.run([sys.executable, str(HERE / "records.py"), str(source), "--records", str(records)], check=True)
    if not target.exists():
        subprocess.run([python, str(HERE / "workbook.py"), "make", str(source), str(target)], check=True)
    read = [python, str(HERE / "workbook.py"), "read", str(target)]
    calamine = Contestant("calamine", read, str(work / "workbook.calamine"))
    contestant, report = klopt_json("workbook", path, work, target, rules, period="all")
    interleave([calamine, contestant], runs)
    size = target.stat().st_size / 1e6
    table(f"A workbook of {records:,} × 48 cells ({size:.0f} MB): read and checked, against read", [calamine, contestant], [calamine])
    findings.ended(calamine, {0})
    findings.ended(contestant, {0})
    rows = int(Path(calamine.output).read_text().split()[0]) - 1
    found = re.search(r'"records"\s*:\s*(\d+)', report.read_text(encoding="utf-8")) if report.exists() else None
    findings.expect(found and int(found[1]) == rows == records, f"klopt read {found and found[1]} records, calamine {rows}")


def generate(work, records):
    """The three inputs, each made in a process of its own so that this one stays small."""
    made = {name: work / f"{name}-{records}.csv" for name in ("clean", "failing")}
    for name, path in made.items():
        if not path.exists():
            unfinished = path.with_suffix(".part")
            command = [sys.executable, str(HERE / "records.py"), str(unfinished), "--records", str(records)]
            subprocess.run(command + (["--failing"] if name == "failing" else []), check=True)
            unfinished.rename(path)
    made["quarter"] = work / "quarter"
    if not made["quarter"].exists():
        command = [sys.executable, str(HERE.parent / "Acceptance" / "national_quarter.py"), "--seed", "1", "--no-faults"]
        unfinished = work / "quarter.part"
        subprocess.run(command + ["--every-dataset", "--period", PERIOD, "--out", str(unfinished)], check=True)
        unfinished.rename(made["quarter"])
    return made


def duckdb(name, command, work, sql):
    script = work / f"{name}.sql"
    script.write_text(sql, encoding="utf-8")
    return Contestant("DuckDB", [*command, "-csv", "-f", str(script)], str(work / f"{name}.duckdb"))


def failures_in(output):
    """The failures that DuckDB counted, over all results of the script; -1 where there are none to read."""
    lines = list(csv.reader(io.StringIO(Path(output).read_text(encoding="utf-8"))))
    if len(lines) < 2 or len(lines) % 2:
        return -1
    return sum(
        int(value) for names, values in zip(lines[::2], lines[1::2]) for name, value in zip(names, values) if name != "records"
    )


def klopt(name, path, work, target, rules, period=PERIOD):
    """As somebody runs it who reads what it prints."""
    command = [path, "check", str(target), "--rules", str(rules), "--period", period]
    return Contestant("klopt", command, str(work / f"{name}.klopt.out"))


def klopt_json(name, path, work, target, rules, period=PERIOD):
    """As a pipeline runs it: everything in a file that is replaced whole, with the SHA-256 of every input."""
    output = work / f"{name}.klopt.json"
    contestant = klopt(name, path, work, target, rules, period)
    contestant.name = "klopt, JSON"
    contestant.command = [*contestant.command, "--format", "json", "--output", str(output)]
    contestant.output = str(work / f"{name}.klopt.json.out")
    return contestant, output


def errors_in(output):
    """`summary.errors`, read from the head of the report; None where it is not there."""
    if not output.exists():
        return None
    with open(output, encoding="utf-8", errors="replace") as file:
        found = re.search(r'"summary"\s*:\s*\{[^{}]*?"errors"\s*:\s*(\d+)', file.read(1 << 22))
    return int(found[1]) if found else None


class Findings:
    """What makes the run fail, printed as it is found."""

    def __init__(self):
        self.count = 0

    def expect(self, condition, message):
        if not condition:
            self.count += 1
            print(f"  NOT RIGHT  {message}")

    def ended(self, contestant, codes):
        tail = Path(contestant.output + ".err").read_text(errors="replace").strip()[-400:]
        self.expect(contestant.codes <= codes, f"{contestant.name} ended with {sorted(contestant.codes)}: {tail}")


def compare(title, work, name, sql, expected, tools, target, rules, runs, findings, form="json", period=PERIOD):
    """One table. `expected` is the number of failures that both must count."""
    database = duckdb(name, tools["duckdb"], work, sql)
    contestants, report = [database], None
    if tools["klopt"] and any(Path(rules).rglob("*.klopt")):
        contestants.append(klopt(name, tools["klopt"], work, target, rules, period))
        if form == "json":
            contestant, report = klopt_json(name, tools["klopt"], work, target, rules, period)
            report.unlink(missing_ok=True)
            contestants.append(contestant)
    interleave(contestants, runs)
    table(title, contestants, [database])
    findings.ended(database, {0})
    counted = failures_in(database.output)
    findings.expect(counted == expected, f"DuckDB counted {counted} failures instead of {expected}")
    if len(contestants) == 1:
        findings.expect(not tools["klopt"], f"no rule file in {rules}: klopt was not measured")
        return None
    for contestant in contestants[1:]:
        findings.ended(contestant, {1} if expected else {0})
    if report:
        findings.expect(errors_in(report) == expected, f"klopt reported {errors_in(report)} errors instead of {expected}")
    return contestants[1]


def main():
    parser = argparse.ArgumentParser(description="Measures klopt against DuckDB. Never a pass or a fail on time.")
    parser.add_argument("--klopt", help="the executable, best a release build; without it, DuckDB alone")
    parser.add_argument("--records", type=int, default=2_600_000)
    parser.add_argument("--runs", type=int, default=5, help="counted rounds of the large files; the quarter gets four times as many")
    parser.add_argument("--work", help="where data and DuckDB are kept between runs; else a folder that goes away")
    parser.add_argument("--duckdb", help="DuckDB's command line; else it is installed in WORK/venv")
    parser.add_argument("--rules", default=str(HERE / "rules"), help="the pack with the sixty comparisons")
    parser.add_argument("--failing-format", choices=("json", "text"), help=f"default: json up to {JSON_LIMIT} records")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        work = Path(options.work or scratch).resolve()
        work.mkdir(parents=True, exist_ok=True)
        tools = {
            "duckdb": find_duckdb(options.duckdb, work),
            "klopt": str(Path(options.klopt).resolve()) if options.klopt else None,
        }
        made, findings = generate(work, options.records), Findings()
        form = options.failing_format or ("json" if options.records <= JSON_LIMIT else "text")
        count, size = options.records, made["clean"].stat().st_size / 1e6
        common = (tools, made["clean"], options.rules, options.runs, findings)
        clean = compare(
            f"{count:,} records × 48 columns ({size:.0f} MB), sixty record rules, all clean",
            work, "clean", record_rules(made["clean"]), 0, *common, period="all",
        )  # fmt: skip
        common = (tools, made["failing"], options.rules, options.runs, findings)
        failing = compare(
            "The same, every record failing one" + ("" if form == "json" else " (no JSON: it would be gigabytes)"),
            work, "failing", record_rules(made["failing"]), count, *common, form=form, period="all",
        )  # fmt: skip
        if clean and failing:
            print(f"\n  klopt, every record failing against clean: × {failing.median / clean.median:.2f}")
        common = (tools, made["quarter"], RULES, options.runs * 4, findings)
        compare(
            "A national quarter: 112 organisation × region pairs, six datasets, two quarters, start to exit",
            work, "quarter", national_quarter(made["quarter"], PERIOD, PREVIOUS), 0, *common,
        )  # fmt: skip
        if tools["klopt"]:
            compare_workbook(work, min(options.records, 100_000), tools["klopt"], options.rules, options.runs, findings)
    print("\nCounts agree." if not findings.count else f"\n{findings.count} not right.")
    sys.exit(1 if findings.count else 0)


if __name__ == "__main__":
    main()
