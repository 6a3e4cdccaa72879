"""DuckDB's Python module in the place of its command line: runs the statements of a script, prints each result as CSV."""

import csv
import sys

import duckdb

connection = duckdb.connect()
writer = csv.writer(sys.stdout, lineterminator="\n")
with open(sys.argv[-1], encoding="utf-8") as script:
    for statement in duckdb.extract_statements(script.read()):
        result = connection.execute(statement)
        if statement.type == duckdb.StatementType.SELECT:
            writer.writerow([column[0] for column in result.description])
            writer.writerows(result.fetchall())
