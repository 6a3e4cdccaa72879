"""The columns of every dataset, read from `codebook.csv`, and the regions, read from the rule pack's `regios.csv`."""

import csv
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
REGIONS = HERE.parent.parent / "Rules" / "werkmonitor" / "regios.csv"

# The datasets of a national quarter. Phase one ended before them.
DATASETS = ("ips", "wabz", "jobcoaching", "werkfit", "naarwerk", "overig")
KEY = ("organisatie", "regio", "kwartaal")


@dataclass(frozen=True)
class Column:
    """A count that a dataset asks for. `breakdown` and `category` are empty for a total."""

    name: str
    measure: str
    breakdown: str
    category: str
    label: str
    required: bool


@dataclass(frozen=True)
class Region:
    """A labour-market region: its canonical name, other accepted spellings, and how many organisations deliver there."""

    name: str
    aliases: tuple
    providers: int


def read_columns():
    """The columns per dataset, in the codebook's order."""
    columns = {}
    with open(HERE / "codebook.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            columns.setdefault(row["dataset"], []).append(
                Column(
                    row["column"],
                    row["measure"],
                    row["breakdown"],
                    row["category"],
                    row["label_nl"],
                    row["required"] == "yes",
                )
            )
    return columns


def read_regions():
    """The regions in the order of the file."""
    with open(REGIONS, encoding="utf-8", newline="") as file:
        return [
            Region(row["naam"], tuple(a for a in row["aliassen"].split("|") if a), int(row["aanbieders_2024"]))
            for row in csv.DictReader(file)
        ]


COLUMNS = read_columns()


def previous_quarter(quarter):
    """`2025-Q1` for `2025-Q2`, `2024-Q4` for `2025-Q1`."""
    year, number = int(quarter[:4]), int(quarter[6])
    return f"{year - 1}-Q4" if number == 1 else f"{year}-Q{number - 1}"
