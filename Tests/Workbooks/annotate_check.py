"""Returned workbooks are what was sent but for what klopt marks: held cell for cell against openpyxl.

    python annotate_check.py --klopt .build/debug/klopt [--spreadsheet]

Makes workbooks as openpyxl and XlsxWriter write them, and with parts that neither writes (a conversation, macros, a
button, an external link, prefixes, cells without a place). Each is checked and returned; then the returned one is
checked and returned again. With --spreadsheet it is also opened and saved by LibreOffice in between.
"""

import argparse
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
import zipfile

import openpyxl
import xlsxwriter
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table

RULES = pathlib.Path(__file__).resolve().parent.parent / "EndToEnd" / "annotate-a-workbook" / "rules"
HEADER = ["organisatie", "regio", "kwartaal", "lopend", "lopend_uwv", "lopend_gemeente", "betaald", "beeindigd"]
RECORDS = [
    ["GGZ 01", "Noord", "2025-Q2", 80, 40, 25, 3, 1],
    ["GGZ 01", "Zuid", "2025-Q2", 5, 5, 0, 7, None],
    ["GGZ 01", "Oost", "2025-Q2", 12, 6, 6, 4, "veel"],
]
OWN_SHEETS = {"Aandachtspunten", "_klopt_terug"}
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
# ECMA-376 Part 1, 18.3.1.99: in this order and no other.
ORDER = """sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges
scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting
dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties
cellWatches ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF drawingHF picture oleObjects controls
webPublishItems tableParts extLst""".split()


# Workbooks

def with_openpyxl(path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "IPS"
    sheet["A1"] = "Aanlevering <tweede> kwartaal & meer"
    sheet.merge_cells("A1:F1")
    side = Side("thin", color="FF888888")
    for column, name in enumerate(HEADER, 1):
        cell = sheet.cell(3, column, name)
        cell.font, cell.fill, cell.alignment = Font(bold=True), PatternFill("solid", fgColor="FFDDEBF7"), Alignment(wrap_text=True)
    for row, record in enumerate(RECORDS, 4):
        for column, value in enumerate(record, 1):
            cell = sheet.cell(row, column, value)
            if column > 3:
                cell.number_format, cell.protection = "#,##0", Protection(locked=False)
                cell.border = Border(left=side, right=side)
                cell.fill = PatternFill("solid", fgColor="FFFFF2CC" if row % 2 else "FFE2F0D9")
    sheet["D4"].comment, sheet["A5"].comment = Comment("Nagevraagd.", "Jan"), Comment("Blijft staan.", "Piet")
    sheet.column_dimensions["B"].width, sheet.row_dimensions[5].height = 31, 40
    sheet.freeze_panes = "D4"
    sheet.conditional_formatting.add("D4:H9", CellIsRule("lessThan", ["0"], fill=PatternFill(bgColor="FFFF0000")))
    validation = DataValidation("whole", operator="greaterThanOrEqual", formula1="0")
    validation.add("D4:H9")
    sheet.add_data_validation(validation)
    sheet.protection.sheet = True
    sheet.print_title_rows = "3:3"
    other = book.create_sheet("Jan's blad")
    other["A1"], other["B2"] = "=SUM(IPS!D4:D9)", 3.5
    table = book.create_sheet("Tabel")
    for row in (["a", "b"], [1, 2]):
        table.append(row)
    table.add_table(Table(displayName="T", ref="A1:B2"))
    book.create_sheet("Verborgen").sheet_state = "hidden"
    book.defined_names["bereik"] = openpyxl.workbook.defined_name.DefinedName("bereik", attr_text="IPS!$D$4:$H$9")
    book.save(path)


def with_xlsxwriter(path):
    book = xlsxwriter.Workbook(path)
    look = book.add_format({"num_format": "#,##0", "bg_color": "#FFFF00", "border": 1, "italic": True})
    sheet, other = book.add_worksheet("IPS"), book.add_worksheet("Grafiek")
    sheet.write_row(0, 0, HEADER)
    for row, record in enumerate(RECORDS, 1):
        for column, value in enumerate(record):
            if value is not None:
                sheet.write(row, column, value, look if column > 3 else None)
    other.write_rich_string(7, 0, "een ", book.add_format({"bold": True}), "vette", " tekst")
    other.write_formula(8, 3, "=SUM(IPS!D2:D4)", None, 97)
    sheet.write_comment("G3", "Dit weten we", {"author": "Jan"})
    sheet.insert_button("K3", {"caption": "Knop"})
    sheet.insert_textbox(12, 1, "tekstvak")
    sheet.set_column(7, 7, 20, look)
    sheet.set_row(6, 30, look)
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=IPS!$D$2:$D$4"})
    other.insert_chart("B2", chart)
    other.activate()
    book.close()


def rewritten(source, path, change):
    """A copy in which some parts are others: `change` gets a dictionary of parts by name."""
    with zipfile.ZipFile(source) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)


def with_oddities(source, path):
    """Parts that only Excel writes."""

    def change(parts):
        parts["xl/threadedComments/threadedComment1.xml"] = b"""<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"><threadedComment ref="D4" dT="2025-07-01T10:00:00.00" personId="{11111111-1111-1111-1111-111111111111}" id="{22222222-2222-2222-2222-222222222222}"><text>Klopt dit?</text></threadedComment></ThreadedComments>"""
        parts["xl/persons/person.xml"] = b"""<personList xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"><person displayName="Jan" id="{11111111-1111-1111-1111-111111111111}" userId="jan" providerId="None"/></personList>"""
        parts["customXml/item1.xml"] = b"<gegevens>1</gegevens>"
        parts["xl/printerSettings/printerSettings1.bin"] = bytes(range(256))
        parts["xl/calcChain.xml"] = b'<calcChain xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><c r="A1" i="2"/></calcChain>'
        sheet = parts["xl/worksheets/sheet1.xml"].decode()
        # Cells and rows without a place, and an extension behind the drawing.
        sheet = re.sub(r'<row r="4"[^>]*>', "<row r='4' spans='1:8'>", sheet)
        sheet = re.sub(r'(<c) r="[B-H]5"', r"\1", sheet)
        sheet = sheet.replace("</worksheet>", '<extLst><ext uri="{x}"/></extLst></worksheet>')
        parts["xl/worksheets/sheet1.xml"] = sheet.encode()

    rewritten(source, path, change)


def with_prefixes(source, path):
    def change(parts):
        name = "xl/worksheets/sheet1.xml"
        sheet = parts[name].decode()
        sheet = re.sub(r"<(/?)(?![?!/])(?!\w+:)(\w)", r"<\1s:\2", sheet)
        parts[name] = sheet.replace("<s:worksheet xmlns=", "<s:worksheet xmlns:s=", 1).encode()

    rewritten(source, path, change)


def with_macros(source, path):
    def change(parts):
        types = parts["[Content_Types].xml"].decode()
        types = types.replace("spreadsheetml.sheet.main+xml", "x", 0)
        types = types.replace("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
                              "application/vnd.ms-excel.sheet.macroEnabled.main+xml")
        types = types.replace("</Types>", '<Override PartName="/xl/vbaProject.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>')
        parts["[Content_Types].xml"] = types.encode()
        parts["xl/vbaProject.bin"] = b"\xd0\xcf\x11\xe0" + bytes(2000)

    rewritten(source, path, change)


# Checks

class Failure(Exception):
    pass


def expect(condition, text):
    if not condition:
        raise Failure(text)


def run(klopt, source, target):
    command = [klopt, "check", str(source), "--rules", str(RULES), "--annotate", str(target), "--format", "json"]
    result = subprocess.run(command, capture_output=True, text=True)
    expect(result.returncode in (0, 1), f"exit code {result.returncode}: {result.stderr}")
    return json.loads(result.stdout)["issues"]


def look(cell):
    """All of a cell but its fill; what openpyxl hands out for a style is only comparable as text."""
    styles = [cell.font, cell.border, cell.alignment, cell.protection]
    return [str(cell.value), cell.data_type, cell.number_format] + [repr(style) for style in styles]


def formats(sheet):
    return [(str(block.sqref), [repr(rule) for rule in block.rules]) for block in sheet.conditional_formatting]


def difference(one, other):
    return next((f"{a} became {b}" for a, b in zip(one, other) if a != b), "nothing")


def compare(before, after, issues):
    marked = {(i["location"]["sheet"], c) for i in issues if i["location"] for c in i["location"]["cells"]}
    macros = before.suffix == ".xlsm"
    old, new = (openpyxl.load_workbook(path, keep_vba=macros, rich_text=True) for path in (before, after))
    own = [name for name in new.sheetnames if name not in old.sheetnames]
    expect(set(own) == OWN_SHEETS - set(old.sheetnames), f"sheets {own}")
    expect([n for n in new.sheetnames if n not in own] == old.sheetnames, "other order of sheets")
    counts = {"cells": 0, "marked": 0}
    for sheet in old:
        if sheet.title in OWN_SHEETS:
            continue
        other = new[sheet.title]
        expect(not hasattr(sheet, "iter_rows") or other.max_row >= sheet.max_row, "rows lost")
        for row in other.iter_rows() if hasattr(other, "iter_rows") else []:
            for cell in row:
                is_new = (cell.row, cell.column) not in sheet._cells
                was = sheet[cell.coordinate]
                counts["cells"] += 1
                # A cell that was not there looked as its row or column says, which openpyxl does not tell.
                expect(cell.value is None if is_new else look(was) == look(cell), f"{sheet.title}!{cell.coordinate}: {difference(look(was), look(cell))}")
                if (sheet.title, cell.coordinate) in marked:
                    counts["marked"] += 1
                    color = cell.fill.fgColor.rgb
                    expect(cell.fill.fill_type == "solid" and color.startswith(("FFFFB3", "FFFFCF", "FFCBE3")), f"{cell.coordinate} is {color}")
                    expect(cell.comment and "— klopt —" in cell.comment.text, f"{cell.coordinate} has no note")
                    if was.comment and "— klopt —" not in was.comment.text:
                        expect(cell.comment.text.startswith(was.comment.text), f"the note on {cell.coordinate} is lost")
                else:
                    expect(repr(was.fill) == repr(cell.fill), f"the fill of {sheet.title}!{cell.coordinate} is another")
                    texts = [c.comment.text if c.comment else None for c in (was, cell)]
                    expect(texts[0] == texts[1], f"the note on {cell.coordinate}: {texts}")
        for what in ("merged_cells", "freeze_panes", "sheet_state", "protection", "auto_filter", "print_title_rows"):
            expect(repr(getattr(sheet, what)) == repr(getattr(other, what)), f"{sheet.title}: {what}")
        widths = [{k: (d.width, d.hidden) for k, d in s.column_dimensions.items()} for s in (sheet, other)]
        heights = [{k: (d.height, d.hidden) for k, d in s.row_dimensions.items() if d.height} for s in (sheet, other)]
        expect(widths[0] == widths[1] and heights[0] == heights[1], f"{sheet.title}: widths or heights")
        expect(formats(sheet) == formats(other), f"{sheet.title}: conditional formats")
        rules = [[(str(v.sqref), v.type, v.formula1) for v in s.data_validations.dataValidation] for s in (sheet, other)]
        expect(rules[0] == rules[1], f"{sheet.title}: validations")
        expect(sheet.tables.keys() == other.tables.keys(), f"{sheet.title}: tables")
    expect(counts["marked"] == len(marked), f"{counts['marked']} of {len(marked)} cells are marked")
    names = {n: d.attr_text for n, d in new.defined_names.items() if not n.startswith("_klopt")}
    was = {n: d.attr_text for n, d in old.defined_names.items() if not n.startswith("_klopt")}
    expect(names == was, "defined names")
    rows = [row for row in new["Aandachtspunten"].iter_rows(values_only=True) if isinstance(row[0], (int, float))]
    expect(len(rows) == len(issues), f"{len(rows)} rows for {len(issues)} issues")
    return counts


def compare_parts(before, after, issues):
    """What is not touched is copied; what is written is well-formed, in order, and leads to what is there."""
    with zipfile.ZipFile(before) as old, zipfile.ZipFile(after) as new:
        expect(new.testzip() is None, "a checksum is wrong")
        sheets = {i["location"]["sheet"] for i in issues if i["location"]}
        names = set(new.namelist())
        expect(set(old.namelist()) <= names, "a part is gone")
        changed = [n for n in old.namelist() if old.read(n) != new.read(n)]
        allowed = re.compile(r"(\[Content_Types\]\.xml|xl/workbook\.xml|xl/_rels/workbook\.xml\.rels|xl/styles\.xml|xl/worksheets/.*|xl/comments.*|xl/drawings/.*\.vml|docProps/app\.xml)$")
        expect(all(allowed.match(n) for n in changed), f"changed: {changed}")
        if "docProps/app.xml" in changed:
            titles = [t.text for t in ElementTree.fromstring(new.read("docProps/app.xml")).iter() if t.tag.endswith("}lpstr")]
            names_of_sheets = [e.get("name") for e in ElementTree.fromstring(new.read("xl/workbook.xml")).iter(MAIN + "sheet")]
            at = next((i for i, t in enumerate(titles) if t == names_of_sheets[0]), None)
            expect(at is not None and titles[at:at + len(names_of_sheets)] == names_of_sheets,
                   f"docProps/app.xml names {titles}, the workbook {names_of_sheets}")
        for name in names:
            if name.endswith((".xml", ".rels")):
                root = ElementTree.fromstring(new.read(name))
                if root.tag == MAIN + "worksheet":
                    order = [ORDER.index(c.tag.split("}")[1]) for c in root if c.tag.split("}")[1] in ORDER]
                    expect(order == sorted(order), f"{name}: elements out of order")
            if name.endswith(".rels"):
                folder = name.replace("_rels/", "").rsplit("/", 1)[0] if name.count("/") > 1 else ""
                ids = [link.get("Id") for link in root]
                expect(len(ids) == len(set(ids)), f"{name}: an id twice")
                for link in root:
                    if link.get("TargetMode") != "External":
                        target = link.get("Target")
                        path = target[1:] if target.startswith("/") else str(pathlib.PurePosixPath(folder) / target)
                        parts = []
                        for part in path.split("/"):
                            parts.pop() if part == ".." else parts.append(part)
                        expect("/".join(p for p in parts if p != ".") in names, f"{name} leads to {target}")
        types = ElementTree.fromstring(new.read("[Content_Types].xml"))
        overrides = {t.get("PartName", "").lower() for t in types}
        defaults = {t.get("Extension", "").lower() for t in types}
        for name in names - set(old.namelist()):
            expect("/" + name.lower() in overrides or name.rsplit(".", 1)[1] in defaults - {"xml"}, f"{name} has no type")
    return len(sheets)


def corrected(source, path):
    """The returned workbook with figures that add up, as an organisation sends it again."""
    book = openpyxl.load_workbook(source, keep_vba=path.suffix == ".xlsm")
    sheet = book["IPS"]
    for row in sheet.iter_rows():
        place = {"Noord": ("D", 65), "Zuid": ("G", 2), "Oost": ("H", 1)}.get(row[1].value)
        if place:
            sheet[f"{place[0]}{row[0].row}"] = place[1]
            if row[1].value == "Zuid":
                sheet[f"H{row[0].row}"] = 0
    book.save(path)


def saved_by_spreadsheet(source, folder):
    profile = folder / "profile"
    command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML",
               "--outdir", str(folder / "saved"), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return folder / "saved" / (source.stem + ".xlsx")


def check(klopt, source, folder, spreadsheet):
    first, second = (folder / f"{source.stem}.{n}{source.suffix}" for n in (1, 2))
    issues = run(klopt, source, first)
    expect(len(issues) >= 4, f"only {len(issues)} issues")
    counts = compare(source, first, issues)
    compare_parts(source, first, issues)
    again = run(klopt, first, second)
    expect([i["id"] for i in issues] == [i["id"] for i in again], "the returned workbook gives other issues")
    expect(first.read_bytes() == second.read_bytes(), "a second time is not the same")
    # Corrected with openpyxl, which numbers all styles anew: the colours go, what was there comes back.
    mended, third = folder / f"{source.stem}.mended{source.suffix}", folder / f"{source.stem}.3{source.suffix}"
    corrected(first, mended)
    expect(run(klopt, mended, third) == [], "still issues in the corrected workbook")
    original, returned = openpyxl.load_workbook(source), openpyxl.load_workbook(third)
    for row in returned["IPS"].iter_rows():
        for cell in row:
            is_new = (cell.row, cell.column) not in original["IPS"]._cells
            was = original["IPS"][cell.coordinate]
            expect(is_new and cell.fill.fgColor.rgb == "FFFFFF00" or repr(was.fill) == repr(cell.fill) and was.number_format == cell.number_format, f"{cell.coordinate} is still coloured")
            texts = [c.comment.text if c.comment else None for c in (was, cell)]
            expect(texts[0] == texts[1], f"a note stays on {cell.coordinate}: {texts}")
    if spreadsheet:
        saved = saved_by_spreadsheet(first, folder)
        fourth = folder / f"{source.stem}.4.xlsx"
        expect(len(run(klopt, saved, fourth)) == len(issues), "saved by LibreOffice it gives other issues")
        compare(saved, fourth, issues)
        book = openpyxl.load_workbook(fourth)
        expect(sorted(n for n in book.sheetnames if n.startswith(("Aandachts", "_klopt"))) == sorted(OWN_SHEETS), "lists stack")
    return counts


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--klopt", required=True)
    parser.add_argument("--spreadsheet", action="store_true", help="also by way of LibreOffice")
    parser.add_argument("--keep", help="a folder in which the workbooks are left")
    arguments = parser.parse_args()
    if arguments.spreadsheet and not shutil.which("soffice"):
        sys.exit("soffice is not there")
    failed = 0
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(arguments.keep or temporary)
        folder.mkdir(parents=True, exist_ok=True)
        with_openpyxl(folder / "openpyxl.xlsx")
        with_xlsxwriter(folder / "xlsxwriter.xlsx")
        with_oddities(folder / "openpyxl.xlsx", folder / "oddities.xlsx")
        with_prefixes(folder / "openpyxl.xlsx", folder / "prefixes.xlsx")
        with_macros(folder / "xlsxwriter.xlsx", folder / "macros.xlsm")
        sources = ["openpyxl.xlsx", "xlsxwriter.xlsx", "oddities.xlsx", "prefixes.xlsx", "macros.xlsm"]
        for name in sources:
            try:
                counts = check(arguments.klopt, folder / name, folder, arguments.spreadsheet)
                print(f"{name}: {counts['cells']} cells the same, {counts['marked']} marked, twice the same, and back again")
            except Failure as failure:
                failed += 1
                print(f"{name}: {failure}", file=sys.stderr)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
