"""The folder in which a steward gathers a collection round: what came in when, in which version."""

import csv
import sys
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "Acceptance"))

from codebook import COLUMNS, DATASETS  # noqa: E402
from layouts import Dialect, Writer, slug  # noqa: E402, F401
from statements import broken  # noqa: E402


class Inbox:
    """Grows week by week. What an organisation sends is written as it sends it; nothing that came in is removed."""

    def __init__(self, folder, delivery):
        self.folder, self.delivery = Path(folder), delivery
        self.writer = Writer(folder, Random(0))

    def open(self):
        """The roster, and the quarter before, which everybody delivered."""
        self.writer.write_roster(self.delivery.roster, Dialect())
        for organisation in sorted({key[0] for key in self.delivery.records}):
            self._write(organisation, self.delivery.previous, {}, "")

    def send(self, organisation, changes=None, version=1):
        """A delivery of the quarter; `changes` says per (region, dataset) which cells are other than they should be."""
        return self._write(organisation, self.delivery.period, changes or {}, f" v{version}" if version > 1 else "")

    def _write(self, organisation, quarter, changes, mark):
        files = []
        for dataset in DATASETS:
            rows = []
            for key, values in sorted(self.delivery.records.items()):
                if (key[0], key[2], key[3]) == (organisation, dataset, quarter):
                    rows.append((key, {**values, **changes.get((key[1], dataset), {})}, key[1]))
            if rows:
                files.append(f"{quarter}/{slug(organisation)}/{dataset}{mark}.csv")
                self.writer.write(files[-1], dataset, rows, Dialect())
        return files

    def receive(self, organisation, day):
        """A line in the list of receipts."""
        path = self.folder / "ontvangst.csv"
        is_new = not path.exists()
        with open(path, "a", encoding="utf-8", newline="") as file:
            lines = csv.writer(file, delimiter=";", lineterminator="\n")
            if is_new:
                lines.writerow(["organisatie", "kwartaal", "ontvangen"])
            lines.writerow([organisation, self.delivery.period, day])

    # What can be wrong with a record

    def record(self, part):
        return self.delivery.records[(part.organisation, part.region, "ips", self.delivery.period)]

    def wrong_sum(self, part, amount):
        """Cells by which the sum over the funders is `amount` too high, and nothing else is wrong."""
        return {(part.region, "ips"): {"lopend_uwv": self.record(part)["lopend_uwv"] + amount}}

    def vanish(self, part, amount):
        """Raises the quarter before, so that `amount` trajectories vanished without being ended. Before `open`."""
        now = self.record(part)
        earlier = self.delivery.records[(part.organisation, part.region, "ips", self.delivery.previous)]
        raise_running(earlier, now["lopend"] + now["beeindigd"] - earlier["lopend"] + amount)
        assert not broken("ips", earlier), "the quarter before is sound"

    def more(self, part, amount):
        """Cells by which `amount` more run than was vanished, with every sum right."""
        changed = dict(self.record(part))
        raise_running(changed, amount)
        return {(part.region, "ips"): changed}

    @staticmethod
    def fewer(record, region, amount):
        """Cells by which `amount` fewer run, with every sum right; None where that breaks something else."""
        changed = dict(record)
        raise_running(changed, -amount)
        return None if broken("ips", changed) else {(region, "ips"): {k: v for k, v in changed.items() if record[k] != v}}


def raise_running(record, amount):
    """Adds to what runs, and to the largest part of each way in which that is split."""
    splits = {}
    for column in COLUMNS["ips"]:
        if column.measure == "lopend":
            splits.setdefault(column.breakdown, []).append(column.name)
    for names in splits.values():
        record[max(names, key=lambda name: record[name])] += amount
