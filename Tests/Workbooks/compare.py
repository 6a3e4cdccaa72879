"""Compares, cell for cell, what klopt reads in workbooks with what openpyxl and python-calamine read in them.

Makes workbooks by chance with openpyxl and XlsxWriter, of each one as LibreOffice saves it when `soffice` is there.
Needs openpyxl, XlsxWriter and python-calamine.

    python3 Tests/Workbooks/compare.py --workbooks .build/debug/workbooks [--seeds 1,2,3] [--work DIR]
"""

import argparse
import datetime
import json
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import warnings

import openpyxl
import python_calamine
import xlsxwriter
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment

warnings.simplefilter("ignore")
ERRORS = ["#REF!", "#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#VALUE!"]
TEXTS = [
    "Organisatie", "GGZ 07", "  spaties  ", "é à ü € ≤", "regel een\nregel twee", "a & b < c > d \"e\" 'f'", "007", "1.484",
    "35,4%", "tab\tin tekst", "😀 buiten het eerste vlak", "x" * 3000, "=geen formule", "_x000D_", "]]>", "-",
]
ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
MOMENTS = ("date", "dateAndTime", "time", "duration")
FORMATS = ["General", "0", "0.0%", "0%", "#,##0.00", "dd-mm-yyyy", "[$-413]d mmmm yyyy;@", "yyyy-mm-dd hh:mm", "@",
           "[h]:mm", '0.0" procent"', "0.00E+00", '"dag "0', "mmm-yy", "# ?/?", "_ * #,##0.00_ ;_ * -#,##0.00_ "]


def number(source):
    kind = source.randrange(8)
    if kind == 0:
        return source.randrange(0, 100)
    if kind == 1:
        return source.randrange(0, 10 ** source.randrange(1, 18))
    if kind == 2:
        return source.randrange(0, 1000) / 1000
    if kind == 3:
        return source.random() * 10 ** source.randrange(-12, 12)
    if kind == 4:
        return -source.randrange(0, 100000) / 100
    if kind == 5:
        return source.choice([0.1, 0.354, 1e-7, 1e15, 123456789012345680.0, 1e21, 5e-324, 1.5e300, 0.1 + 0.2])
    return source.randrange(0, 5000)


def with_openpyxl(path, source):
    book = openpyxl.Workbook()
    book.epoch = source.choice([openpyxl.utils.datetime.WINDOWS_EPOCH, openpyxl.utils.datetime.MAC_EPOCH])
    for index in range(source.randrange(1, 4)):
        sheet = book.active if index == 0 else book.create_sheet()
        sheet.title = ["Blad & <1>", "IPS-trajecten", "Toelichting é"][index]
        if index > 0:
            sheet.sheet_state = source.choice(["visible", "hidden", "veryHidden"])
        row = 0
        for _ in range(source.randrange(1, 60)):
            row += 1 if source.random() < 0.9 else source.randrange(1, 400)
            for column in range(1, source.randrange(2, 30)):
                if source.random() < 0.2:
                    continue
                cell = sheet.cell(row, column)
                kind = source.randrange(10)
                if kind < 4:
                    cell.value = number(source)
                    if source.random() < 0.5:
                        cell.number_format = source.choice(FORMATS)
                elif kind < 6:
                    text = source.choice(TEXTS)
                    cell.value = text
                    if text.startswith("="):
                        cell.data_type = "s"
                elif kind == 6:
                    cell.value = source.random() < 0.5
                elif kind == 7:
                    cell.value = datetime.date(1905, 1, 1) + datetime.timedelta(days=source.randrange(50000))
                    cell.number_format = source.choice(["dd-mm-yyyy", "yyyy-mm-dd", "d mmm yy", "mm-dd-yy"])
                elif kind == 8:
                    cell.value = source.choice(ERRORS)
                    cell.data_type = "e"
                elif source.random() < 0.5:
                    cell.value = "=SUM(A1:A2)"
                else:
                    cell.value = CellRichText("deel een ", TextBlock(InlineFont(b=True), "vet & "), "deel drie")
        if source.random() < 0.5:
            sheet.merge_cells("C1:E2")
        if source.random() < 0.5:
            sheet.column_dimensions["B"].hidden = True
        if source.random() < 0.5:
            sheet.row_dimensions[2].hidden = True
        if source.random() < 0.5:
            sheet.auto_filter.ref = "A1:D9"
        if source.random() < 0.5:
            sheet["A1"].comment = Comment("toelichting", "iemand")
        if source.random() < 0.3:
            sheet.cell(1_048_576, 16_384).value = 7
    book.save(path)


def with_xlsxwriter(path, source):
    book = xlsxwriter.Workbook(path, {"in_memory": source.random() < 0.5, "date_1904": source.random() < 0.5,
                                      "use_zip64": source.random() < 0.3})
    bold = book.add_format({"bold": True})
    for name in ["Data", "Formules", "Leeg"]:
        sheet = book.add_worksheet(name)
        if name == "Leeg":
            continue
        for row in range(source.randrange(1, 80)):
            for column in range(source.randrange(1, 20)):
                kind = source.randrange(7)
                if kind == 0:
                    sheet.write_string(row, column, source.choice(TEXTS))
                elif kind == 1:
                    sheet.write_blank(row, column, None, bold)
                elif kind == 2:
                    sheet.write_boolean(row, column, source.random() < 0.5)
                elif kind == 3:
                    value = source.choice([number(source), "tekst & <uitkomst>", True, "#N/A", ""])
                    sheet.write_formula(row, column, '=IF(A1<B1,"x > y",1)', bold, value)
                elif kind == 4:
                    sheet.write_rich_string(row, column, "gewoon ", bold, "vet é", " en verder")
                else:
                    format = book.add_format({"num_format": source.choice(FORMATS)})
                    sheet.write_number(row, column, number(source), format)
        if source.random() < 0.5:
            sheet.merge_range("V2:X4", "samen")
            sheet.set_column("D:F", None, None, {"hidden": True})
            sheet.autofilter("A1:C9")
            sheet.write_comment("A2", "notitie")
    book.close()


def large(path):
    """More than the reader hands over at once, in every form of cell."""
    source = random.Random("large")
    book = xlsxwriter.Workbook(path, {"constant_memory": True})
    sheet = book.add_worksheet("Data")
    for row in range(1500):
        for column in range(40):
            kind = (row // 300 + column) % 5
            if kind == 0:
                sheet.write_string(row, column, f"regio {source.randrange(40)} é")
            elif kind == 1:
                sheet.write_formula(row, column, "=A1+B2", None, source.randrange(5000))
            elif kind == 2:
                sheet.write_formula(row, column, '=A1&"<x>"', None, source.choice(["ja", "nee & misschien", ""]))
            elif kind == 3:
                sheet.write_number(row, column, source.random())
            else:
                sheet.write_number(row, column, source.randrange(5000))
    book.close()


def dump(workbooks, path):
    result = subprocess.run([workbooks, "dump", path], capture_output=True, text=True)
    if result.returncode != 0:
        raise SystemExit(f"{path}: {result.stdout[-400:]}")
    sheets = []
    for line in result.stdout.splitlines():
        entry = json.loads(line)
        if "sheet" in entry:
            sheets.append((entry, {}, set()))
        else:
            sheets[-1][1].update(entry["cells"])
            if entry["hidden"]:
                sheets[-1][2].add(entry["row"])
    return sheets


def agrees(cell, theirs):
    kind, value, format_kind, _, is_formula = cell
    if kind in ("number", "extremeNumber"):
        if isinstance(theirs, (datetime.datetime, datetime.date)):
            if value.count("-") == 2 and format_kind in ("date", "dateAndTime"):
                return tuple(map(int, value.split("-"))) == (theirs.year, theirs.month, theirs.day)
            return format_kind in ("date", "dateAndTime")
        if isinstance(theirs, (datetime.time, datetime.timedelta)):
            return format_kind in ("time", "duration", "dateAndTime", "date")
        if theirs == "#VALUE!" and format_kind in MOMENTS:
            # A moment beyond all that openpyxl knows.
            return True
        if value.count("-") == 2 and format_kind in ("date", "dateAndTime"):
            # A day that openpyxl does not make one of: out of its range.
            return isinstance(theirs, (int, float))
        return not isinstance(theirs, (bool, str)) and float(value) == float(theirs)
    if kind == "boolean":
        return theirs is value
    if kind == "formulaWithoutValue":
        return theirs is None
    # openpyxl leaves the escaped characters of texts in cells as they are.
    theirs = theirs or ""
    return value in (theirs, ESCAPE.sub(lambda found: chr(int(found[1], 16)), theirs))


def compare(workbooks, path, problems):
    ours = dump(workbooks, path)
    book = openpyxl.load_workbook(path, data_only=True)
    if [entry["sheet"] for entry, _, _ in ours] != book.sheetnames:
        problems.append(f"{path}: sheets {book.sheetnames}")
        return 0
    calamine = python_calamine.CalamineWorkbook.from_path(str(path))
    count = 0
    for entry, cells, hidden_rows in ours:
        sheet = book[entry["sheet"]]
        where = f"{path} {entry['sheet']}"
        states = {"visible": "visible", "hidden": "hidden", "veryHidden": "veryHidden"}
        if states[entry["visibility"]] != sheet.sheet_state:
            problems.append(f"{where}: {entry['visibility']} is {sheet.sheet_state}")
        if sorted(entry["merged"]) != sorted(str(area) for area in sheet.merged_cells.ranges):
            problems.append(f"{where}: merged {entry['merged']}")
        if entry["filter"] != sheet.auto_filter.ref:
            problems.append(f"{where}: filter {entry['filter']} is {sheet.auto_filter.ref}")
        theirs = {}
        for (row, column), cell in sheet._cells.items():
            if cell.value is not None:
                theirs[cell.coordinate] = cell
        for name, cell in cells.items():
            other = theirs.pop(name, None)
            value = other.value if other is not None else None
            if not agrees(cell, value):
                problems.append(f"{where}!{name}: klopt {cell}, openpyxl {value!r}")
            count += 1
        for name, other in theirs.items():
            problems.append(f"{where}!{name}: klopt nothing, openpyxl {other.value!r}")
        hidden = {row for row, dimension in sheet.row_dimensions.items() if dimension.hidden}
        if not hidden_rows <= hidden or {row for row in hidden if any(key.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == str(row) for key in cells)} - hidden_rows:
            problems.append(f"{where}: hidden rows {hidden_rows} are {hidden}")
        if not any(row > 100_000 for row in range(sheet.max_row, sheet.max_row + 1)):
            count += compare_calamine(calamine.get_sheet_by_name(entry["sheet"]), cells, where, problems)
    return count


def compare_calamine(sheet, cells, where, problems):
    count = 0
    try:
        rows = sheet.to_python(skip_empty_area=False)
    except OverflowError:
        # A number far beyond all days, shown as one.
        return 0
    for row, values in enumerate(rows):
        for column, theirs in enumerate(values):
            cell = cells.get(f"{openpyxl.utils.get_column_letter(column + 1)}{row + 1}")
            if cell is None or cell[0] in ("error", "formulaWithoutValue"):
                # It shows an error as nothing.
                if theirs != "" and cell is None:
                    problems.append(f"{where}: klopt nothing, calamine {theirs!r} at {row + 1}, {column + 1}")
                continue
            count += 1
            # It treats every moment its own way; openpyxl's is compared above.
            if cell[0] == "number" and not isinstance(theirs, (int, float)):
                continue
            if not agrees(cell, theirs):
                problems.append(f"{where}: klopt {cell}, calamine {theirs!r} at {row + 1}, {column + 1}")
    return count


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--workbooks", required=True)
    parser.add_argument("--seeds", default="1,2,3")
    parser.add_argument("--work")
    options = parser.parse_args()
    work = pathlib.Path(options.work or tempfile.mkdtemp())
    work.mkdir(parents=True, exist_ok=True)
    paths = [work / "large.xlsx"]
    large(str(paths[0]))
    for seed in options.seeds.split(","):
        for name, make in [("openpyxl", with_openpyxl), ("xlsxwriter", with_xlsxwriter)]:
            path = work / f"{name}-{seed}.xlsx"
            make(str(path), random.Random(f"{name} {seed}"))
            paths.append(path)
    office = shutil.which("soffice")
    if office:
        saved = work / "libreoffice"
        subprocess.run([office, "--headless", "--convert-to", "xlsx", "--outdir", str(saved), *map(str, paths)],
                       check=True, capture_output=True)
        paths += sorted(saved.glob("*.xlsx"))
    problems = []
    count = sum(compare(options.workbooks, path, problems) for path in paths)
    for problem in problems[:40]:
        print(problem[:400])
    programs = "openpyxl, XlsxWriter and LibreOffice" if office else "openpyxl and XlsxWriter; no LibreOffice here"
    print(f"{len(paths)} workbooks of {programs}: {count} comparisons, {len(problems)} differences")
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
