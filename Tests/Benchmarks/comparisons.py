"""The sixty comparisons, read from the tables of `rules.md`."""

import re
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
RULES = HERE.parent.parent / "Rules" / "werkmonitor"
sys.path.insert(0, str(HERE.parent / "Acceptance"))

from codebook import COLUMNS, KEY  # noqa: E402
from statements import Statement  # noqa: E402

NAMES = [column.name for column in COLUMNS["ips"]]
ROW = re.compile(r"\| `([\w.]+)` \| `([\w +]+)` \| `(=|<=)` \| `([\w +]+)` \|")


def read_comparisons():
    found = [
        Statement(name, tuple(left.split(" + ")), relation, tuple(right.split(" + ")))
        for name, left, relation, right in ROW.findall((HERE / "rules.md").read_text(encoding="utf-8"))
    ]
    unknown = {c for s in found for c in s.columns} - set(NAMES)
    if len(found) != 60 or len({s.name for s in found}) != 60 or unknown:
        raise SystemExit(f"rules.md: {len(found)} comparisons, unknown columns {sorted(unknown)}")
    return found


COMPARISONS = read_comparisons()
__all__ = ["COMPARISONS", "HERE", "KEY", "NAMES", "RULES"]
