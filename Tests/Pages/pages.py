#!/usr/bin/env python3
"""Looks at klopt's pages in a browser: that they render, work, keep to themselves and can be read by everybody.

    python3 Tests/Pages/pages.py .build/debug/klopt [--pictures DIR]
"""

import argparse
import json
import pathlib
import re
import subprocess
import tempfile
import time

from browser import Browser

ROOT = pathlib.Path(__file__).resolve().parents[2]
CASE = ROOT / "Tests/EndToEnd/exit-1-an-issue"
HOSTILE = "<img src=x onerror=alert(1)>"

# What every page must satisfy, as the page itself can tell. Returns what is wrong.
READABLE = (pathlib.Path(__file__).parent / "readable.js").read_text(encoding="utf-8")


class Checks:
    def __init__(self):
        self.failures = []
        self.count = 0

    def that(self, condition, text):
        self.count += 1
        if not condition:
            self.failures.append(text)
            print("  ✗", text)

    def equal(self, found, expected, text):
        self.that(found == expected, f"{text}: found {found!r}, expected {expected!r}")


def klopt(program, *arguments, command="check"):
    result = subprocess.run([program, command, *map(str, arguments)], capture_output=True, text=True, cwd=ROOT)
    if result.returncode not in (0, 1):
        raise SystemExit(f"klopt ended with {result.returncode}: {result.stderr}")


def pages_of(program, folder, *arguments):
    klopt(program, *arguments, "--packets", folder, "--format", "html")
    return sorted(folder.glob("*.html"))


def deliveries(path, rows):
    header = "organisatie;regio;kwartaal;lopend;lopend_uwv;lopend_gemeente;betaald;beeindigd"
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return path


def readable(checks, page, name):
    for complaint in page.complaints():
        checks.that(False, f"{name}: {complaint}")
    wrong = page.run(READABLE)
    checks.equal(wrong, [], f"{name} can be read by everybody")


def every_page(checks, browser, pages, pictures):
    """All pages, in light and dark, large and small: nothing is complained about, nothing is asked for."""
    chosen = [path for path in pages if path.stem in ("overzicht", "GGZ 01", "GGZ 07", "GGZ 11", "GGZ 25")]
    for path in chosen:
        page = browser.open(path)
        page.press("Tab", 9)
        checks.equal(page.run("document.activeElement.getAttribute('href')"), "#inhoud", f"{path.stem}: the first tab leads past the heading")
        page.close()
        for name, settings in {
            "light": {}, "dark": {"dark": True}, "small": {"width": 390, "height": 844},
        }.items():
            page = browser.open(path, **settings)
            readable(checks, page, f"{path.stem}, {name}")
            wide = page.run("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            checks.that(wide <= 0, f"{path.stem}, {name}: {wide} pixels too wide")
            if pictures:
                page.picture(pictures / f"{path.stem}-{name}.png")
            page.close()
        if pictures:
            page = browser.open(path)
            page.print(pictures / f"{path.stem}.pdf")
            page.close()


def overview(checks, browser, path, expected):
    """The steward's page against the JSON of the same run."""
    page = browser.open(path)
    issues = expected["issues"]
    rows = "document.querySelectorAll('#tabel tbody tr').length"
    checks.equal(page.run(rows), min(100, len(issues)), "rows at first")

    def choose(name, label):
        # As a person does: the option whose text begins so.
        return page.run(f"""(() => {{
          const select = document.getElementById('filter-{name}');
          const option = [...select.options].find(option => option.textContent.startsWith({json.dumps(label)}));
          select.value = option ? option.value : 'none';
          select.dispatchEvent(new Event('input', {{ bubbles: true }}));
          return Boolean(option);
        }})()""")

    def reset():
        page.run("document.querySelector('#filters button[type=reset]').click()")
        page.run("new Promise(done => setTimeout(done, 20))")

    owner = issues[0]["owner"]
    checks.that(choose("owner", owner), f"{owner} can be chosen")
    checks.equal(page.run(rows), sum(issue["owner"] == owner for issue in issues), f"rows of {owner}")
    checks.that(choose("severity", "fout"), "errors can be chosen")
    checks.equal(
        page.run(rows), sum(issue["owner"] == owner and issue["severity"] == "error" for issue in issues),
        f"errors of {owner}")
    reset()
    checks.equal(page.run(rows), min(100, len(issues)), "rows after clearing the filters")

    region = next(issue["key"]["regio"] for issue in issues if "regio" in issue["key"])
    checks.that(choose("key0", region), f"{region} can be chosen")
    checks.equal(page.run(rows), sum(issue["key"].get("regio") == region for issue in issues), f"rows of {region}")
    reset()
    page.type("#filter-text", "Duurzaam")
    words = sum("duurzaam" in json.dumps(issue["message"]).lower() or "duurzaam" in issue["rule"] for issue in issues)
    checks.equal(page.run(rows), words, "rows with a text")
    said = page.run("document.getElementById('aantal').textContent")
    checks.that(said.startswith(f"{words} "), f"the number of rows is said: {said}")
    page.type("#filter-text", " zoiets staat er niet")
    checks.equal(page.run(rows), 0, "rows with a text that is not there")
    reset()

    rule = issues[0]["rule"]
    page.run(f"document.querySelector('a[data-filter=rule][data-value=\"{rule}\"]').click()")
    page.run("new Promise(done => setTimeout(done, 50))")
    checks.equal(page.run(rows), sum(issue["rule"] == rule for issue in issues), f"rows of {rule}, from the bars")
    reset()

    page.run("document.querySelector('#tabel tbody details').open = true")
    page.run("new Promise(done => setTimeout(done, 50))")
    checks.that(page.run("document.querySelector('#tabel tbody details dl').textContent").find("k-") > 0, "a row unfolds")

    # Sorting: twice the same heading turns it round.
    for table, column in [("#tabel", 1), (".sortable", 0)]:
        cells = f"[...document.querySelectorAll('{table} tbody tr')].map(row => row.cells[{column}].textContent)"
        button = f"document.querySelectorAll('{table} thead th')[{column}].querySelector('button').click()"
        page.run(button)
        up = page.run(cells)
        page.run(button)
        down = page.run(cells)
        checks.that(up != down and up[0] == down[-1], f"{table} is sorted both ways")
        state = page.run(f"document.querySelectorAll('{table} thead th')[{column}].getAttribute('aria-sort')")
        checks.equal(state, "descending", f"{table} says how it is sorted")

    # Every organisation's page is there, beside this one.
    narrow = browser.open(path, width=1280)
    wide = "(() => { const box = document.querySelector('.matrix').closest('.wide'); return box.scrollWidth - box.clientWidth; })()"
    checks.equal(narrow.run(wide), 0, "pixels by which the table of organisations is too wide for a screen of 1280")
    narrow.close()

    links = page.run("[...document.querySelectorAll('.matrix tbody th a')].map(link => decodeURIComponent(link.getAttribute('href')))")
    for link in links:
        checks.that((path.parent / link).exists(), f"a page is there: {link}")
    checks.that(len(links) > 40, "every organisation has a link")

    readable(checks, page, "overview after all that")
    page.close()

    plain = browser.open(path, script=False)
    checks.equal(plain.run(rows), min(100, len(issues)), "rows without JavaScript")
    checks.that(plain.run("document.getElementById('filters').hidden"), "no filters without JavaScript")
    plain.close()


def owner_page(checks, browser, path, downloads):
    """Answers are counted, kept, gathered and saved, and nothing leaves the page."""
    page = browser.open(path)
    fields = page.run("document.querySelectorAll('article textarea').length")
    checks.that(fields > 2, "there are places for answers")
    identifiers = page.run("[...document.querySelectorAll('article')].map(card => card.dataset.id)")
    page.type("#punt-1 textarea", "Dit klopt: <b>drie</b> cliënten \"gingen\" met pensioen.")
    page.type("#punt-2 textarea", "Verbeterd.\nZie het nieuwe bestand.")
    status = page.run("document.querySelector('#antwoordbalk [role=status]').textContent")
    checks.equal(status, f"2 van {fields} vragen beantwoord", "answers are counted")
    reply = page.run("document.getElementById('antwoord-alles').value")
    for text in [*identifiers[:2], "<b>drie</b> cliënten \"gingen\"", "Zie het nieuwe bestand."]:
        checks.that(text in reply, f"the reply has {text}")
    checks.that(identifiers[2] not in reply, "the reply leaves out what was not answered")

    browser.call("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(downloads))
    page.run("document.querySelector('[data-do=save]').click()")
    deadline = time.monotonic() + 10
    while not list(downloads.glob("*.txt")) and time.monotonic() < deadline:
        time.sleep(0.05)
    saved = list(downloads.glob("*.txt"))
    checks.equal([file.name for file in saved], [f"antwoorden {path.stem}.txt"], "the reply is saved")
    if saved:
        checks.equal(saved[0].read_text(encoding="utf-8"), reply, "what is saved")
    page.run("document.querySelector('[data-do=copy]').click()")
    page.run("new Promise(done => setTimeout(done, 100))")
    status = page.run("document.querySelector('#antwoordbalk [role=status]').textContent")
    checks.that(status.startswith(("Gekopieerd", "Kopiëren lukt hier niet")), f"copying says what came of it: {status}")

    page.load()
    checks.equal(
        page.run("document.querySelector('#punt-2 textarea').value"), "Verbeterd.\nZie het nieuwe bestand.",
        "answers are still there after loading again")
    # On a page about another quarter, other answers are given.
    page.run("(() => { const kept = JSON.parse(localStorage.getItem(document.getElementById('antwoordbalk').dataset.store)); kept['k-elders'] = 'Van een andere pagina'; localStorage.setItem(document.getElementById('antwoordbalk').dataset.store, JSON.stringify(kept)); })()")
    page.type("#punt-1 textarea", "Toch anders.")
    kept = json.loads(page.run("localStorage.getItem(document.getElementById('antwoordbalk').dataset.store)"))
    checks.equal(kept.get("k-elders"), "Van een andere pagina", "an answer of another page stays")
    checks.that(kept.get(identifiers[0], "").endswith("Toch anders."), "an answer that is added to is kept")
    readable(checks, page, "owner page after all that")
    page.close()

    plain = browser.open(path, script=False)
    checks.that(plain.run("document.getElementById('antwoordbalk').hidden"), "no buttons without JavaScript")
    checks.equal(plain.run("document.querySelectorAll('article').length"), len(identifiers), "points without JavaScript")
    plain.close()


def hostile(checks, browser, program, folder):
    """A name that is markup stays text, in elements, in attributes and in data."""
    names = [HOSTILE, "</script><script>alert(2)</script>", "\"onmouseover=alert(3) x=\"", "a/b:c?d#e%41"]
    source = deliveries(folder / "ips.csv", [f"\"{name.replace(chr(34), chr(34) * 2)}\";Noord;2025-Q2;9;3;3;99;1" for name in names])
    pages = pages_of(program, folder / "pages", source, "--rules", CASE / "rules")
    checks.equal(len(pages), len(names) + 1, "a page for every name")
    for path in pages:
        page = browser.open(path)
        readable(checks, page, path.name)
        checks.equal(page.run("document.querySelectorAll('img, [onmouseover], [onerror]').length"), 0, f"no markup from data in {path.name}")
        checks.equal(page.run("document.scripts.length"), 2 if path.stem == "overzicht" else 1, f"scripts in {path.name}")
        if path.stem == "overzicht":
            text = page.run("document.body.innerText")
            for name in names:
                checks.that(name in text, f"the overview shows {name}")
            for link in page.run("[...document.querySelectorAll('.matrix tbody th a')].map(link => link.href)"):
                checks.that(link.startswith("file:"), f"a link to a file: {link}")
        page.close()


def gate(checks, browser, program, folder, pictures):
    """The decision to publish, against the JSON of the same decision; of one quarter and of several, with a wrong figure."""
    sample = ROOT / "Samples/2025-Q2"
    report = folder / "rapport.csv"
    made = subprocess.run([program, "figures", sample], capture_output=True, text=True, cwd=ROOT).stdout.splitlines()
    place = next(n for n, line in enumerate(made) if ";landelijk;ips;lopend;;aantal;" in line)
    cells = made[place].split(";")
    cells[7] = str(int(cells[7]) + 900)
    report.write_text("\n".join(made[:place] + [";".join(cells)] + made[place + 1:]) + "\n", encoding="utf-8")
    for name, inputs in {"besluit": [sample], "kwartalen": [sample, "--period", "all"], "rapport": [sample, report]}.items():
        path = folder / f"{name}.html"
        klopt(program, *inputs, "--format", "html", "--output", path, command="gate")
        klopt(program, *inputs, "--format", "json", "--output", folder / f"{name}.json", command="gate")
        decision = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        quarters = decision.get("quarters", [decision])
        for look, settings in {"light": {}, "dark": {"dark": True}, "small": {"width": 390, "height": 844}}.items():
            page = browser.open(path, **settings)
            readable(checks, page, f"{name}, {look}")
            wide = page.run("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            checks.that(wide <= 0, f"{name}, {look}: {wide} pixels too wide")
            if pictures:
                page.picture(pictures / f"gate-{name}-{look}.png")
            if look == "light":
                text = page.run("document.querySelector('.verdict').textContent")
                checks.that(decision["text"] in text, f"{name}: the answer is said: {text}")
                # Each region of each part, on a tile with its decision.
                said = [area["publish"] for quarter in quarters for part in quarter["datasets"] for area in part["areas"]]
                signs = page.run("[...document.querySelectorAll('.map .state')].map(text => text.textContent)")
                checks.equal(len(signs), len(said), f"{name}: a tile for every region")
                checks.equal(sum(sign in "✓*" for sign in signs), sum(said), f"{name}: tiles that may be published")
                cards = page.run("document.querySelectorAll('.card').length")
                wrong = [cause for quarter in quarters for reason in quarter["reasons"] for cause in reason.get("causes", [])]
                checks.equal(cards, len(wrong), f"{name}: a card for every wrong figure")
                checks.equal(len(wrong), 1 if name == "rapport" else 0, f"{name}: wrong figures")
                checks.equal(page.run("document.scripts.length"), 0, f"{name}: no script")
            page.close()


def many(checks, browser, program, folder, count):
    """Thousands of records, most with two points: how long a filter takes is told, and that it comes out right is checked."""
    rows = [f"GGZ {n % 40:02};{['Noord', 'Zuid', 'Oost'][n % 3]};20{10 + n % 15}-Q{n % 4 + 1};{n % 90 + 20};6;3;3;1" for n in range(count)]
    source = deliveries(folder / "ips.csv", rows)
    path = folder / "overzicht.html"
    started = time.monotonic()
    klopt(program, source, "--rules", CASE / "rules", "--period", "all", "--format", "html", "--output", path)
    written = time.monotonic() - started
    started = time.monotonic()
    page = browser.open(path)
    loaded = time.monotonic() - started
    total = page.run("JSON.parse(document.getElementById('gegevens').textContent).rows.length")
    checks.that(total >= count, f"all points are on the page: {total}")
    checks.equal(page.run("document.querySelectorAll('#tabel tbody tr').length"), 100, "rows in the document")

    def timed(action):
        return page.run(f"""(() => {{
          const began = performance.now();
          {action};
          return [performance.now() - began, document.getElementById('aantal').textContent];
        }})()""")

    search = "(() => { const field = document.getElementById('filter-text'); field.value = %s; field.dispatchEvent(new Event('input', { bubbles: true })); })()"
    first, _ = timed(search % "'zuid'")
    again, said = timed(search % "'zuid 2011'")
    checks.that(re.match(r"[1-9]", said) is not None, f"something is found: {said}")
    sort, _ = timed("document.querySelectorAll('#tabel thead th button')[1].click()")
    readable(checks, page, "many points")
    print(f"  {total} points, {path.stat().st_size / 1e6:.1f} MB: written in {written:.1f} s, loaded in {loaded:.1f} s; "
          f"first search {first:.0f} ms, next {again:.0f} ms, sort {sort:.0f} ms")
    page.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("klopt")
    parser.add_argument("--pictures", type=pathlib.Path)
    parser.add_argument("--points", type=int, default=5_000)
    arguments = parser.parse_args()
    program = pathlib.Path(arguments.klopt).resolve()
    if arguments.pictures:
        arguments.pictures.mkdir(parents=True, exist_ok=True)
    checks = Checks()
    with tempfile.TemporaryDirectory() as name, Browser() as browser:
        folder = pathlib.Path(name)
        for part in ["sample", "hostile", "many", "downloads", "gate"]:
            (folder / part).mkdir()
        sample = ROOT / "Samples/2025-Q2"
        pages = pages_of(program, folder / "sample/pages", sample)
        klopt(program, sample, "--format", "json", "--output", folder / "sample/report.json")
        expected = json.loads((folder / "sample/report.json").read_text(encoding="utf-8"))
        by_name = {path.stem: path for path in pages}
        for title, part in {
            "every page": lambda: every_page(checks, browser, pages, arguments.pictures),
            "the overview": lambda: overview(checks, browser, by_name["overzicht"], expected),
            "an organisation's page": lambda: owner_page(checks, browser, by_name["GGZ 11"], folder / "downloads"),
            "hostile names": lambda: hostile(checks, browser, program, folder / "hostile"),
            "the decision to publish": lambda: gate(checks, browser, program, folder / "gate", arguments.pictures),
            "many points": lambda: many(checks, browser, program, folder / "many", arguments.points),
        }.items():
            started = time.monotonic()
            print(title)
            part()
            print(f"  {time.monotonic() - started:.1f} s")
    print(f"{checks.count} checks, {len(checks.failures)} failed")
    raise SystemExit(1 if checks.failures else 0)


if __name__ == "__main__":
    main()
