"""Reads back the files of every layout. It only knows the dialects that `layouts.py` writes."""

import csv
import io
import re

from codebook import COLUMNS, DATASETS, KEY, read_regions
from layouts import column_letters

REGIONS = {spelling: region.name for region in read_regions() for spelling in (region.name, *region.aliases)}


def read_lines(path):
    """The rows of a CSV in any of the encodings and separators."""
    data = path.read_bytes()
    try:
        text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=max(";,\t", key=text.count)))


def read_value(text):
    """The count, None for an empty cell, or the text that is neither."""
    text = text.strip(" \N{NO-BREAK SPACE}")
    if re.fullmatch(r"\d{1,3}(\.\d{3})+", text):
        text = text.replace(".", "")
    try:
        return int(text)
    except ValueError:
        return text or None


def read_quarter(text):
    year = re.search(r"20\d\d", text)[0]
    return f"{year}-Q{re.search('[1-4]', text.replace(year, ''))[0]}"


def read_dataset(path):
    """Each record of a file: (key, values, its row as a spreadsheet shows it, the column letters per name)."""
    dataset = re.split(r"[ .]", path.name)[0]
    if dataset not in DATASETS:
        return
    names = {c.label: c.name for c in COLUMNS[dataset]}
    header = None
    for number, line in enumerate(read_lines(path), start=1):
        if header is None:
            found = [names.get(cell, cell.lower().replace(" ", "_")) for cell in line]
            if set(KEY) <= set(found):
                header, letters = found, {name: column_letters(index) for index, name in enumerate(found)}
            continue
        cells = dict(zip(header, line, strict=True))
        if any(line) and cells["organisatie"] != "Totaal":
            key = (cells["organisatie"], REGIONS[cells["regio"]], dataset, read_quarter(cells["kwartaal"]))
            yield key, {c.name: read_value(cells[c.name]) for c in COLUMNS[dataset] if c.name in cells}, number, letters
