"""Who plays which part in the round: organisations that a generated quarter holds, chosen by what they deliver."""

from collections import Counter
from dataclasses import dataclass


@dataclass
class Part:
    organisation: str
    region: str = ""


@dataclass
class Cast:
    """`corrects`     a wrong sum, put right in week 2
    `persists`     a wrong sum, still wrong but otherwise in week 2, right in week 4
    `slips`        right at first, a wrong sum in its second version of week 2, right in week 4
    `changes`      trajectories vanished; explained in week 3, other figures in week 4, right in week 5
    `explains`     trajectories vanished; explained in week 3, the explanation ends in week 4, a longer one in week 5
    `follows`      delivers in week 2
    `late`         delivers in week 3, after the deadline
    `never`        sends nothing at all
    """

    corrects: Part
    persists: Part
    slips: Part
    changes: Part
    explains: Part
    follows: Part
    late: Part
    never: Part

    @property
    def absent_at_first(self):
        return {self.follows.organisation, self.late.organisation, self.never.organisation}


def choose(inbox_type, delivery):
    """The cast, before anything is written; makes trajectories vanish where the parts ask for it."""
    records = delivery.records
    successors = {row.successor for row in delivery.roster}
    former = {row.organisation for row in delivery.roster if row.successor}
    organisations = sorted({key[0] for key in records if key[3] == delivery.period} - successors - former)
    per_region = Counter((key[1], key[2]) for key in records if key[3] == delivery.period)
    parts = []

    def take(suits):
        for organisation in organisations:
            if organisation in {part.organisation for part in parts}:
                continue
            for key in sorted(records):
                if (key[0], key[2], key[3]) == (organisation, "ips", delivery.period) and suits(key):
                    parts.append(Part(organisation, key[1]))
                    return parts[-1]
        raise AssertionError("no organisation suits the part")

    def both(key):
        return (*key[:3], delivery.previous) in records and records[key]["lopend"] >= 20

    def shrinks(key):
        return both(key) and all(inbox_type.fewer(records[key], key[1], amount) for amount in (1, 2))

    def alone(key):
        """The only one for this dataset in the region: without it the region's figure is missing."""
        return per_region[(key[1], "ips")] == 1

    return Cast(
        corrects=take(both), persists=take(both), slips=take(both), changes=take(shrinks), explains=take(both),
        follows=take(both), late=take(both), never=take(lambda key: not alone(key)),
    )  # fmt: skip
