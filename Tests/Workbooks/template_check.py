#!/usr/bin/env python3
"""Holds the verdicts of filled-in templates against those of `klopt check`.

Makes templates for organisations of Samples, and for those of a made-up pack that uses everything a template takes along
(template-pack), with a roster and without, fills them in with good and faulty values, lets LibreOffice work them out, and
compares, for every rule that a template checks and every record, what the workbook says with what klopt says.

    template_check.py KLOPT [--organisations N] [--fills N] [--seed N] [--keep DIR]

Needs openpyxl and LibreOffice (soffice). Exit code 0 when they agree on everything.
"""

import argparse
import collections
import csv
import json
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
import zipfile

import openpyxl

HERE = pathlib.Path(__file__).resolve().parent
REPOSITORY = HERE.parents[1]
SAMPLES = REPOSITORY / "Samples" / "2025-Q2"
PERIOD = "2025-Q2"
OUTCOMES = {
    "ok": "passed", "fout": "failed", "let op": "failed", "info": "failed", "onbekend": "undecided",
    "nvt": "notApplicable", "kan niet": "couldNotRun",
}
FIRST_ROW = 7

# Which measure is a part of which, and what splits a total, for figures that add up.
WHOLE = {"ooit": "lopend", "betaald": "ooit", "duurzaam": "betaald"}
BREAKDOWNS = [
    ["aangevraagd", "goedgekeurd"], ["uwv", "gemeente", "overig"], ["epa", "cmd", "anders"],
    ["met_werk", "ooit_werk", "nooit_werk"], ["met_resultaat", "zonder_resultaat", "voortijdig"],
]


class Template:
    """A template as klopt made it: its sheets, and the columns of each."""

    def __init__(self, path):
        self.path = path
        book = openpyxl.load_workbook(path)
        self.sheets, self.columns = {}, {}
        for row in book["_klopt"].iter_rows(values_only=True):
            if row[0] == "sheet":
                self.sheets[row[1]] = row[2]
            if row[0] == "columns":
                self.columns[row[1]] = [name for name in row[2:] if name]
        self.own = [row[1] for row in book["_klopt"].iter_rows(values_only=True) if row[0] == "own sheet"]

    def positions(self, dataset):
        """1-based columns of the sheet: the key, klopt's own column, the measures."""
        names = self.columns[dataset]
        key = [name for name in names if name in ("organisatie", "regio", "kwartaal")]
        measures = [name for name in names if name not in key]
        places = {name: number + 1 for number, name in enumerate(key)}
        places.update({name: len(key) + 2 + number for number, name in enumerate(measures)})
        return places, measures


# Filling in


def split(total, names, caps, chance):
    """Shares a total out over categories without passing their caps; None when they are too small."""
    shares = {name: 0 for name in names}
    for _ in range(total):
        room = [name for name in names if shares[name] < caps.get(name, total)]
        if not room:
            return None
        shares[chance.choice(room)] += 1
    return shares


def good_record(measures, chance):
    """Figures in which every sum and every part is right."""
    figures = {}
    present = set(measures)

    def spread(measure, total, whole):
        figures[measure] = total
        for breakdown in BREAKDOWNS:
            names = [name for name in breakdown if f"{measure}_{name}" in present]
            if len(names) != len(breakdown):
                continue
            caps = {}
            for name in names:
                up = whole
                while up and f"{up}_{name}" not in present:
                    up = WHOLE.get(up)
                if up:
                    caps[name] = figures[f"{up}_{name}"]
            shares = split(total, names, caps, chance)
            if shares is None:
                return False
            for name, share in shares.items():
                figures[f"{measure}_{name}"] = share
        return True

    total = chance.choice([0, 3, 12, 25, 40])
    spread("lopend", total, None)
    for measure in ("ooit", "betaald", "duurzaam"):
        if measure not in present:
            continue
        most = figures[WHOLE[measure]]
        for attempt in range(most, -1, -1):
            wanted = chance.randint(0, attempt)
            if spread(measure, wanted, WHOLE[measure]):
                break
        else:
            spread(measure, 0, WHOLE[measure])
    if "beeindigd" in present:
        spread("beeindigd", chance.choice([0, 2, 5]), None)
    for measure in measures:
        if measure in figures:
            continue
        if measure.startswith("eerste_baan_") or measure.startswith("dienstverband_"):
            continue
        figures[measure] = chance.randint(0, min(total, 3))
    for prefix, whole in (("eerste_baan_", "ooit"), ("dienstverband_", "lopend")):
        names = [name for name in measures if name.startswith(prefix)]
        if names:
            shares = split(figures[whole], names, {}, chance)
            figures.update(shares)
    return {name: figures[name] for name in measures}


def number(value):
    return value if isinstance(value, int) else 0


def any_record(measures, chance):
    """Small figures that fit each other by chance."""
    record = {}
    for measure in measures:
        if measure == "x":
            record[measure] = chance.choice([0.3, 0.3, 0.25, 1, 0, None, "abc", 0.1, -0.5])
        elif measure == "k":
            record[measure] = chance.choice(["groot", "klein", "k", "Groot", None, "anders", "-"])
        elif measure == "t":
            record[measure] = chance.choice(["tekst", None, "-", 12])
        else:
            record[measure] = chance.choice([0, 1, 2, 3, 5, 12, 25, chance.randint(0, 9), chance.randint(0, 60)])
    if chance.random() < 0.5 and isinstance(record["a"], int):
        record["a_uwv"] = chance.randint(0, record["a"])
        record["a_gemeente"] = record["a"] - record["a_uwv"]
    return record


FAULTS = [
    lambda value, chance: None,
    lambda value, chance: "onbekend",
    lambda value, chance: "-",
    lambda value, chance: "n.v.t.",
    lambda value, chance: "NVT",
    lambda value, chance: "abc",
    lambda value, chance: "<5",
    lambda value, chance: "< 12",
    lambda value, chance: "<0",
    lambda value, chance: -3,
    lambda value, chance: 2.5,
    lambda value, chance: "17",
    lambda value, chance: " 8 ",
    lambda value, chance: "1.484",
    lambda value, chance: f"{number(value)},0",
    lambda value, chance: f"'{number(value)}",
    lambda value, chance: f"+{number(value)}.00",
    lambda value, chance: "12'345'678",
    lambda value, chance: "1\u202f484,00",
    lambda value, chance: 0,
    lambda value, chance: number(value) + 1,
    lambda value, chance: max(number(value) - 1, 0),
    lambda value, chance: chance.randint(0, 400),
]


def fill(template, target, chance, make, regions):
    """Fills in a copy; most records are right but for a few cells. Without fixed rows some of the open ones are used."""
    book = openpyxl.load_workbook(template.path)
    filled = {}
    for name, dataset in template.sheets.items():
        sheet = book[name]
        places, measures = template.positions(dataset)
        rows = range(FIRST_ROW, FIRST_ROW + 20)
        is_open = isinstance(sheet.cell(FIRST_ROW, places["organisatie"]).value, str) and sheet.cell(
            FIRST_ROW, places["organisatie"]).value.startswith("=")
        if is_open:
            chosen = chance.sample(regions, len(regions))
            if chance.random() < 0.5:
                chosen.append(chosen[0])
            rows = sorted(chance.sample(rows, len(chosen)))
        records = []
        for row in rows:
            if sheet.cell(row, places["organisatie"]).value is None:
                break
            if is_open:
                sheet.cell(row, places["regio"]).value = chosen.pop()
            kind = chance.random()
            if kind < 0.05:
                record = {}
            else:
                record = make(measures, chance)
                faults = 0 if kind < 0.3 else chance.choice([1, 1, 2, 3, 8])
                counts = [measure for measure in measures if measure not in ("x", "k", "t")]
                for measure in chance.sample(counts, min(faults, len(counts))):
                    record[measure] = chance.choice(FAULTS)(record[measure], chance)
                if kind > 0.93:
                    record.update({measure: chance.choice(FAULTS)(record[measure], chance) for measure in counts})
            if chance.random() < 0.5 and "lopend_gemeente_regeling" in record:
                record["lopend_gemeente_regeling"] = None
            for measure, value in record.items():
                sheet.cell(row, places[measure]).value = value
            records.append((row, record))
        filled[dataset] = records
    book.save(target)
    return filled


# The two verdicts


def recalculate(files, folder):
    """Opens workbooks in LibreOffice, which works everything out, and saves them again."""
    profile = folder / "profile"
    out = folder / "recalculated"
    command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML",
               "--outdir", str(out), *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=1800)
    missing = [file.name for file in files if not (out / file.name).exists()]
    if missing:
        sys.exit(f"LibreOffice did not convert {missing}: {done.stdout} {done.stderr}")
    return [out / file.name for file in files]


def workbook_verdicts(path, template):
    """(dataset, rule, row) → outcome, as the workbook's hidden sheets say."""
    book = openpyxl.load_workbook(path, data_only=True)
    verdicts, texts = {}, {}
    for number, (name, dataset) in enumerate(template.sheets.items(), start=1):
        sheet, visible = book[f"_regels{number}"], book[name]
        places, _ = template.positions(dataset)
        ids = {column: sheet.cell(FIRST_ROW - 1, column).value for column in range(11, sheet.max_column + 1)}
        message = max(places.values()) + 1
        for row in range(FIRST_ROW, sheet.max_row + 1):
            texts[dataset, row] = (visible.cell(row, places["kwartaal"] + 1).value, visible.cell(row, message).value)
            for column, rule in ids.items():
                if rule is None:
                    continue
                code = sheet.cell(row, column).value
                if code in (None, ""):
                    continue
                if code not in OUTCOMES:
                    sys.exit(f"{path.name} {name} row {row}: rule {rule} gives {code!r}")
                verdicts[dataset, rule, row] = OUTCOMES[code]
    control = book.worksheets[0]
    for row in control.iter_rows(values_only=True):
        if row[0] not in template.sheets:
            continue
        dataset, counts = template.sheets[row[0]], row[1:6]
        if not all(isinstance(count, int) and count >= 0 for count in counts):
            sys.exit(f"{path.name}: {control.title} counts {row}")
        is_right = not any(key[0] == dataset and outcome == "failed" for key, outcome in verdicts.items())
        says_so = row[6] in ("Alles klopt", "All adds up", "Nog niets ingevuld", "Nothing filled in yet")
        if is_right != says_so or is_right != (sum(counts[2:]) == 0):
            sys.exit(f"{path.name}: {control.title} says {row}, and {'nothing' if is_right else 'something'} is broken")
    return verdicts, texts


def klopt_verdicts(klopt, delivery, setting, organisation):
    command = [klopt, "check", str(delivery), *setting.history_paths, *setting.rules, "--period", PERIOD,
               "--organisation", organisation, "--format", "json"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600)
    if done.returncode not in (0, 1):
        sys.exit(f"{' '.join(command)}: exit {done.returncode}\n{done.stderr}")
    report = json.loads(done.stdout)
    failed = {(issue["dataset"], issue["rule"], issue["location"]["row"])
              for issue in report["issues"] if issue["location"]}
    counts = {rule["id"]: {outcome: rule[outcome] for outcome in set(OUTCOMES.values())} for rule in report["rulesRun"]}
    return failed, counts


# The file itself


ORDER = ["sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection",
         "protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells",
         "phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins",
         "pageSetup", "headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors",
         "smartTags", "drawing", "legacyDrawing", "legacyDrawingHF", "picture", "oleObjects", "controls",
         "webPublishItems", "tableParts", "extLst"]
NEW_FUNCTIONS = ["TEXTJOIN", "CONCAT(", "IFS(", "SWITCH(", "LET(", "XLOOKUP", "FILTER(", "SORT(", "UNIQUE(", "MAXIFS",
                 "MINIFS", "NUMBERVALUE", "UNICHAR", "LAMBDA", "SEQUENCE"]


def check_package(path):
    """Well-formed parts, elements in the schema's order, references that exist, formulas that old programs know."""
    main = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    longest = 0
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        names = set(archive.namelist())
        types = ElementTree.fromstring(archive.read("[Content_Types].xml"))
        for override in types:
            if "PartName" in override.attrib:
                assert override.attrib["PartName"][1:] in names, override.attrib
        for name in names:
            if not name.endswith((".xml", ".rels", ".vml")):
                continue
            root = ElementTree.fromstring(archive.read(name))
            if name.endswith(".rels"):
                base = pathlib.PurePosixPath(name).parent.parent
                for relation in root:
                    target = pathlib.PurePosixPath("/" / base / relation.attrib["Target"])
                    parts = []
                    for part in target.parts[1:]:
                        parts = parts[:-1] if part == ".." else [*parts, part]
                    assert "/".join(parts) in names, (name, relation.attrib)
            if name.startswith("xl/worksheets/sheet"):
                places = [ORDER.index(child.tag.replace(main, "")) for child in root]
                assert places == sorted(places), name
                cells = [cell.attrib["r"] for cell in root.iter(main + "c")]
                assert len(cells) == len(set(cells)), name
                for formula in root.iter(main + "f"):
                    assert formula.text and len(formula.text) <= 8192, name
                    assert not any(new in formula.text for new in NEW_FUNCTIONS), formula.text
                    longest = max(longest, len(formula.text))
                    depth = deepest = 0
                    quoted = False
                    for character in formula.text:
                        quoted ^= character == '"'
                        depth += (not quoted) * ((character == "(") - (character == ")"))
                        deepest = max(deepest, depth)
                    assert depth == 0 and deepest <= 64, formula.text
                for message in root.iter(main + "dataValidation"):
                    assert len(message.attrib["error"]) <= 225 and len(message.attrib["errorTitle"]) <= 32
    return longest


# What is compared


class Setting:
    """Rules, earlier quarters, organisations, and how their templates are filled in."""

    def __init__(self, name, rules, history, organisations, make, regions=(), language="nl"):
        self.name, self.history, self.organisations, self.make = name, history, organisations, make
        self.rules = ["--rules", str(rules)] if rules else []
        self.history_paths = [str(history)] if history else []
        self.regions, self.language = list(regions), language


def samples(folder, count):
    """The pack of the werkmonitor, with the organisations of Samples."""
    # The quarter itself is left out of the history: its records are what the templates are filled in with.
    history = folder / "history"
    history.mkdir()
    shutil.copy(SAMPLES / "deelnemers.csv", history)
    shutil.copytree(SAMPLES / "2025-Q1", history / "2025-Q1")
    with open(SAMPLES / "deelnemers.csv", encoding="utf-8-sig", newline="") as file:
        roster = list(csv.DictReader(file, delimiter=";"))
    active = collections.Counter(
        line["organisatie"] for line in roster if line["van"] <= PERIOD and (not line["tot"] or line["tot"] >= PERIOD))
    # Those that continue others first: their previous values are sums.
    successors = [line["opvolger"] for line in roster if line["opvolger"] in active]
    names = list(dict.fromkeys(successors + [name for name, _ in active.most_common()]))
    return Setting("werkmonitor", None, history, names[:count], good_record)


REGIONS = ["Noord", "Oost", "Zuid", "West"]


def made_up(folder, chance, has_roster, language):
    """A pack with everything that a template takes along, and an organisation that continues two others."""
    history = folder / f"made-up-{has_roster}"
    for period in ("2024-Q2", "2025-Q1"):
        (history / period).mkdir(parents=True)
        with open(history / period / "proef.csv", "w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file, delimiter=";")
            writer.writerow(["organisatie", "regio", "kwartaal", "a", "a_uwv", "a_gemeente", "b", "c", "d", "e", "x", "k"])
            for organisation in ("GGZ 01", "GGZ 02", "GGZ 08", "GGZ 09"):
                for region in REGIONS:
                    if (organisation, region) in (("GGZ 01", "Zuid"), ("GGZ 02", "West")):
                        continue
                    figures = [chance.choice([0, 1, 2, 12, 25, "", "<5", "abc", chance.randint(0, 40)]) for _ in range(6)]
                    writer.writerow([organisation, region, period, *figures, chance.choice(["n.v.t.", 3, ""]), "0,3", "groot"])
    if has_roster:
        (history / "deelnemers.csv").write_text("".join(f"{line}\n" for line in [
            "organisatie;regio;traject;van;tot;opvolger",
            *[f"GGZ 01;{region};proef;2024-Q1;;" for region in REGIONS],
            *[f"GGZ 02;{region};proef;{'2025-Q2' if region == 'West' else '2024-Q1'};;" for region in REGIONS],
            *[f"GGZ 08;{region};proef;2024-Q1;2025-Q1;GGZ 01" for region in REGIONS[:2]],
            *[f"GGZ 09;{region};proef;2024-Q1;2025-Q1;GGZ 02" for region in REGIONS[:3]],
        ]), encoding="utf-8")
    kind = "with a roster" if has_roster else "without a roster"
    return Setting(
        f"made up, {kind}, {language}", HERE / "template-pack", history, ["GGZ 01", "GGZ 02"], any_record,
        regions=["N", "oost", "Zuid", "nergens", None], language=language)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("klopt")
    parser.add_argument("--organisations", type=int, default=6)
    parser.add_argument("--fills", type=int, default=4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep")
    parser.add_argument("--shown", type=int, default=40)
    options = parser.parse_args()
    klopt = str(pathlib.Path(options.klopt).resolve())
    chance = random.Random(options.seed)
    folder = pathlib.Path(options.keep or tempfile.mkdtemp(prefix="template-check-"))
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        settings = [
            made_up(folder, chance, True, "nl"), made_up(folder, chance, False, "en"),
            samples(folder, options.organisations),
        ]
        return compare(klopt, folder, settings, options, chance)
    finally:
        if not options.keep:
            shutil.rmtree(folder, ignore_errors=True)


def compare(klopt, folder, settings, options, chance):
    jobs = []
    for place, setting in enumerate(settings):
        for number, name in enumerate(setting.organisations):
            path = folder / f"template-{place}-{number}.xlsx"
            command = [klopt, "template", "--organisation", name, "--period", PERIOD, *setting.rules,
                       "--output", str(path), "--lang", setting.language]
            if setting.history:
                command += ["--history", str(setting.history)]
            subprocess.run(command, check=True, capture_output=True, text=True)
            longest = check_package(path)
            template = Template(path)
            for turn in range(options.fills):
                target = folder / f"filled-{place}-{number}-{turn}.xlsx"
                jobs.append((setting, name, template, target, fill(template, target, chance, setting.make, setting.regions)))
            print(f"{setting.name}: {name}: {len(template.sheets)} sheets, longest formula {longest}")

    compared, disagreements, outcomes, said = 0, [], collections.Counter(), 0
    for (setting, name, template, target, filled), result in zip(jobs, recalculate([job[3] for job in jobs], folder)):
        verdicts, texts = workbook_verdicts(result, template)
        failed, counts = klopt_verdicts(klopt, result, setting, name)
        sums = collections.defaultdict(collections.Counter)
        for (dataset, rule, row), outcome in verdicts.items():
            compared += 1
            outcomes[outcome] += 1
            sums[rule][outcome] += 1
            if (outcome == "failed") != ((dataset, rule, row) in failed):
                disagreements.append(f"{target.name}: {dataset} row {row} {rule}: workbook {outcome}, "
                                     f"klopt {'failed' if outcome != 'failed' else 'not failed'}")
        for rule, counted in sums.items():
            for outcome in set(OUTCOMES.values()):
                if counted[outcome] != counts[rule][outcome]:
                    disagreements.append(f"{target.name}: {rule} {outcome}: workbook {counted[outcome]}, "
                                         f"klopt {counts[rule][outcome]}")
        # A record with a broken rule says so in words, and one without does not.
        broken = {(dataset, row) for (dataset, rule, row), outcome in verdicts.items() if outcome == "failed"}
        for dataset, records in filled.items():
            for row, record in records:
                stand, text = texts[dataset, row]
                touched = any(value is not None for value in record.values())
                if bool(text) != (touched and (dataset, row) in broken):
                    disagreements.append(f"{target.name}: {dataset} row {row} says {text!r} ({stand})")
                if text and ("#" in text.replace("'#'", "") or "1E+" in text):
                    disagreements.append(f"{target.name}: {dataset} row {row} says {text!r}")
                said += bool(text)

    print(f"{len(jobs)} workbooks, {compared} verdicts compared: {dict(sorted(outcomes.items()))}; "
          f"{said} records say what is wrong")
    for line in disagreements[: options.shown]:
        print("  " + line)
    if disagreements:
        print(f"{len(disagreements)} disagreements")
        return 1
    if not all(outcomes[outcome] for outcome in ("passed", "failed", "undecided", "notApplicable")):
        print("not every outcome occurred: the figures are not varied enough")
        return 1
    print("all agree")
    return 0


if __name__ == "__main__":
    sys.exit(main())
