#!/usr/bin/env python3
"""Plays a collection round of five weeks, and asks at each step whether klopt says what a careful steward would.

    round.py KLOPT [--keep DIR] [--seed N]

Exit code 1 when it says anything else.
"""

import argparse
import html
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from cast import choose
from inbox import Inbox, slug  # first: it knows where the generator is
from delivery import make_delivery

PERIOD = "2025-Q3"
DEADLINE = "2025-10-31"
DAYS = {1: "2025-10-20", 2: "2025-10-27", 3: "2025-11-03", 4: "2025-11-10", 5: "2025-11-17"}


class Round:
    """The folder of the round, what klopt says of it each week, and what was expected."""

    def __init__(self, klopt, folder, seed):
        self.klopt, self.folder = str(Path(klopt).resolve()), Path(folder)
        self.results = self.folder / "uitkomsten"
        self.results.mkdir(parents=True)
        delivery = make_delivery(seed, PERIOD)
        self.inbox = Inbox(self.folder / "aanlevering", delivery)
        self.cast = choose(Inbox, delivery)
        self.delivery = delivery
        self.everybody = sorted({key[0] for key in delivery.records if key[3] == PERIOD})
        self.failed = self.passed = 0
        self.week = 0

    # Running klopt

    def run(self, *arguments, codes=(0, 1)):
        done = subprocess.run(
            [self.klopt, *arguments], cwd=self.folder, capture_output=True, text=True, timeout=600)
        self.expect(done.returncode in codes, f"klopt {' '.join(arguments)} ends with {done.returncode}: {done.stderr}")
        return done

    def result(self, week):
        return self.results / f"week-{week}.json"

    def check(self, *more):
        """The week's check, with the week before as baseline. Returns its JSON."""
        arguments = ["check", "aanlevering", "--as-of", DAYS[self.week], "--deadline", DEADLINE, *more]
        if self.week > 1:
            arguments += ["--baseline", str(self.result(self.week - 1))]
        done = self.run(*arguments, "--format", "json", "--output", str(self.result(self.week)))
        report = json.loads(self.result(self.week).read_text())
        report["exit"] = done.returncode
        return report

    def packets(self, form):
        """The letters and the overview of the week, by name without the ending."""
        folder = self.folder / f"brieven-{form}-{self.week}"
        arguments = ["check", "aanlevering", "--as-of", DAYS[self.week], "--deadline", DEADLINE]
        if self.week > 1:
            arguments += ["--baseline", str(self.result(self.week - 1))]
        self.run(*arguments, "--format", form, "--packets", str(folder))
        return {path.stem: path.read_text() for path in folder.iterdir() if not path.name.startswith(".")}

    def check_states(self, report, nothing=(), late=()):
        """Each organisation stands in the overview as its issues say."""
        overview = json.loads(self.packets("json")["overzicht"])
        found = {row["name"]: (row["state"], row["late"]) for row in overview["organisations"]}
        for organisation in self.everybody:
            own = [issue for issue in report["issues"] if issue["owner"] == organisation]
            unanswered = {issue["severity"] for issue in own if not issue.get("explanation")}
            if organisation in nothing:
                wanted = "nothingReceived"
            elif "error" in unanswered:
                wanted = "openQuestions"
            elif unanswered:
                wanted = "acceptedWithQuestions"
            else:
                wanted = "acceptedWithExplanation" if any(issue.get("explanation") for issue in own) else "accepted"
            self.equal(found.get(organisation), (wanted, organisation in late), f"state of {organisation}, and whether it is late")

    def waive(self, issue, until):
        self.run(
            "waive", issue, "--from", str(self.result(self.week - 1)), "--reason", REASON, "--by", "A. de Vries",
            "--on", DAYS[self.week], "--until", until, "--output", "aanlevering/toelichtingen.csv")

    def compare(self, part):
        """What the second version of the part's delivery says otherwise than the first."""
        folder = f"aanlevering/{PERIOD}/{slug(part.organisation)}"
        done = self.run(
            "compare", f"{folder}/ips.csv", f"{folder}/ips v2.csv", "--history", f"aanlevering/{self.delivery.previous}",
            "--period", PERIOD, "--format", "json")
        return json.loads(done.stdout)

    def gate(self, *more, code=None):
        """The gate's decision, and whose deliveries it withholds."""
        output = self.folder / "besluit.json"
        done = self.run(
            "gate", "aanlevering", *more, "--as-of", DAYS[self.week], "--format", "json", "--output", str(output))
        decision = json.loads(output.read_text())
        self.equal(done.returncode, 0 if decision["publish"] else 1, "the gate's exit code")
        if code is not None:
            self.equal(done.returncode, code, "the gate's exit code")
        decision["withheld"] = {
            name for dataset in decision["datasets"] for area in dataset["areas"] for name in area["withheld"]}
        return decision

    # Asking

    def expect(self, condition, what, found=None):
        self.passed += bool(condition)
        if not condition:
            self.failed += 1
            print(f"FAILED  week {self.week}: {what}" + (f"; found {found}" if found is not None else ""))

    def equal(self, found, wanted, what):
        self.expect(found == wanted, f"{what}: wanted {wanted}", found)


def errors(report, explained=False):
    """(owner, rule) of the errors that are open, or of all."""
    return sorted(
        (issue["owner"], issue["rule"]) for issue in report["issues"]
        if issue["severity"] == "error" and (explained or not issue.get("explanation")))


def issue_of(report, part, rule):
    """The issue of a rule in the part's region."""
    found = [
        issue for issue in report["issues"]
        if (issue["owner"], issue["rule"]) == (part.organisation, rule) and issue["key"].get("regio") in (part.region, None)]
    return found[0] if len(found) == 1 else None


def solved(report):
    return sorted((issue["owner"], issue["rule"]) for issue in report["solved"] if issue["severity"] == "error")


SUM, STARTS, COMPLETE = "ips.lopend.financiering", "instroom-niet-negatief", "levering-volledig"
REASON = "Drie cliënten zijn overgedragen aan een andere aanbieder."


def week_1(round):
    """First deliveries: four of them with a fault; three organisations have sent nothing yet."""
    cast, inbox = round.cast, round.inbox
    for part in (cast.changes, cast.explains):
        inbox.vanish(part, 3)
    inbox.open()
    for organisation in round.everybody:
        if organisation in cast.absent_at_first:
            continue
        changes = inbox.wrong_sum(cast.corrects, 2) if organisation == cast.corrects.organisation else None
        if organisation == cast.persists.organisation:
            changes = inbox.wrong_sum(cast.persists, 3)
        inbox.send(organisation, changes)
        inbox.receive(organisation, "2025-10-17")
    report = round.check()
    round.equal(report["exit"], 1, "exit code")
    round.equal(report["period"], PERIOD, "period")
    wanted = [
        (cast.corrects.organisation, SUM), (cast.persists.organisation, SUM), (cast.changes.organisation, STARTS),
        (cast.explains.organisation, STARTS), *((name, COMPLETE) for name in cast.absent_at_first)]
    round.equal(errors(report), sorted(wanted), "errors")
    round.expect("solved" not in report, "nothing is solved without a week before")
    round.expect(all(issue["status"] == "new" for issue in report["issues"]), "every issue is new")
    sum_issue = issue_of(report, cast.corrects, SUM)
    round.expect(sum_issue and sum_issue["difference"] == 2, "the sum is 2 too high", sum_issue)

    round.check_states(report, nothing=cast.absent_at_first)
    gate = round.gate(code=1)
    withheld = {part.organisation for part in (cast.corrects, cast.persists, cast.changes, cast.explains)}
    round.equal(gate["withheld"], withheld, "whose deliveries are withheld")
    round.expect("missingOrganisations" in blocking(gate), "too many organisations are missing or withheld", blocking(gate))
    letter = round.packets("markdown")[cast.corrects.organisation]
    round.expect("verschil" in letter or "meer" in letter, "the letter has the arithmetic", letter)
    for other in (cast.persists, cast.changes, cast.never):
        round.expect(not names(letter, other), f"the letter does not name {other.organisation}")


def week_2(round):
    """Corrections, one that helps, one that does not and one that harms; and one more organisation delivers."""
    cast, inbox = round.cast, round.inbox
    inbox.send(cast.corrects.organisation, version=2)
    inbox.send(cast.persists.organisation, inbox.wrong_sum(cast.persists, 4), version=2)
    inbox.send(cast.slips.organisation, inbox.wrong_sum(cast.slips, 5), version=2)
    inbox.send(cast.follows.organisation)
    for part in (cast.corrects, cast.persists, cast.slips, cast.follows):
        inbox.receive(part.organisation, "2025-10-24")
    report = round.check()
    wanted = [
        (cast.persists.organisation, SUM), (cast.slips.organisation, SUM), (cast.changes.organisation, STARTS),
        (cast.explains.organisation, STARTS), (cast.late.organisation, COMPLETE), (cast.never.organisation, COMPLETE)]
    round.equal(errors(report), sorted(wanted), "errors")
    round.equal(
        solved(report), sorted([(cast.corrects.organisation, SUM), (cast.follows.organisation, COMPLETE)]), "solved")
    for part, rule, status in [
        (cast.persists, SUM, "changed"), (cast.slips, SUM, "new"), (cast.changes, STARTS, "unchanged"),
        (cast.explains, STARTS, "unchanged"), (cast.never, COMPLETE, "unchanged"),
    ]:
        issue = issue_of(report, part, rule) or {}
        round.equal(issue.get("status"), status, f"status of {part.organisation}, {rule}")
    replaced = [note["text"] for note in report["ignored"] if str(note["file"]).endswith("ips.csv")]
    round.expect(len(replaced) >= 3, "klopt says of three deliveries that a later one took their place", replaced)
    round.check_states(report, nothing={cast.late.organisation, cast.never.organisation})
    compared = round.compare(cast.persists)
    cells = [(cell["key"]["regio"], cell["measure"], cell["new"] - cell["old"]) for cell in compared["changed"]]
    round.equal(cells, [(cast.persists.region, "lopend_uwv", 1)], "cells that differ between two versions")
    round.equal((compared["summary"]["caused"], compared["summary"]["altered"]), (0, 1), "points caused and altered")
    letters = round.packets("markdown")
    pages = round.packets("html")
    for part in (cast.corrects, cast.persists, cast.slips):
        page = pages[part.organisation]
        round.expect(html.escape(part.region) in page, f"the page of {part.organisation} names its region")
        for other in (cast.changes, cast.late, cast.never):
            round.expect(not names(page, other), f"the page of {part.organisation} does not name {other.organisation}")
    steward = html.unescape(pages["overzicht"])
    missing = [name for name in round.everybody if name not in steward]
    round.equal(missing, [], "whom the steward's page does not name")
    thanks = letters[cast.corrects.organisation]
    round.expect("opgelost" in thanks, "the letter says what is solved", thanks)
    changed = letters[cast.persists.organisation]
    round.expect("met andere cijfers dan de vorige keer" in changed, "the letter says what changed", changed)
    round.expect("U stuurde 2 versies" in changed, "the letter says which delivery was looked at", changed)


def week_3(round):
    """After the deadline: a late delivery, and two explanations."""
    cast, inbox = round.cast, round.inbox
    inbox.send(cast.late.organisation)
    inbox.receive(cast.late.organisation, "2025-11-02")
    before = round.result(2)
    for part, until in ((cast.changes, "2025-12-31"), (cast.explains, "2025-11-08")):
        issue = issue_of(json.loads(before.read_text()), part, STARTS)
        round.waive(issue["id"], until)
    report = round.check()
    wanted = [(cast.persists.organisation, SUM), (cast.slips.organisation, SUM), (cast.never.organisation, COMPLETE)]
    round.equal(errors(report), sorted(wanted), "open errors")
    round.equal(report["summary"]["explained"], 2, "explained")
    for part in (cast.changes, cast.explains):
        issue = issue_of(report, part, STARTS) or {}
        round.expect((issue.get("explanation") or {}).get("reason") == REASON, f"{part.organisation} is explained", issue)
    round.equal(solved(report), [(cast.late.organisation, COMPLETE)], "solved")
    round.check_states(report, nothing={cast.never.organisation}, late={cast.late.organisation, cast.never.organisation})
    letter = round.packets("markdown")[cast.explains.organisation]
    round.expect(REASON in letter, "the letter has the explanation", letter)


def week_4(round):
    """Last corrections; one explanation is about other figures than there are now, and one has ended."""
    cast, inbox = round.cast, round.inbox
    inbox.send(cast.persists.organisation, version=3)
    inbox.send(cast.slips.organisation, version=3)
    now = inbox.record(cast.changes)
    inbox.send(cast.changes.organisation, inbox.fewer(now, cast.changes.region, 2), version=2)
    for part in (cast.persists, cast.slips, cast.changes):
        inbox.receive(part.organisation, "2025-11-07")
    report = round.check()
    wanted = [
        (cast.changes.organisation, STARTS), (cast.explains.organisation, STARTS), (cast.never.organisation, COMPLETE)]
    round.equal(errors(report), sorted(wanted), "open errors")
    round.equal(report["summary"]["explained"], 0, "explained")
    round.equal(solved(report), sorted([(cast.persists.organisation, SUM), (cast.slips.organisation, SUM)]), "solved")
    for part, word in ((cast.changes, "lapsed"), (cast.explains, "expired")):
        said = [issue["rule"] for issue in report["issues"] if word in issue["rule"]]
        about = [
            issue for issue in report["issues"] if word in issue["rule"] and part.organisation in json.dumps(issue)]
        round.expect(len(about) == 1, f"the explanation of {part.organisation} is told to have {word}", said)
    gate = round.gate()
    round.equal(
        gate["withheld"], {cast.changes.organisation, cast.explains.organisation}, "whose deliveries are withheld")
    round.check_states(report, nothing={cast.never.organisation}, late={cast.late.organisation, cast.never.organisation})


def week_5(round):
    """Publication: everything is right or explained, but for one organisation that never sent anything."""
    cast, inbox = round.cast, round.inbox
    inbox.send(cast.changes.organisation, inbox.more(cast.changes, 4), version=3)
    inbox.receive(cast.changes.organisation, "2025-11-14")
    issue = issue_of(json.loads(round.result(4).read_text()), cast.explains, STARTS)
    round.waive(issue["id"], "2026-01-31")
    report = round.check()
    round.equal(errors(report), [(cast.never.organisation, COMPLETE)], "open errors")
    round.equal(report["summary"]["explained"], 1, "explained")
    round.equal(solved(report), [(cast.changes.organisation, STARTS)], "solved")
    unmatched = [issue for issue in report["issues"] if "unmatched" in issue["rule"]]
    round.expect(
        any(cast.changes.organisation in json.dumps(issue) for issue in unmatched),
        "an explanation that is about nothing any more is told of", unmatched)

    round.check_states(report, nothing={cast.never.organisation}, late={cast.late.organisation, cast.never.organisation})
    letter = round.packets("markdown")[cast.changes.organisation]
    round.expect("U hoeft niets meer te doen" in letter, "nothing more is asked of whom all is right", letter)

    gate = round.gate()
    round.expect(gate["publish"], "the figures may be published", gate["text"])
    ips = next(dataset for dataset in gate["datasets"] if dataset["dataset"] == "ips")
    round.equal((ips["state"], ips["mark"]), ("incomplete", "*"), "the national figure is an underestimate")
    silent = {key[1] for key in inbox.delivery.records if key[0] == cast.never.organisation and key[2:] == ("ips", PERIOD)}
    marked = {area["area"] for area in ips["areas"] if area["state"] in ("incomplete", "missing")}
    round.equal(marked, silent, "the regions that are underestimated")

    # The report that follows from it, and the same with two digits swapped.
    report = round.folder / "rapport.csv"
    round.run("figures", "aanlevering", "--as-of", DAYS[round.week], "--output", str(report))
    round.expect(round.gate(str(report))["publish"], "the report that follows from the deliveries may be published")
    lines = report.read_text().splitlines(keepends=True)
    position, right, wrong = swapped(lines)
    report.write_text("".join(lines[:position] + [wrong] + lines[position + 1:]))
    gate = round.gate(str(report), code=1)
    round.expect(not gate["publish"], "the report with a wrong figure is held back")
    reasons = {reason["condition"]: reason for reason in gate["reasons"] if reason["blocks"]}
    # What it contradicts in the report is said with it, and is no reason of its own.
    round.equal(list(reasons), ["wrongFigures"], "why")
    causes = reasons.get("wrongFigures", {"causes": []})["causes"]
    round.equal(len(causes), 1, "how many figures are wrong of themselves")
    round.expect(causes and "cijfers verwisseld" in causes[0]["text"], "how the wrong figure came about", causes)
    round.expect(causes and causes[0]["consequences"]["count"] > 0, "what comes of it", causes)


def blocking(gate):
    """The conditions that hold the figures back, as a whole or of a dataset."""
    reasons = gate["reasons"] + [reason for dataset in gate["datasets"] for reason in dataset["reasons"]]
    return {reason["condition"] for reason in reasons if reason["blocks"]}


def names(text, part):
    """Whether a text names the organisation, and not only one whose name begins likewise."""
    return re.search(rf"(?<!\w){re.escape(part.organisation)}(?!\w)", text) is not None


def swapped(lines):
    """A line of a count of three digits or more whose last two differ: (position, the line, it with these swapped)."""
    columns = lines[0].lstrip("\ufeff").strip().split(";")
    for position, line in enumerate(lines[1:], start=1):
        cells = line.rstrip("\r\n").split(";")
        figure = dict(zip(columns, cells))
        digits = figure["waarde"]
        if figure["soort"] == "aantal" and figure["regio"] == "landelijk" and digits.isdigit() and len(digits) >= 3:
            if digits[-1] != digits[-2]:
                cells[columns.index("waarde")] = digits[:-2] + digits[-1] + digits[-2]
                return position, line, ";".join(cells) + "\n"
    raise AssertionError("no figure to swap digits of")


WEEKS = [week_1, week_2, week_3, week_4, week_5]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("klopt")
    parser.add_argument("--keep", help="an empty folder for the round, to look at afterwards")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        round = Round(options.klopt, options.keep or folder, options.seed)
        for number, week in enumerate(WEEKS, start=1):
            round.week = number
            week(round)
            print(f"week {number}: {week.__doc__.splitlines()[0]}")
    print(f"{round.passed} passed, {round.failed} failed")
    return 1 if round.failed else 0


if __name__ == "__main__":
    sys.exit(main())
