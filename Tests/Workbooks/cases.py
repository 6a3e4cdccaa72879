"""Makes the workbooks of the end-to-end cases `workbook-…`, with openpyxl, as organisations send them.

They are committed; this script says what is in them. Run: python3 Tests/Workbooks/cases.py [TEMPLATE.xlsx]
"""

import datetime
import pathlib
import sys
import zipfile

import openpyxl
from openpyxl.styles import Font, PatternFill

CASES = pathlib.Path(__file__).resolve().parent.parent / "EndToEnd"
MOMENT = datetime.datetime(2025, 7, 1)


def save(workbook, path):
    """With the same bytes each time: without the hour of saving."""
    path.parent.mkdir(parents=True, exist_ok=True)
    workbook.properties.creator = "organisatie"
    workbook.properties.created = workbook.properties.modified = MOMENT
    workbook.save(path)
    with zipfile.ZipFile(path) as archive:
        parts = [(name, archive.read(name)) for name in archive.namelist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts:
            if name == "docProps/core.xml":
                begin, end = data.index(b"<dcterms:modified"), data.index(b"</dcterms:modified>")
                data = data[: data.index(b">", begin) + 1] + b"2025-07-01T00:00:00Z" + data[end:]
            information = zipfile.ZipInfo(name, (2025, 7, 1, 0, 0, 0))
            information.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(information, data)


def organisation():
    """A workbook per organisation: a cover sheet, headers over two rows, a totals row, remarks, hidden rows and sheets."""
    workbook = openpyxl.Workbook()
    cover = workbook.active
    cover.title = "Voorblad"
    cover["B2"] = "Aanlevering proefmonitor"
    cover["B4"], cover["C4"] = "Organisatie", "GGZ Noorderlicht"
    cover["B5"], cover["C5"] = "Kwartaal", "2e kwartaal 2025"

    sheet = workbook.create_sheet("IPS")
    sheet["A1"] = "Individuele Plaatsing en Steun"
    sheet["A1"].font = Font(bold=True, size=14)
    for cell, text in {
        "A3": "Regio", "B3": "Lopende trajecten", "E3": "Met betaald werk", "F3": "Beëindigde trajecten", "G3": "Opmerkingen",
        "B4": "Totaal", "C4": "UWV", "D4": "gemeente",
    }.items():
        sheet[cell] = text
        sheet[cell].fill = PatternFill("solid", fgColor="DDEBF7")
    for cells in ("A3:A4", "B3:D3", "E3:E4", "F3:F4", "G3:G4"):
        sheet.merge_cells(cells)
    rows = [
        ("Noord", 20, 12, 7, 4, 1, "nog navragen"),
        ("Zuid", "15", 9, 6, "=B6-C6", 0, None),
        ("Oost", 8, 5, 3, "#REF!", -1, None),
        ("Totaal", 43, 26, 16, 4, 0, None),
    ]
    for number, row in enumerate(rows, start=5):
        for column, value in enumerate(row, start=1):
            if value is not None:
                sheet.cell(number, column, value)
    sheet["E7"].data_type = "e"
    sheet.row_dimensions[7].hidden = True
    sheet.column_dimensions["G"].hidden = True

    lists = workbook.create_sheet("Lijsten")
    lists["A1"] = "Noord"
    lists.sheet_state = "hidden"
    workbook.create_sheet("Blad5")
    save(workbook, CASES / "workbook-of-an-organisation" / "data" / "levering Q2.xlsx")


def everything_in_one():
    """Organisation and quarter in columns: dates where a quarter is meant, merged names, numbers typed as text."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = "alles"
    sheet.append(["Kwartaal", "Organisatie", "regio", "Betaald", "lopend", "lopend_uwv", "lopend_gemeente", "beeindigd"])
    day = datetime.date(2025, 5, 1)
    sheet.append([day, "Alfa", "Noord", 3, 10, 6, 4, 1])
    sheet.append([day, None, "Zuid", 12, 10, 6, 4, 1])
    sheet.append([day, "Beta", "Oost", "1", "1.200", "1.000", "200", "0"])
    sheet.append([day, "Gamma", "Noord", 3, 10.5, 6, 4, True])
    for row in range(2, 6):
        sheet.cell(row, 1).number_format = "d-m-yyyy"
    sheet.merge_cells("B2:B3")
    sheet["J1048576"] = "x"
    save(workbook, CASES / "workbook-with-everything-in-one-sheet" / "data" / "alles.xlsx")


HEADER = ["Regio", "Lopende trajecten", "Lopend, UWV", "Lopend, gemeente", "Met betaald werk", "Beëindigde trajecten"]


def sheet_per_organisation():
    """A sheet per organisation; the quarter is asked on a cover, which also names the quarter of the template."""
    workbook = openpyxl.Workbook()
    cover = workbook.active
    cover.title = "Voorblad"
    for row in (["Sjabloonversie", "2024-Q4"], ["Vorig kwartaal was 2025-Q1"], [], ["Contactpersoon", "Kwartaal"]):
        cover.append(row)
    cover["A5"], cover["B5"] = "J. Jansen", "2025-Q2"
    for name, total in (("GGZ 01", 10), ("GGZ 02", 11)):
        sheet = workbook.create_sheet(name)
        sheet.append(HEADER)
        sheet.append(["Noord", total, 6, 4, 3, 1])
    save(workbook, CASES / "workbook-with-a-sheet-per-organisation" / "data" / "Kopie van proefmonitor Q2 def (2).xlsx")


def without_organisation():
    """Nothing says whose the figures are."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = "IPS"
    sheet.append(["Kwartaal"] + HEADER)
    sheet.append(["2025-Q2", "Noord", 10, 6, 4, 3, 1])
    save(workbook, CASES / "workbook-without-an-organisation" / "data" / "Proefmonitor Q2 def (2).xlsx")


def sheet_per_region():
    """A sheet per region, without a column that says so; one is a copy of which nobody can say what it is."""
    workbook = openpyxl.Workbook()
    cover = workbook.active
    cover.title = "Voorblad"
    cover["A1"] = "Organisatie: GGZ 01   Kwartaal: Q2 2025"
    for name, total in (("Noord", 10), ("IPS Zuid", 11), ("Oost oud", 10)):
        sheet = workbook.create_sheet(name)
        sheet.append(["Graag voor 1 juli", None, "terugsturen"])
        sheet.append(HEADER[1:])
        sheet.append([total, 6, 4, 3, 1])
    save(workbook, CASES / "workbook-with-a-sheet-per-region" / "data" / "levering.xlsx")


def quarter_before(name, words):
    """Below each name two columns, of this quarter and of the one before; behind the table a source and who filled it in."""
    workbook = openpyxl.Workbook()
    cover = workbook.active
    cover.title = "Voorblad"
    cover.append(["Organisatie", "GGZ 01"])
    cover.append(["Kwartaal", "2025-Q2"])
    sheet = workbook.create_sheet("IPS")
    sheet.append(["Regio"] + [text for title in HEADER[1:] for text in (title, None)])
    sheet.append([None] + words * 5)
    for column in range(2, 12, 2):
        sheet.merge_cells(start_row=1, end_row=1, start_column=column, end_column=column + 1)
    sheet.append(["Noord", 9, 10, 5, 6, 4, 4, 2, 3, 0, 1])
    sheet.append(["Zuid", 9, 11, 5, 6, 4, 4, 2, 3, 0, 1])
    sheet.append([])
    sheet.append(["Bron: EPD", "peildatum 1-7-2025"])
    earlier = workbook.create_sheet("IPS Q1")
    earlier.append(HEADER)
    earlier.append(["Oost", 9, 5, 4, 2, 0])
    save(workbook, CASES / name / "data" / "levering.xlsx")


def outdated_template(template):
    """A template that klopt made by the rules of the case `template-for-a-participant`, filled in; then the rules changed."""
    workbook = openpyxl.load_workbook(template)
    for cell, value in {"E7": 10, "F7": 4, "E8": 3, "F8": 5}.items():
        workbook["IPS-trajecten"][cell] = value
    save(workbook, CASES / "workbook-of-an-outdated-template" / "data" / "ggz-01.xlsx")


if __name__ == "__main__":
    organisation()
    everything_in_one()
    sheet_per_organisation()
    without_organisation()
    sheet_per_region()
    quarter_before("workbook-with-the-quarter-before", ["vorig kwartaal", "dit kwartaal"])
    quarter_before("exit-4-columns-below-one-name", ["mannen", "vrouwen"])
    if len(sys.argv) > 1:
        outdated_template(sys.argv[1])
