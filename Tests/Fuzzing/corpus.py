"""Puts inputs to begin with into a folder: the fixtures, as files and as parts with zero bytes between them."""

import pathlib
import sys
import zipfile

PARTS = ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml",
         "xl/_rels/workbook.xml.rels", "_rels/.rels", "[Content_Types].xml"]
MAIN = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'

folder = pathlib.Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
fixtures = pathlib.Path(__file__).resolve().parent.parent / "KloptWorkbookTests" / "Fixtures"
for path in sorted(fixtures.iterdir()):
    (folder / path.name).write_bytes(b"\0" + path.read_bytes())
    if path.suffix == ".xlsx" and zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            parts = [archive.read(name) if name in names else b"" for name in PARTS]
        (folder / f"{path.name}.parts").write_bytes(b"\1" + b"\0".join(parts))
cells = b'''<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>-0.35399999999999998</v></c><c t="str"><f>A1</f>
<v>a &amp; b</v></c><c t="inlineStr"><is><r><t>x</t></r><rPh><t>y</t></rPh></is></c><c t="b"><v>1</v></c><c t="e">
<v>#REF!</v></c></row><row r="9" hidden="1"><c r="C9"><v>1E5</v></c></row><row><c><v><![CDATA[1]]></v></c></row>'''
sheet = b"<worksheet " + MAIN + b'><cols><col min="1" max="2" hidden="1"/></cols><sheetData>' + cells
sheet += b'</sheetData><autoFilter ref="A1:B2"/><mergeCells><mergeCell ref="A1:B1"/></mergeCells></worksheet>'
(folder / "cells").write_bytes(b"\1" + sheet)
(folder / "prefixes").write_bytes(b"\1" + sheet.replace(b"xmlns=", b"xmlns:x=").replace(b"</", b"</x:").replace(b"<c", b"<x:c"))
