"""Makes the workbooks of the end-to-end cases about returning them: python returned_cases.py; needs openpyxl."""

import zipfile

import openpyxl
from openpyxl.comments import Comment
from openpyxl.styles import Border, Font, PatternFill, Protection, Side

import cases

HEADER = ["organisatie", "regio", "kwartaal", "lopend", "lopend_uwv", "lopend_gemeente", "betaald", "beeindigd"]


def workbook(records, note=None):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "IPS"
    sheet["A1"] = "Aanlevering tweede kwartaal"
    sheet["A1"].font = Font(size=14, bold=True)
    for column, name in enumerate(HEADER, 1):
        cell = sheet.cell(3, column, name)
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="FFDDEBF7")
    side = Side("thin", color="FFBFBFBF")
    for row, record in enumerate(records, 4):
        for column, value in enumerate(record, 1):
            cell = sheet.cell(row, column, value)
            if column > 3:
                cell.fill, cell.number_format = PatternFill("solid", fgColor="FFFFF9E5"), "#,##0"
                cell.border, cell.protection = Border(left=side, right=side), Protection(locked=False)
    if note:
        sheet[note].comment = Comment("Nagevraagd bij de afdeling.", "Jan")
    sheet.freeze_panes = "D4"
    sheet.protection.sheet = True
    calculations = book.create_sheet("Berekening")
    calculations["A1"] = "=SUM(IPS!D4:D9)"
    return book


def save(book, *places):
    for place in places:
        cases.save(book, cases.CASES / place)


def damage(place, part):
    """Leaves half of a part, of which reading the figures takes no notice."""
    path = cases.CASES / place
    with zipfile.ZipFile(path) as archive:
        parts = [(information, archive.read(information)) for information in archive.infolist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for information, data in parts:
            archive.writestr(information, data[: len(data) // 2] if information.filename == part else data)


def main():
    wrong = [["GGZ 01", "Noord", "2025-Q2", 80, 40, 25, 3, 1], ["GGZ 01", "Zuid", "2025-Q2", 5, 5, 0, 7, None]]
    right = [["GGZ 02", "Noord", "2025-Q2", 65, 40, 25, 3, 1]]
    save(workbook(wrong, note="D4"), "annotate-a-workbook/data/GGZ 01.xlsx", "annotate-not-over-what-is-checked/data/GGZ 01.xlsx",
         "packets-with-workbooks/data/GGZ 01.xlsx", "packets-of-workbooks/data/GGZ 01.xlsx",
         "exit-2-annotate-two-workbooks/data/GGZ 01.xlsx")
    save(workbook(right), "annotate-all-adds-up/data/GGZ 02.xlsx", "exit-2-annotate-two-workbooks/data/GGZ 02.xlsx",
         "exit-2-annotate-another-ending/data/GGZ 02.xlsx")
    damaged = "packets-with-a-workbook-that-cannot-be-marked/data/GGZ 01.xlsx"
    save(workbook(wrong, note="D4"), damaged)
    damage(damaged, "xl/comments/comment1.xml")
    several = [["GGZ 03", "Noord", "2025-Q2", 8, 4, 3, 1, 1], ["GGZ 04", "Noord", "2025-Q2", 9191, 9191, 0, 1, 1]]
    save(workbook(several), "packets-with-workbooks/data/allen.xlsx", "packets-of-workbooks/data/allen.xlsx")


if __name__ == "__main__":
    main()
