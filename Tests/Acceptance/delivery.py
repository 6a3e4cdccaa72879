"""A clean national quarter: who is expected to deliver what, and the records of the quarter and the one before it."""

from dataclasses import dataclass, field
from random import Random

from codebook import DATASETS, previous_quarter, read_regions
from simulation import Caseload
from statements import bad_cells, broken

# Names as organisations have them: near twins, quotes, separators, letters outside ASCII.
NAMES = (
    "GGZ 01", "GGZ 10", "GGZ 1", "GGZ Noord", "GGZ Noord-Oost", "De Brug; wonen en werk", 'Stichting "De Kade"',
    "Zorggroep 't Anker", "Coöperatie Zonneweide", "Reïntegratie & Herstel", "Kans, Werk en Zorg",
)  # fmt: skip
ORGANISATIONS = 40

# The share of organisation × region pairs that offer a dataset, and the usual number of clients.
OFFERED = {
    "ips": (0.96, 36), "wabz": (0.12, 12), "jobcoaching": (0.3, 6),
    "werkfit": (0.35, 5), "naarwerk": (0.25, 4), "overig": (0.25, 7),
}  # fmt: skip


@dataclass
class Expected:
    """A row of the roster. `until` is empty while it lasts; both quarters are inclusive."""

    organisation: str
    region: str
    dataset: str
    since: str
    until: str = ""
    successor: str = ""

    def covers(self, quarter):
        return self.since <= quarter and (not self.until or quarter <= self.until)


@dataclass
class Delivery:
    """The roster, and per (organisation, region, dataset, quarter) the values: a count, the text as sent, or None."""

    period: str
    roster: list = field(default_factory=list)
    records: dict = field(default_factory=dict)
    # Records sent a second time: (key, values, the region as spelled there).
    copies: list = field(default_factory=list)

    @property
    def previous(self):
        return previous_quarter(self.period)

    def before(self, key):
        """The record of the quarter before, also where another organisation delivered it then; None if there is none."""
        organisation, region, dataset, quarter = key
        earlier = previous_quarter(quarter)
        own = self.records.get((organisation, region, dataset, earlier))
        if own is not None:
            return own
        for row in self.roster:
            if (row.successor, row.region, row.dataset) == (organisation, region, dataset) and row.covers(earlier):
                return self.records.get((row.organisation, region, dataset, earlier))
        return None


def name_organisations(count, rng):
    names = list(NAMES)
    names += [f"GGZ {number}" for number in range(11, 11 + count - len(names))]
    rng.shuffle(names)
    return names


def assign_regions(names, rng):
    """(organisation, region) pairs: as many organisations per region as the region list says, each at least once."""
    slots = [region for region in read_regions() for _ in range(region.providers)]
    rng.shuffle(slots)
    pairs, busy = [], {}
    for number, region in enumerate(slots):
        taken = busy.setdefault(region.name, set())
        name = names[number] if number < len(names) else rng.choice([n for n in names if n not in taken])
        taken.add(name)
        pairs.append((name, region.name))
    return sorted(pairs)


def is_plausible(record):
    """Not empty, and at most a quarter of type "anders"."""
    return 0 < record["lopend"] >= 4 * record.get("lopend_anders", 0)


def flows(now, earlier):
    """Whether the clients with paid work are those of the quarter before, with who started and without who stopped."""
    if "betaald" not in now:
        return True
    return now["betaald"] == earlier["betaald"] + now["werk_gestart"] - now["werk_gestopt"] - now["beeindigd_met_werk"]


def simulate(dataset, size, rng):
    """Two successive records that differ and are clean; retries the small caseload that would be asked about."""
    while True:
        caseload = Caseload(dataset, size, rng)
        caseload.next_quarter()
        earlier = caseload.record()
        caseload.next_quarter()
        now = caseload.record()
        if now == earlier or not all(is_plausible(r) for r in (earlier, now)):
            continue
        if any(bad_cells(dataset, r) for r in (earlier, now)) or broken(dataset, now, earlier) or not flows(now, earlier):
            raise AssertionError(f"the simulation made a faulty record of {dataset}")
        return earlier, now


def make_delivery(seed, period, every_dataset=False):
    """A clean delivery. With `every_dataset`, each organisation offers all six in each of its regions."""
    rng = Random(f"{seed}/{period}")
    delivery = Delivery(period)
    names = name_organisations(ORGANISATIONS, rng)
    pairs = assign_regions(names, rng)
    former = "GGZ Oud-West"
    taken_over = None if every_dataset else rng.choice(pairs)
    large = rng.choice(pairs)

    for name, region in pairs:
        offered = [d for d in DATASETS if every_dataset or rng.random() < OFFERED[d][0]] or ["ips"]
        for dataset in offered:
            size = max(3, round(rng.lognormvariate(0, 0.6) * OFFERED[dataset][1]))
            if dataset == "ips" and (name, region) == large:
                size = 1500
            earlier, now = simulate(dataset, size, rng)
            key = (name, region, dataset)
            fate = "lasts" if every_dataset else rng.choices(("lasts", "new", "ends"), (94, 3, 3))[0]
            if (name, region) == taken_over:
                delivery.roster.append(Expected(former, region, dataset, "2023-Q3", delivery.previous, name))
                delivery.roster.append(Expected(name, region, dataset, period))
                delivery.records[(former, region, dataset, delivery.previous)] = earlier
                delivery.records[(*key, period)] = now
            elif fate == "new":
                delivery.roster.append(Expected(*key, period))
                delivery.records[(*key, period)] = now
            elif fate == "ends" and len(offered) > 1 and dataset != offered[0]:
                delivery.roster.append(Expected(*key, "2023-Q3", delivery.previous))
                delivery.records[(*key, delivery.previous)] = earlier
            else:
                since = "2023-Q3" if rng.random() < 0.8 else delivery.previous
                delivery.roster.append(Expected(*key, since))
                delivery.records[(*key, delivery.previous)] = earlier
                delivery.records[(*key, period)] = now
    return delivery
