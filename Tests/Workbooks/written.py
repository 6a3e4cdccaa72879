"""Loads a workbook with everything that klopt writes in openpyxl and in LibreOffice: nothing may be lost or repaired.

    python3 Tests/Workbooks/written.py --workbooks .build/debug/workbooks
"""

import argparse
import pathlib
import shutil
import subprocess
import tempfile
import xml.etree.ElementTree
import zipfile

import openpyxl

TEXT = "  <tekst> & \"tekst\" _x000D_\r\n\tmet\x01 van alles \U0001f600 "


def expect(what, found, expected):
    if found != expected:
        raise SystemExit(f"{what}: found {found!r}, expected {expected!r}")


def check(path, of_office):
    book = openpyxl.load_workbook(path)
    expect("title", book.properties.title, "Voorbeeld & <proef>")
    expect("sheets", book.sheetnames, ["Controle", "Cijfers", "O'Brien's lijst"])
    cover, figures, hidden = book
    # LibreOffice knows one way of hiding.
    expect("hidden", hidden.sheet_state, "hidden" if of_office else "veryHidden")
    expect("far cell", hidden["XFD1048576"].value, "versie 2025.1")
    expect("place", cover["A3"].hyperlink.location, "Cijfers!B4")
    expect("address", cover["B3"].hyperlink.target, "https://example.org/?a=1&b=2")
    expect("width", round(cover.column_dimensions["A"].width), 40)
    expect("hidden columns", cover.column_dimensions["D"].hidden, True)
    if not of_office:
        # Without a window LibreOffice keeps nothing of how a sheet is viewed.
        expect("frozen", figures.freeze_panes, "B3")
    expect("filter", figures.auto_filter.ref, "A2:E5")
    expect("merged", [str(area) for area in figures.merged_cells.ranges], ["A1:E1"])
    expect("hidden row", figures.row_dimensions[5].hidden, True)
    expect("repeated", figures.print_title_rows, "$1:$2")
    expect("landscape", figures.page_setup.orientation, "landscape")
    expect("protected", figures.protection.sheet, True)
    expect("locked", [figures["A3"].protection.locked, figures["B3"].protection.locked], [True, False])
    expect("bold", [figures["A2"].font.b, figures["A3"].font.b], [True, False])
    expect("fill", figures["A2"].fill.fgColor.rgb, "FF1F4E79")
    expect("format", figures["D3"].number_format, "0.0%")
    expect("formula", figures["D3"].value, "=C3/B3")
    notes = {name: figures[name].comment.text for name in ("B2", "C2")}
    expect("notes", notes, {"B2": "Lopende trajecten", "C2": "Wat er stond:\nregel twee & <drie>"})
    rules = {str(rule.sqref): (rule.type, rule.formula1) for rule in figures.data_validations.dataValidation}
    expect("whole numbers", rules["B3:C5"], ("whole", "0"))
    expect("list", rules["A9"], ("list", '"ja,nee,weet niet"'))
    conditions = [rule.formula for rules in figures.conditional_formatting for rule in rules.rules]
    expect("conditions", conditions, [["B3<0"], ['B3=""']])
    values = openpyxl.load_workbook(path, data_only=True)["Cijfers"]
    # On purpose not what the formula comes to: LibreOffice too shows what stands in the file.
    expect("share", values["D3"].value, 0.354)
    expect("words", values["E4"].value, "kan niet")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--workbooks", required=True)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "sample.xlsx"
        subprocess.run([options.workbooks, "sample", path], check=True)
        with zipfile.ZipFile(path) as archive:
            expect("damaged part", archive.testzip(), None)
            for name in archive.namelist():
                xml.etree.ElementTree.fromstring(archive.read(name))
        check(path, of_office=False)
        programs = "openpyxl"
        office = shutil.which("soffice")
        if office:
            saved = pathlib.Path(folder) / "saved"
            subprocess.run([office, "--headless", "--convert-to", "xlsx", "--outdir", saved, path],
                           check=True, capture_output=True)
            check(saved / "sample.xlsx", of_office=True)
            programs += " and LibreOffice"
        print(f"What klopt writes loads in {programs} without loss")


if __name__ == "__main__":
    main()
