"""Runs a command from start to exit and says how long it took and how much memory it used at most."""

import os
import resource
import statistics
import time
from dataclasses import dataclass, field

# A child starts as a copy of this process, and the kernel counts that into its peak: less than this cannot be seen.
FLOOR = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


@dataclass
class Contestant:
    """A command, and what its runs took: seconds, and the peak of resident memory in KiB."""

    name: str
    command: list
    output: str
    seconds: list = field(default_factory=list)
    peaks: list = field(default_factory=list)
    codes: set = field(default_factory=set)

    def run(self):
        """One run, with standard output and standard error in files beside each other."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
        actions = [
            (os.POSIX_SPAWN_OPEN, 1, self.output, flags, 0o644),
            (os.POSIX_SPAWN_OPEN, 2, self.output + ".err", flags, 0o644),
        ]
        start = time.perf_counter()
        pid = os.posix_spawn(self.command[0], self.command, os.environ, file_actions=actions)
        _, status, usage = os.wait4(pid, 0)
        self.seconds.append(time.perf_counter() - start)
        self.peaks.append(usage.ru_maxrss)
        self.codes.add(os.waitstatus_to_exitcode(status))

    @property
    def median(self):
        return statistics.median(self.seconds)

    @property
    def peak(self):
        floor = max(FLOOR, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
        most = max(self.peaks)
        return f"< {floor / 1024:.0f}" if most <= floor * 1.02 else f"{most / 1024:.0f}"


def interleave(contestants, runs):
    """`runs` rounds in which each runs once, after one round that warms the caches and is not counted."""
    for counted in [False] + [True] * runs:
        for contestant in contestants:
            contestant.run()
            if not counted:
                contestant.seconds.clear()
                contestant.peaks.clear()


def duration(seconds):
    return f"{seconds * 1000:.1f} ms" if seconds < 1 else f"{seconds:.2f} s"


def table(title, contestants, references):
    """Medians, spread, peak memory, and the ratio to each of the references that ran."""
    print(f"\n{title}")
    heads = ["", "median", "from", "to", "peak MiB"] + [f"× {r.name}" for r in references]
    lines = [heads]
    for c in contestants:
        ratios = [f"{c.median / r.median:.2f}" for r in references]
        lines.append([c.name, duration(c.median), duration(min(c.seconds)), duration(max(c.seconds)), c.peak, *ratios])
    widths = [max(len(line[i]) for line in lines) for i in range(len(heads))]
    for line in lines:
        print("  " + "  ".join(cell.ljust(w) if i == 0 else cell.rjust(w) for i, (cell, w) in enumerate(zip(line, widths))))
