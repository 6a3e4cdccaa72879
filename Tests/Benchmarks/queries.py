"""The same work as SQL: one query that reads with explicit types and counts the failures per rule."""

from comparisons import COMPARISONS, NAMES  # first: it makes the modules of Acceptance known
from codebook import COLUMNS, DATASETS, KEY
from statements import STATEMENTS


def read_csv(paths, counts, columns=KEY):
    """`read_csv` with explicit types: nothing is guessed, and a cell that is not a whole number is an error."""
    files = ", ".join("'" + str(path).replace("'", "''") + "'" for path in paths)
    types = [f"'{name}': 'VARCHAR'" for name in columns] + [f"'{name}': 'INTEGER'" for name in counts]
    return f"read_csv([{files}], delim=';', quote='\"', header=true, auto_detect=false, columns={{{', '.join(types)}}})"


def failure_counts(statements):
    return ",\n  ".join(f'count(*) FILTER (WHERE NOT ({s.sql()})) AS "{s.name}"' for s in statements)


def record_rules(path):
    """One row: the number of records, and of failures of each of the sixty."""
    return f"SET threads=2;\nSELECT count(*) AS records,\n  {failure_counts(COMPARISONS)}\nFROM {read_csv([path], NAMES)};\n"


def national_quarter(folder, period, previous):
    """Every hard statement, the keys, the starts and the roster of a quarter: one result per dataset."""
    script = ["SET threads=2;"]
    roster = ("organisatie", "naam", "regio", "traject", "van", "tot", "contact", "opvolger")
    script.append(f"CREATE TABLE deelnemers AS SELECT * FROM {read_csv([folder / 'deelnemers.csv'], (), roster)};")
    for dataset in DATASETS:
        names = [column.name for column in COLUMNS[dataset]]
        files = [folder / quarter / f"{dataset}.csv" for quarter in (previous, period)]
        own = [s for s in STATEMENTS[dataset] if not s.needs_previous]
        counts = failure_counts(own)
        cells = " + ".join(f'count(*) FILTER (WHERE "{name}" < 0)' for name in names)
        filled = [c.name for c in COLUMNS[dataset] if c.required]
        empty = " + ".join(f'count(*) FILTER (WHERE "{name}" IS NULL)' for name in filled)
        script.append(
            f"""CREATE TABLE {dataset} AS SELECT * FROM {read_csv(files, names)};
SELECT {counts},
  {cells} AS negative,
  {empty} AS missing,
  count(*) - count(DISTINCT (organisatie, regio)) AS duplicates
FROM {dataset} WHERE kwartaal = '{period}';
SELECT count(*) AS starts FROM {dataset} AS now JOIN {dataset} AS before USING (organisatie, regio)
WHERE now.kwartaal = '{period}' AND before.kwartaal = '{previous}' AND before.lopend > now.lopend + now.beeindigd;
SELECT count(*) AS absent FROM deelnemers AS d
WHERE d.traject = '{dataset}' AND d.van <= '{period}' AND (d.tot IS NULL OR d.tot = '' OR d.tot >= '{period}')
  AND NOT EXISTS (SELECT 1 FROM {dataset} AS r
    WHERE r.organisatie = d.organisatie AND r.regio = d.regio AND r.kwartaal = '{period}');"""
        )
    return "\n".join(script) + "\n"
