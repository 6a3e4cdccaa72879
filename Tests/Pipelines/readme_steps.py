#!/usr/bin/env python3
"""Runs the pipeline steps of the README over deliveries that add up, that do not, and that cannot be read.

    readme_steps.py KLOPT

The shell and the makefile run as they stand; the workflow is held against GitHub's schema. Exit code 1 when one does
something else than the README says.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HEADER = "organisatie;kwartaal;lopend;betaald\n"
DELIVERIES = {
    "adds up": (0, {"ips.csv": HEADER + "GGZ 01;2025-Q2;5;3\n"}),
    "does not add up": (1, {"ips.csv": HEADER + "GGZ 01;2025-Q2;5;7\n"}),
    "cannot be read": (4, {"ips.csv": HEADER + "GGZ 01;2025-Q2;5;3\n", "ips.xlsx": "geen werkmap"}),
}
RULES = """pack proef "Proef" version "1"
dataset ips "IPS-trajecten" {
  key    organisatie: text, kwartaal: quarter
  owner  organisatie
  count  lopend "Lopende trajecten"
  count  betaald "Betaald werk" part of lopend
}
"""
failures = []


def expect(condition, text):
    print(f"{'ok    ' if condition else 'FAILED'} {text}")
    if not condition:
        failures.append(text)


def block(language):
    """The one block of the README in this language."""
    section = (ROOT / "README.md").read_text().split("## In a pipeline")[1].split("\n## ")[0]
    found = re.findall(rf"^```{language}\n(.*?)^```", section, re.MULTILINE | re.DOTALL)
    assert len(found) == 1, f"the README has {len(found)} blocks of {language}"
    return found[0]


def main():
    klopt = Path(sys.argv[1]).resolve()
    for name, (code, files) in DELIVERIES.items():
        with tempfile.TemporaryDirectory() as work:
            folder = Path(work)
            (folder / "aanlevering").mkdir()
            (folder / "rules").mkdir()
            (folder / "rules" / "pack.klopt").write_text(RULES)
            (folder / "Makefile").write_text(block("make"))
            for file, text in files.items():
                (folder / "aanlevering" / file).write_text(text)
            environment = os.environ | {"KLOPT_RULES": str(folder / "rules"), "PATH": f"{klopt.parent}:{os.environ['PATH']}"}

            def run(*command):
                return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120)

            shell = run("sh", "-e", "-c", block("sh"))
            expect(shell.returncode == code, f"the shell step ends with {shell.returncode}: {name}")
            expect((folder / "klopt.xml").exists(), f"the shell step leaves its results: {name}")
            for again in ("", ", again"):
                make = run("make", "publicatie")
                expect((make.returncode == 0) == (code == 0), f"make ends with {make.returncode}: {name}{again}")
                expect(("on to the publication\n" in make.stdout) == (code == 0), f"make goes on: {name}{again}")
            if code == 0:
                broken = DELIVERIES["does not add up"][1]["ips.csv"]
                (folder / "aanlevering" / "ips.csv").write_text(broken)
                expect(run("make", "publicatie").returncode != 0, "make sees that a file was changed")
                (folder / "aanlevering" / "ips.csv").write_text(files["ips.csv"])
            for step in re.findall(r"^ +run: \./(klopt .*)$", block("yaml"), re.MULTILINE):
                ended = run("sh", "-e", "-c", step).returncode
                wanted = 0 if code == 1 and "--fail-on never" in step else code
                expect(ended == wanted, f"'{step}' ends with {ended}: {name}")
    with tempfile.TemporaryDirectory() as work:
        workflow = Path(work, "klopt.yml")
        workflow.write_text(block("yaml"))
        check = subprocess.run(
            [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows", str(workflow)],
            capture_output=True, text=True, timeout=120)
        expect(check.returncode == 0, f"the workflow fits GitHub's schema {check.stdout}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
