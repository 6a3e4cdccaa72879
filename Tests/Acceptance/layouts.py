"""Writes a delivery as the files that organisations might send, and says where each cell of a fault ended up.

`one`      all organisations in one CSV per dataset and quarter
`folders`  a folder per quarter and organisation, with a CSV per dataset
`labels`   as `folders`, with the codebook's Dutch labels as headers
`mixed`    folders and files per organisation in random dialects: separator, encoding, line ends, spelling of headers
           and quarters, order of columns, titles above the header, empty rows, a notes column, a totals row
`workbooks`  a workbook per quarter and organisation, a sheet per dataset, with the same habits; needs openpyxl
"""

import csv
import io
import re
from dataclasses import dataclass
from pathlib import Path
from random import Random

from codebook import COLUMNS, DATASETS, KEY, read_regions

LAYOUTS = ("one", "folders", "labels", "mixed")
WORKBOOKS = "workbooks"


@dataclass
class Dialect:
    """How one sender writes a file. The plain one is what the documentation asks for."""

    delimiter: str = ";"
    encoding: str = "utf-8"
    newline: str = "\n"
    header: str = "plain"
    quarter: str = "2025-Q2"
    shuffled: bool = False
    titles: int = 0
    notes: bool = False
    blank_rows: bool = False
    totals: bool = False
    aliases: bool = False
    padded: bool = False
    thousands: bool = False


def random_dialect(rng):
    chance = rng.random
    return Dialect(
        delimiter=rng.choice(";;,\t"),
        encoding=rng.choice(("utf-8", "utf-8", "utf-8-sig", "cp1252", "utf-16")),
        newline=rng.choice(("\n", "\r\n")),
        header=rng.choice(("plain", "plain", "upper", "spaces", "capital")),
        quarter=rng.choice(("2025-Q2", "2025Q2", "Q2 2025", "2025-K2", "kwartaal 2 2025")),
        shuffled=chance() < 0.4,
        titles=rng.choice((0, 0, 1, 3)),
        notes=chance() < 0.3,
        blank_rows=chance() < 0.2,
        totals=chance() < 0.3,
        aliases=chance() < 0.3,
        padded=chance() < 0.2,
        thousands=chance() < 0.3,
    )


def column_letters(index):
    """`A` for 0, `AA` for 26: the column as a spreadsheet names it."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def spell_quarter(quarter, pattern):
    return pattern.replace("2025", "@").replace("2", quarter[6]).replace("@", quarter[:4])


def spell_header(name, style):
    if style == "upper":
        return name.upper()
    if style == "spaces":
        return name.replace("_", " ")
    return name.capitalize() if style == "capital" else name


def slug(organisation):
    """A folder name, different for each of the organisations."""
    return re.sub(r"[^a-z0-9]+", "-", organisation.lower().encode("ascii", "ignore").decode()).strip("-")


class Writer:
    """Writes the files, and keeps the place of every record: (file, row, {column: letters})."""

    def __init__(self, folder, rng):
        self.folder, self.rng, self.places, self.books = Path(folder), rng, {}, {}
        self.aliases = {region.name: region.aliases for region in read_regions()}

    def spell_value(self, value, dialect):
        if value is None:
            return ""
        if not isinstance(value, int):
            return value
        text = str(value)
        if dialect.thousands and value >= 1000:
            text = f"{value:,}".replace(",", ".")
        if dialect.padded:
            text = self.rng.choice((text, f" {text}", f"{text} ", f"{text}\N{NO-BREAK SPACE}"))
        return text

    def write(self, path, dataset, rows, dialect):
        """`rows`: (key, values, the region as spelled). A column that is optional and wholly empty is left out."""
        columns = [c for c in COLUMNS[dataset] if c.required or any(v.get(c.name) is not None for _, v, _ in rows)]
        names = list(KEY) + [c.name for c in columns] + (["opmerkingen"] if dialect.notes else [])
        if dialect.shuffled:
            self.rng.shuffle(names)
        place = {name: column_letters(index) for index, name in enumerate(names)}
        lines = []
        for title in ("Landelijke werkmonitor", "Aanlevering door de organisatie", "")[: dialect.titles]:
            lines.append([title] + [""] * (len(names) - 1))
        labels = {c.name: c.label for c in columns} if dialect.header == "labels" else {}
        lines.append([labels.get(name, spell_header(name, dialect.header)) for name in names])
        for key, values, region in rows:
            organisation, _, _, quarter = key
            if dialect.blank_rows and self.rng.random() < 0.3:
                lines.append([""] * len(names))
            if dialect.aliases and self.aliases.get(region):
                region = self.rng.choice(self.aliases[region])
            cells = {name: self.spell_value(values.get(name), dialect) for name in names}
            cells["organisatie"], cells["regio"] = organisation, region
            cells["kwartaal"] = spell_quarter(quarter, dialect.quarter)
            cells["opmerkingen"] = self.rng.choice(("", "", "gecontroleerd; akkoord", "zie mail, punt 2"))
            lines.append([cells[name] for name in names])
            self.places.setdefault(key, []).append((path, len(lines), place))
        if dialect.totals and self.has_totals(rows, columns):
            total = {c.name: str(sum(values[c.name] for _, values, _ in rows)) for c in columns}
            total["organisatie"] = "Totaal"
            lines.append([total.get(name, "") for name in names])
        if path.endswith(".xlsx"):
            self.books.setdefault(path, []).append((dataset, lines, dialect))
        else:
            self.save(path, lines, dialect)

    def save_books(self):
        """The workbooks, with numbers as numbers, or as text where the sender pads them."""
        import openpyxl

        for path, sheets in self.books.items():
            book = openpyxl.Workbook()
            book.active.title = "Voorblad"
            book.active.append(["Aanlevering aan de landelijke werkmonitor"])
            for dataset, lines, dialect in sheets:
                sheet = book.create_sheet(dataset)
                for row, cells in enumerate(lines, start=1):
                    for column, text in enumerate(cells, start=1):
                        if text:
                            number = re.fullmatch(r"-?\d+", text) and not dialect.padded
                            sheet.cell(row, column, int(text) if number else text)
                if dialect.blank_rows:
                    sheet.column_dimensions["F"].hidden = True
            target = self.folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            book.save(target)

    @staticmethod
    def has_totals(rows, columns):
        """A totals row is only written where every cell is a proper count of one quarter, each record once."""
        counts = [values[c.name] for _, values, _ in rows for c in columns]
        keys = {key for key, _, _ in rows}
        proper = all(isinstance(count, int) and count >= 0 for count in counts)
        return proper and len(keys) == len(rows) > 1 and len({key[3] for key in keys}) == 1

    def save(self, path, lines, dialect):
        text = io.StringIO()
        csv.writer(text, delimiter=dialect.delimiter, lineterminator=dialect.newline).writerows(lines)
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.getvalue().encode(dialect.encoding))

    def write_roster(self, roster, dialect):
        lines = [["organisatie", "naam", "regio", "traject", "van", "tot", "contact", "opvolger"]]
        for row in roster:
            contact = f"{slug(row.organisation)}@voorbeeld.example"
            lines.append(
                [row.organisation, f"{row.organisation}, afdeling arbeid", row.region, row.dataset, row.since, row.until,
                 contact, row.successor]
            )  # fmt: skip
        self.save("deelnemers.csv", lines, dialect)


def write_delivery(delivery, folder, layout, seed):
    """Writes every file of the delivery. Returns the places of the records."""
    rng = Random(f"{seed}/{layout}")
    writer = Writer(folder, rng)
    rows = [(key, values, key[1]) for key, values in delivery.records.items()]
    rows += [(key, values, region) for key, values, region in delivery.copies]
    # A copy stands anywhere below its original.
    order = {dataset: number for number, dataset in enumerate(DATASETS)}
    rows.sort(key=lambda row: (row[0][3], order[row[0][2]], row[0][0], row[0][1]))

    plain, labelled = Dialect(), Dialect(header="labels")
    files = {}
    habits = {}
    for row in rows:
        organisation, _, dataset, quarter = row[0]
        if layout == "one":
            path, dialect = f"{quarter}/{dataset}.csv", plain
        elif layout in ("folders", "labels"):
            path, dialect = f"{quarter}/{slug(organisation)}/{dataset}.csv", labelled if layout == "labels" else plain
        elif layout == WORKBOOKS:
            if organisation not in habits:
                habits[organisation] = random_dialect(rng)
            path, dialect = f"{quarter}/{slug(organisation)}.xlsx", habits[organisation]
        else:
            if organisation not in habits:
                habits[organisation] = (rng.randrange(3), random_dialect(rng))
            habit, dialect = habits[organisation]
            path = (
                f"{quarter}/{slug(organisation)}/{dataset}.csv",
                f"{slug(organisation)}/{dataset}.csv",
                f"{quarter}/{dataset} {slug(organisation)}.csv",
            )[habit]
        files.setdefault((path, dataset), (dialect, []))[1].append(row)
    for (path, dataset), (dialect, content) in files.items():
        writer.write(path, dataset, content, dialect)
    if writer.books:
        writer.save_books()
    writer.write_roster(delivery.roster, plain)
    return writer.places


def locate(faults, places):
    """Fills in where each fault stands. Of a record sent twice, every row is given."""
    for fault in faults:
        found = places.get((fault.organisation, fault.region, fault.dataset, fault.quarter))
        if not found:
            continue
        path, row, letters = found[0]
        fault.location = {
            "file": path,
            "sheet": fault.dataset if path.endswith(".xlsx") else None,
            "rows": [r for p, r, _ in found if p == path],
            "cells": {m: f"{letters[m]}{row}" for m in fault.measures if m in letters},
        }
