"""Measures and their evidence: every measure of BIO2 1.3 has its place, every piece of evidence is there, and every
threat that is said to be held has the test that shows it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator

from house import Canary, House, Report, anchors

PAGE = "deploy/verantwoording/maatregelen.md"
THREATS = "docs/dreigingen.md"
# The measures of part 2 that ask for something, of BIO2 1.3 (9 January 2026).
BIO2 = """
5.01.01 5.01.02 5.02.01 5.02.02 5.04.01 5.05.01 5.08.01 5.09.01 5.10.02 5.10.03 5.12.01 5.14.01 5.14.02 5.14.03 5.14.04
5.14.05 5.15.01 5.16.01 5.16.02 5.17.01 5.17.02 5.17.03 5.18.01 5.18.02 5.19.01 5.20.01 5.20.02 5.20.03 5.20.04 5.20.05
5.20.06 5.21.02 5.21.03 5.21.04 5.21.05 5.22.01 5.22.02 5.23.01 5.24.01 5.24.02 5.24.03 5.24.04 5.24.05 5.24.07 5.24.08
5.26.02 5.27.01 5.27.02 5.28.01 5.30.01 5.30.02 5.33.01 5.35.02 5.36.01 6.01.01 6.02.01 6.03.01 6.03.02 6.03.03 6.03.04
6.08.01 7.01.02 7.02.01 7.07.01 7.10.01 7.10.02 7.10.03 8.01.01 8.01.02 8.02.01 8.03.01 8.03.02 8.05.01 8.07.01 8.07.02
8.07.03 8.07.04 8.08.01 8.08.02 8.08.03 8.08.04 8.08.05 8.13.01 8.13.02 8.13.03 8.13.04 8.15.01 8.15.02 8.15.03 8.15.04
8.15.05 8.15.06 8.16.01 8.16.02 8.16.03 8.16.04 8.18.01 8.18.02 8.19.01 8.20.01 8.20.02 8.21.01 8.21.02 8.21.03 8.21.04
8.22.01 8.24.01 8.24.02 8.24.04 8.24.05 8.27.01 8.29.01 8.30.01 8.31.01 8.31.02 8.32.01 8.32.02
""".split()
MEASURE = re.compile(r"\b\d\.\d\d\.\d\d\b")
VERDICTS = ("*Geheel", "*Deels", "*Nee")


def rows(text: str) -> Iterator[list[str]]:
    """The cells of each row of a table, without its head."""
    head = False
    for line in text.splitlines():
        if not line.startswith("|"):
            head = False
        elif not head:
            head = True
        elif not line.startswith("|---"):
            yield [cell.strip() for cell in line.strip().strip("|").split("|")]


def evidence(cell: str) -> Iterator[tuple[str, str]]:
    """(path, test) of what stands between backticks, (link, '') of what is a link."""
    for link in re.findall(r"\]\(([^)]+)\)", cell):
        yield "link", link
    for span in re.findall(r"`([^`]+)`", re.sub(r"\[[^\]]*\]\([^)]*\)", "", cell)):
        yield "code", span


def there(house: House, kind: str, told: str, page: str = PAGE) -> str | None:
    if kind == "link":
        path, _, anchor = told.partition("#")
        path = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
        if not house.has(path):
            return f"{told} is not there"
        if anchor and anchor not in anchors(house.read(path)):
            return f"{told}: {path} has no heading with that name"
        return None
    path, _, test = told.partition(":")
    if not house.has(path):
        return f"{told} is not there"
    if test and not re.search(rf"(?s)@Test(?:(?!\bfunc\b).)*\bfunc {re.escape(test)}\(", house.read(path)):
        return f"{told}: that file has no test of that name"
    return None


def against(house: House) -> Iterator[str]:
    text = house.read(PAGE)
    for cells in rows(text):
        name = cells[0]
        proof = cells[-2]
        if not any(verdict in " ".join(cells) for verdict in VERDICTS):
            yield f"{name}: says neither Geheel, Deels nor Nee"
        found = list(evidence(proof))
        if not found:
            yield f"{name}: has no evidence"
        for kind, told in found:
            if said := there(house, kind, told):
                yield f"{name}: {said}"
    bio2 = "\n".join(part for part in re.split(r"(?m)^(?=## )", text) if part.startswith("## BIO2"))
    named = MEASURE.findall(re.sub(r"Zie \d\.\d\d\.\d\d", "", bio2))
    for measure in BIO2:
        if named.count(measure) != 1:
            yield f"{measure} stands there {named.count(measure)} times"
    for measure in sorted(set(named) - set(BIO2)):
        yield f"{measure} is no measure of BIO2 1.3"


def threats(house: House) -> Iterator[str]:
    for cells in rows(house.read(THREATS)):
        name, proof, state = cells[0], cells[2], cells[3]
        found = list(evidence(proof))
        if not state.startswith(("held", "partly", "open", "by procedure")):
            yield f"{name}: says neither held, partly nor open"
        if state.startswith(("held", "partly")) and not any(told.startswith("Tests/") for _, told in found):
            yield f"{name}: is said to be {state.split(':')[0]}, and no test shows it"
        for kind, told in [*found, *(one for one in evidence(state) if one[0] == "link")]:
            if said := there(house, kind, told, THREATS):
                yield f"{name}: {said}"


def check(house: House) -> Report:
    told = list(rows(house.read(PAGE)))
    count = sum(len(list(evidence(cells[-2]))) for cells in told)
    open_rows = [cells for cells in rows(house.read(THREATS)) if cells[3].startswith(("open", "partly"))]
    all_rows = len(list(rows(house.read(THREATS))))
    return Report(
        [*against(house), *threats(house)],
        f"{len(BIO2)} measures of BIO2, {len(told)} rows, {count} pieces of evidence;"
        f" {all_rows} threats, {len(open_rows)} of them open or partly so",
    )


def canaries(house: House) -> list[Canary]:
    def spoilt(old: str, new: str) -> Callable[[], Iterator[str]]:
        return lambda: against(house.with_replaced(PAGE, old, new))

    return [
        Canary(
            "a test that is gone",
            spoilt("VeiligheidTests.swift:audit", "VeiligheidTests.swift:weg"),
            "no test of that name",
        ),
        Canary("a file that is gone", spoilt("`.ci/run`", "`.ci/ren`"), ".ci/ren is not there"),
        Canary("a heading that is gone", spoilt("SECURITY.md#reporting", "SECURITY.md#weg"), "no heading"),
        Canary("a measure left out", spoilt("5.01.01, ", ""), "5.01.01 stands there 0 times"),
        Canary("a measure twice", spoilt("5.01.01, ", "5.01.01, 8.29.01, "), "8.29.01 stands there 2 times"),
        Canary("a measure that is none", spoilt("5.01.01, ", "5.01.01, 9.99.99, "), "9.99.99 is no measure"),
        Canary(
            "a row without evidence",
            spoilt("[DPIA](dpia.md#c-risicos-en-maatregelen), [dreigingen](../../docs/dreigingen.md)", "het is zo"),
            "has no evidence",
        ),
        Canary(
            "a threat held by nothing",
            lambda: threats(house.with_replaced(THREATS, "`Tests/RollenTests/ToegangsregelsTests.swift:teveel`", "–")),
            "no test shows it",
        ),
        Canary(
            "a threat whose test is gone",
            lambda: threats(house.with_replaced(THREATS, "ApiTests.swift:andermans", "ApiTests.swift:weg")),
            "no test of that name",
        ),
        Canary(
            "a row without a verdict", spoilt("*Deels.* Begin van een DPIA", "Begin van een DPIA"), "neither Geheel"
        ),
    ]
