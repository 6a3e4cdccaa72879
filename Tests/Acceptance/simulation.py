"""Clean records from simulated clients.

Every count is a tally of people, so whatever must hold between counts holds by itself: a client with durable work has
paid work, and a quarter's running clients are those of the quarter before, less the ended ones, plus the new ones.
"""

from collections import Counter

from codebook import COLUMNS

UNPAID = ("dagbesteding", "vrijwilligerswerk", "proefplaatsing")


class Client:
    """One trajectory. `first_job` is the time to the first paid job, None for who never had one."""

    __slots__ = (
        "stadium", "financiering", "type", "regeling", "working", "durable", "first_job", "studying", "unpaid",
        "duur_dienstverband", "uitstroomreden", "uitstroomresultaat",
    )  # fmt: skip

    def __init__(self, dataset, rng):
        chance = rng.random
        self.stadium = "aangevraagd" if chance() < 0.15 else "goedgekeurd"
        self.financiering = rng.choices(("uwv", "gemeente", "overig"), (60, 28, 12))[0]
        if dataset in ("werkfit", "naarwerk"):
            self.financiering = "uwv"
        self.type = rng.choices(("epa", "cmd", "anders"), (58, 36, 6))[0]
        self.regeling = self.financiering == "gemeente" and chance() < 0.4
        self.working = dataset == "jobcoaching"
        self.durable = False
        self.first_job = None
        self.studying = chance() < 0.06
        self.unpaid = rng.choice(UNPAID) if chance() < 0.2 else None
        self.duur_dienstverband = "lt6"
        self.uitstroomreden = self.uitstroomresultaat = None

    def start_working(self, rng):
        self.working = True
        self.durable = rng.random() < 0.8
        if self.first_job is None:
            self.first_job = rng.choices(("lt3", "3tot9", "gt9"), (35, 45, 20))[0]


class Caseload:
    """The clients that one organisation guides in one region in one dataset, quarter after quarter."""

    def __init__(self, dataset, size, rng):
        self.dataset, self.rng = dataset, rng
        # Both readings of "time to the first job" are in use: of all who ever worked, or of those who work now.
        self.first_job_of_workers = rng.random() < 0.2
        self.counts_regeling = rng.random() < 0.7
        self.running = [Client(dataset, rng) for _ in range(size)]
        for client in self.running:
            client.duur_dienstverband = rng.choices(("lt6", "6tot12", "gt12"), (30, 25, 45))[0]
            if rng.random() < 0.45:
                client.start_working(rng)
                client.working = dataset == "jobcoaching" or rng.random() < 0.8
        self.ended, self.flows = [], Counter()

    def next_quarter(self):
        """Moves on a quarter: some clients end, some start or stop working, some are new."""
        rng, flows, stay, ended = self.rng, Counter(), [], []
        for client in self.running:
            if client.working and rng.random() < 0.05 and self.dataset != "jobcoaching":
                client.working = client.durable = False
                flows["werk_gestopt"] += 1
            elif not client.working and rng.random() < 0.09:
                client.start_working(rng)
                flows["werk_gestart"] += 1
            if client.studying and rng.random() < 0.2:
                client.studying = False
                flows["opleiding_gestopt"] += 1
            elif not client.studying and rng.random() < 0.02:
                client.studying = True
                flows["opleiding_gestart"] += 1
            if rng.random() < 0.5:
                client.stadium = "goedgekeurd"
            if rng.random() < 0.5:
                client.duur_dienstverband = "6tot12" if client.duur_dienstverband == "lt6" else "gt12"
            if rng.random() < 0.11:
                client.uitstroomreden = (
                    "met_werk" if client.working and (self.dataset != "jobcoaching" or rng.random() < 0.7)
                    else "ooit_werk" if client.first_job or self.dataset == "jobcoaching"
                    else "nooit_werk"
                )  # fmt: skip
                client.uitstroomresultaat = rng.choices(
                    ("met_resultaat", "zonder_resultaat", "voortijdig"), (50, 30, 20)
                )[0]
                if client.studying:
                    # Who ends while studying no longer follows a course that this quarter counts as started.
                    flows["opleiding_gestopt"] += 1
                ended.append(client)
            else:
                stay.append(client)
        # Room for about as many as ended, so that the caseload keeps its size; one who stays away is not "vanished".
        for _ in range(rng.randint(0, max(1, len(self.running) // 5))):
            client = Client(self.dataset, rng)
            if self.dataset != "jobcoaching" and rng.random() < 0.1:
                client.start_working(rng)
                flows["werk_gestart"] += 1
            if client.studying:
                flows["opleiding_gestart"] += 1
            stay.append(client)
        self.running, self.ended, self.flows = stay, ended, flows

    def record(self):
        """The counts of this quarter; None where an optional column is not kept."""
        values = {}
        for column in COLUMNS[self.dataset]:
            people = self.people(column.measure)
            if people is None:
                values[column.name] = self.flows[column.measure]
            elif column.breakdown:
                values[column.name] = sum(self.category(c, column.breakdown) == column.category for c in people)
            else:
                values[column.name] = len(people)
        if "lopend_gemeente_regeling" in values and not self.counts_regeling:
            values["lopend_gemeente_regeling"] = None
        return values

    def people(self, measure):
        """Whom the measure counts, or None where it counts events."""
        running = self.running
        if measure in ("lopend", "dienstverband"):
            return running
        if measure == "beeindigd":
            return self.ended
        if measure == "lopend_gemeente_regeling":
            return [c for c in running if c.regeling]
        if measure == "betaald":
            return [c for c in running if c.working]
        if measure == "duurzaam":
            return [c for c in running if c.durable and c.working]
        if measure == "ooit":
            return [c for c in running if c.first_job]
        if measure == "eerste_baan":
            return [c for c in running if c.working] if self.first_job_of_workers else self.people("ooit")
        if measure == "opleiding":
            return [c for c in running if c.studying]
        if measure in UNPAID:
            return [c for c in running if c.unpaid == measure]
        return None

    @staticmethod
    def category(client, breakdown):
        return client.first_job if breakdown == "duur_eerste_baan" else getattr(client, breakdown)
