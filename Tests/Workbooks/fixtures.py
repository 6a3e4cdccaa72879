"""Makes the workbooks and archives of other programs under Tests/KloptWorkbookTests/Fixtures.

They are committed; this script says where they came from. Needs openpyxl, XlsxWriter and, for those of LibreOffice,
`soffice`. Run: python3 Tests/Workbooks/fixtures.py
"""

import datetime
import io
import pathlib
import shutil
import struct
import subprocess
import tempfile
import zipfile

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "KloptWorkbookTests" / "Fixtures"
MOMENT = (2025, 1, 1, 0, 0, 0)


def entry(name, method=zipfile.ZIP_DEFLATED):
    information = zipfile.ZipInfo(name, MOMENT)
    information.compress_type = method
    return information


class Unseekable(io.RawIOBase):
    """A stream that cannot go back, so that sizes have to stand behind each part."""

    def __init__(self):
        self.bytes = bytearray()

    def writable(self):
        return True

    def write(self, piece):
        self.bytes += piece
        return len(piece)


def fill(archive, force_zip64=False):
    parts = [
        ("stored.txt", zipfile.ZIP_STORED, b"stored as it is"),
        ("map/deflated.txt", zipfile.ZIP_DEFLATED, b"0123456789" * 1000),
        ("leeg.txt", zipfile.ZIP_DEFLATED, b""),
        ("ge\u00efnd.txt", zipfile.ZIP_DEFLATED, b"naam"),
    ]
    for name, method, content in parts:
        with archive.open(entry(name, method), "w", force_zip64=force_zip64) as part:
            part.write(content)


def archives():
    plain = io.BytesIO()
    with zipfile.ZipFile(plain, "w") as archive:
        fill(archive)
        archive.writestr(entry("map/"), b"")
    (FOLDER / "python.zip").write_bytes(plain.getvalue())

    streamed = Unseekable()
    with zipfile.ZipFile(streamed, "w") as archive:
        fill(archive)
    (FOLDER / "streamed.zip").write_bytes(bytes(streamed.bytes))

    (FOLDER / "prefixed.zip").write_bytes(b"#!/bin/sh\nexit 0\n" + plain.getvalue())

    large = io.BytesIO()
    with zipfile.ZipFile(large, "w") as archive:
        fill(archive, force_zip64=True)
    (FOLDER / "zip64.zip").write_bytes(large.getvalue())

    # Python marks other names as UTF-8; here bytes of the same length stand for them in code page 437.
    old = io.BytesIO()
    with zipfile.ZipFile(old, "w") as archive:
        archive.writestr(entry("geXnd.txt"), b"naam")
        archive.writestr(entry("map/X.txt"), b"naam")
    (FOLDER / "cp437.zip").write_bytes(
        old.getvalue().replace(b"geXnd", "ge\u00efnd".encode("cp437")).replace(b"/X.", "/\u00e9.".encode("cp437"))
    )

    locked = bytearray(plain.getvalue())
    for start in (0, bytes(locked).index(b"PK\x01\x02") + 2):
        locked[start + 6] |= 1
    (FOLDER / "locked.zip").write_bytes(bytes(locked))

    for name, parts in {
        "calc.ods": {
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": b"<office:document-content/>",
        },
        "numbers.numbers": {"Index/Document.iwa": b"\x00", "Metadata/Properties.plist": b"<plist/>"},
        "binary.xlsb": {"[Content_Types].xml": b"<Types/>", "xl/workbook.bin": b"\x83\x01\x00"},
        "word.docx": {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w:document/>"},
    }.items():
        with zipfile.ZipFile(FOLDER / name, "w") as archive:
            for path, content in parts.items():
                archive.writestr(entry(path), content)


def compound(names):
    """A compound file with one directory sector and one sector of the allocation table (MS-CFB)."""
    header = bytearray(512)
    header[0:8] = bytes.fromhex("D0CF11E0A1B11AE1")
    struct.pack_into("<HHHHH", header, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<IIII", header, 44, 1, 1, 0, 4096)
    struct.pack_into("<IIII", header, 60, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    struct.pack_into("<109I", header, 76, 0, *([0xFFFFFFFF] * 108))
    # Sector 0 is the table; the directory is in sectors 1 and then 2.
    table = struct.pack("<128I", 0xFFFFFFFD, 2, 0xFFFFFFFE, *([0xFFFFFFFF] * 125))
    directory = b""
    for name in (["Root Entry"] + names + [""] * 8)[:8]:
        text = name.encode("utf-16-le")
        directory += text.ljust(64, b"\0") + struct.pack("<H", len(text) + 2 if name else 0) + b"\0" * 62
    return bytes(header) + table + directory


def compounds():
    (FOLDER / "legacy.xls").write_bytes(compound(["Workbook", "\x05SummaryInformation"]))
    # The name that tells stands in the second sector of the directory.
    (FOLDER / "password.xlsx").write_bytes(
        compound(["\x06DataSpaces", "Version", "DataSpaceMap", "EncryptionInfo", "EncryptedPackage"])
    )
    (FOLDER / "other.msi").write_bytes(compound(["\x05SummaryInformation"]))


def workbooks():
    """The same small sheets by each program."""
    import openpyxl
    import xlsxwriter
    from openpyxl.comments import Comment

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "IPS-trajecten"
    for row in [["IPS per regio", None, None, None], ["regio", "kwartaal", "lopend", "aandeel"],
                ["Drenthe", "2025-Q2", 12, 0.354], ["Fryslân & co", "2025-Q2", 3.5, 1], [None, None, "=SUM(C3:C4)", True]]:
        sheet.append(row)
    for cell in sheet["D"][2:4]:
        cell.number_format = "0.0%"
    sheet["F3"] = datetime.date(2025, 6, 30)
    sheet["F3"].number_format = "dd-mm-yyyy"
    sheet["F4"] = "#REF!"
    sheet["F4"].data_type = "e"
    sheet.merge_cells("A1:D1")
    sheet.column_dimensions["B"].hidden = True
    sheet.row_dimensions[4].hidden = True
    sheet.auto_filter.ref = "A2:D4"
    sheet["A2"].comment = Comment("toelichting", "iemand")
    book.create_sheet("Verborgen").sheet_state = "hidden"
    book.create_sheet("Diep").sheet_state = "veryHidden"
    book.save(FOLDER / "openpyxl.xlsx")

    book = xlsxwriter.Workbook(FOLDER / "xlsxwriter.xlsx", {"date_1904": True, "use_zip64": True})
    sheet = book.add_worksheet("IPS-trajecten")
    sheet.write_rich_string(0, 0, "IPS ", book.add_format({"bold": True}), "per regio")
    sheet.write_row(1, 0, ["regio", "kwartaal", "lopend", "aandeel"])
    sheet.write_row(2, 0, ["Drenthe", "2025-Q2", 12])
    sheet.write_number(2, 3, 0.354, book.add_format({"num_format": "0.0%"}))
    sheet.write_datetime(2, 5, datetime.datetime(2025, 6, 30), book.add_format({"num_format": "dd-mm-yyyy"}))
    sheet.write_formula(4, 2, "=SUM(C3:C4)", None, 15.5)
    sheet.write_formula(4, 3, '=IF(A1="x","a","b")', None, "b")
    book.close()

    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["soffice", "--headless", "--convert-to", "xlsx", "--outdir", folder, FOLDER / "openpyxl.xlsx"],
                       check=True, capture_output=True)
        shutil.copy(pathlib.Path(folder) / "openpyxl.xlsx", FOLDER / "libreoffice.xlsx")


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    archives()
    compounds()
    workbooks()
