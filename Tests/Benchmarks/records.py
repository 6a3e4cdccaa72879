#!/usr/bin/env python3
"""Writes the large files: clean records, or records that each break exactly one of the sixty comparisons.

    records.py FILE [--records 2600000] [--failing]

Every comparison is between sums, so a clean record times a number is clean, and so is the sum of two: a few simulated
records give thousands of distinct ones. The file repeats these under keys that are all different.
"""

import argparse
import time
from collections import Counter
from random import Random

from comparisons import COMPARISONS, KEY, NAMES  # first: it makes the modules of Acceptance known
from codebook import read_regions
from delivery import simulate
from statements import bad_cells

SIMULATED = 32
DISTINCT = 8192
QUARTERS = [f"{year}-Q{number}" for year in (2023, 2024, 2025) for number in (1, 2, 3, 4)][2:]


def failures(values):
    return [s for s in COMPARISONS if not s.holds(values)]


def make_clean(rng):
    """`DISTINCT` clean records."""
    simulated = []
    while len(simulated) < SIMULATED:
        _, record = simulate("ips", rng.randint(40, 160), rng)
        if record["lopend_gemeente_regeling"] is not None:
            simulated.append(record)
    distinct = []
    for _ in range(DISTINCT):
        one, other = rng.sample(simulated, 2)
        times, more = rng.randint(1, 9), rng.randint(1, 9)
        distinct.append({name: times * one[name] + more * other[name] for name in NAMES})
    if any(failures(record) or bad_cells("ips", record) for record in distinct):
        raise AssertionError("a clean record breaks a comparison")
    return distinct


def make_failing(clean, rng):
    """The same records, each with one or two cells changed so that exactly one comparison fails."""
    failing, kinds = [], Counter()
    for record in clean:
        while True:
            changed = dict(record)
            target = rng.choice(COMPARISONS)
            column = rng.choice(target.left)
            excess = sum(changed[c] for c in target.right) - sum(changed[c] for c in target.left) + rng.randint(1, 9)
            changed[column] += excess
            if rng.random() < 0.7 and "_" in column:
                # Moved between two categories, the sum stays right.
                start = column.rpartition("_")[0] + "_"
                others = [name for name in NAMES if name.startswith(start) and name != column]
                other = rng.choice(others) if others else column
                if other != column and changed[other] >= excess:
                    changed[other] -= excess
            broken = failures(changed)
            if len(broken) == 1:
                break
        kinds[broken[0].name] += 1
        failing.append(changed)
    return failing, kinds


def write(path, records, count):
    """`count` records with keys that are all different, in the order organisation, quarter, region."""
    tails = [";".join(str(record[name]) for name in NAMES).encode() + b"\n" for record in records]
    wheel = tails + tails
    places = [f";{region.name};{quarter};".encode() for quarter in QUARTERS for region in read_regions()]
    size = 0
    with open(path, "wb") as file:
        size += file.write((";".join((*KEY, *NAMES)) + "\n").encode())
        for number in range(-(-count // len(places))):
            organisation = f"GGZ-instelling {number:05d}".encode()
            first = number * len(places)
            chosen = places[: count - first]
            # Another stretch of the records for each organisation, so that no key always meets the same figures.
            offset = number * 1021 % DISTINCT
            stretch = wheel[offset : offset + len(chosen)]
            size += file.write(b"".join([organisation + place + tail for place, tail in zip(chosen, stretch)]))
    return size


def main():
    parser = argparse.ArgumentParser(description="Writes a large file of ips records.")
    parser.add_argument("file")
    parser.add_argument("--records", type=int, default=2_600_000)
    parser.add_argument("--failing", action="store_true", help="each record breaks exactly one comparison")
    options = parser.parse_args()
    start = time.monotonic()
    rng = Random("benchmark")
    records, kinds = make_clean(rng), None
    if options.failing:
        records, kinds = make_failing(records, rng)
    size = write(options.file, records, options.records)
    print(f"{options.file}: {options.records:,} records, {size / 1e6:.0f} MB, {time.monotonic() - start:.1f} s")
    if kinds:
        print(f"  {len(kinds)} of the comparisons fail, each in {min(kinds.values())} to {max(kinds.values())} of {DISTINCT}")


if __name__ == "__main__":
    main()
