#!/usr/bin/env python3
"""Opens klopt's CSV in LibreOffice with Dutch settings: the columns are right, and every cell says what klopt wrote.

    spreadsheet.py KLOPT [--soffice soffice]

Exit code 1 when a cell became something else: a formula's result, a date, a number without its zeros.
"""

import argparse
import csv
import subprocess
import sys
import tempfile
from pathlib import Path

# Separator ; and quote ", UTF-8, from row 1, Dutch, texts between quotes too, and numbers and dates recognised: as a
# spreadsheet does by itself when somebody double-clicks the file. Source: LibreOffice, "Filter options for CSV".
OPEN = "CSV:59,34,76,1,,1043,false,true"
# Tabs, UTF-8, Dutch, cells as shown.
SAVE = "csv:Text - txt - csv (StarCalc):9,34,76,1,,1043,false,true"

RULES = """pack proef "Proef" version "1"
dataset ips "IPS-trajecten" {
  key    organisatie: text "Organisatie", kwartaal: quarter "Kwartaal"
  owner  organisatie
  count  lopend "Lopende trajecten"
  count  betaald "Betaald werk" part of lopend
}
"""

NAMES = [
    "GGZ 07", "007", "1-3", "3/4", "1E5", "mei 2025", "1-3-2025", "12:30", "=1+1", "+31 6 12", "-5", "@SUM(A1)",
    '=HYPERLINK("http://x")', "Zorg; \"één\"", "regel 1\nregel 2", "Oriënt €", "12345678901234567", "TRUE", " spatie",
]


def rows(text, delimiter):
    return list(csv.reader(text.splitlines(keepends=True), delimiter=delimiter))


def convert(soffice, home, source, target, to, opened=None):
    command = [soffice, f"-env:UserInstallation={home.as_uri()}", "--headless", "--convert-to", to]
    command += [f"--infilter={opened}"] if opened else []
    subprocess.run(command + ["--outdir", str(target), str(source)], check=True, capture_output=True, timeout=300)


def shown(cell):
    """A number as it is, whatever sign and mark the spreadsheet shows; another text as it stands."""
    plain = cell.strip().replace("−", "-")
    number = plain.replace(",", ".")
    try:
        return float(number) if number.replace(".", "", 1).lstrip("-").isdigit() else plain
    except ValueError:
        return plain


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("klopt")
    parser.add_argument("--soffice", default="soffice")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        (work / "rules").mkdir()
        (work / "rules" / "pack.klopt").write_text(RULES, encoding="utf-8")
        with open(work / "ips.csv", "w", encoding="utf-8", newline="") as file:
            table = csv.writer(file, delimiter=";")
            table.writerow(["organisatie", "kwartaal", "lopend", "betaald"])
            for text in NAMES:
                table.writerow([text, "2025-Q2", "10", "12"])
                table.writerow([text, "2025-Q1", "10", text])
        command = [arguments.klopt, "check", str(work / "ips.csv"), "--rules", str(work / "rules"), "--period", "all"]
        subprocess.run(command + ["--format", "csv", "--output", str(work / "punten.csv")], capture_output=True)
        written = rows((work / "punten.csv").read_text(encoding="utf-8-sig"), ";")
        convert(arguments.soffice, work / "home", work / "punten.csv", work, "ods", OPEN)
        convert(arguments.soffice, work / "home", work / "punten.ods", work / "back", SAVE)
        opened = rows((work / "back" / "punten.csv").read_text(encoding="utf-8-sig"), "\t")
        wrong = [
            (row, column, wrote, became)
            for row, (before, after) in enumerate(zip(written, opened), 1)
            for column, (wrote, became) in enumerate(zip(before, after), 1)
            if shown(wrote) != shown(became)
        ]
        for row, column, wrote, became in wrong:
            print(f"row {row}, column {column}: {wrote!r} became {became!r}")
        widths = {len(row) for row in opened}
        if wrong or len(opened) != len(written) or widths != {len(written[0])} or len(written) < 2 * len(NAMES):
            print(f"{len(wrong)} cells changed; {len(written)} rows written, {len(opened)} opened, {widths} cells wide")
            return 1
        print(f"{len(opened)} rows of {len(written[0])} cells open as klopt wrote them")
    return 0


if __name__ == "__main__":
    sys.exit(main())
