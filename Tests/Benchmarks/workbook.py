"""The workbook of the benchmark, and python-calamine's side of it. Runs in the environment of the work folder.

    workbook.py make RECORDS.csv OUT.xlsx      a sheet with the same records, numbers as numbers
    workbook.py read FILE.xlsx                 every cell as a Python object; prints rows and columns
"""

import csv
import sys


def make(source, target):
    import xlsxwriter

    workbook = xlsxwriter.Workbook(target, {"in_memory": False})
    sheet = workbook.add_worksheet("ips")
    with open(source, encoding="utf-8", newline="") as lines:
        for row, cells in enumerate(csv.reader(lines, delimiter=";")):
            for column, cell in enumerate(cells):
                sheet.write(row, column, int(cell) if cell.isdigit() else cell)
    workbook.close()


def read(source):
    import python_calamine

    rows = python_calamine.CalamineWorkbook.from_path(source).get_sheet_by_index(0).to_python()
    print(len(rows), len(rows[0]))


if __name__ == "__main__":
    {"make": make, "read": read}[sys.argv[1]](*sys.argv[2:])
