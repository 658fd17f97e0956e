"""The Dutch pages for who decides: every figure stands in its source, every sentence of "never" has its test."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator

from evidence import rows, there
from house import Canary, House, Report, anchors

FOLDER = "docs/besluitvormers/"
COSTS = FOLDER + "wat-het-kost.md"
NEVER = FOLDER + "wat-het-nooit-doet.md"
WORDS_MAX = 25


def target(page: str, link: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), link.partition("#")[0]))


def figures(house: House) -> Iterator[str]:
    """Of each measured row: the figure, to the letter, in the file that it names."""
    for cells in rows(house.read(COSTS)):
        if len(cells) != 3 or not re.match(r"\d", cells[1]):
            continue
        source = re.search(r"\]\(([^)]+)\)", cells[2])
        if source is None:
            yield f"'{cells[0]}' has no source"
            continue
        path = target(COSTS, source.group(1))
        number = re.match(r"[\d .,]*\d", cells[1]).group(0)
        text = house.read(path) if house.has(path) else ""
        if not re.search(rf"(?<![\d.]){re.escape(number)}(?![\d]|\.\d)", text):
            yield f"'{cells[0]}': {number} does not stand in {path}"


def promises(house: House) -> Iterator[str]:
    part = house.read(NEVER).split("## Wat het nog niet kan")[0]
    for item in re.findall(r"(?ms)^- (.+?)(?=\n- |\n\n|\Z)", part):
        tests = re.findall(r"`([^`]+)`", item)
        if not tests:
            yield f"'{item[:50]}' has no test"
        for test in tests:
            if said := there(house, "code", test):
                yield f"'{item[:50]}': {said}"


def links(house: House) -> Iterator[str]:
    for page in house.glob(FOLDER + "*.md"):
        for link in re.findall(r"\]\(([^)#\s]*)(?:#[^)]*)?\)", house.read(page)):
            if link and not link.startswith("https://") and not house.has(target(page, link)):
                yield f"{page}: {link} is not there"
        for link, anchor in re.findall(r"\]\(([^)#\s]+)#([^)]*)\)", house.read(page)):
            if house.has(target(page, link)) and anchor not in anchors(house.read(target(page, link))):
                yield f"{page}: {link} has no heading {anchor}"


def plain(house: House) -> Iterator[str]:
    """B1: short sentences."""
    for page in house.glob(FOLDER + "*.md"):
        text = re.sub(r"(?m)^(\||#|!\[|```).*$", "", house.read(page))
        text = re.sub(r"`[^`]*`|\[([^\]]*)\]\([^)]*\)", r"\1", text)
        for sentence in re.split(r"(?<=[.?!:])\s+|\n\n|\n(?=- |\d\. )", text):
            if len(sentence.split()) > WORDS_MAX:
                yield f"{page}: {len(sentence.split())} words: '{' '.join(sentence.split())[:70]}…'"


def check(house: House) -> Report:
    pages = house.glob(FOLDER + "*.md")
    count = sum(1 for cells in rows(house.read(COSTS)) if len(cells) == 3 and re.match(r"\d", cells[1]))
    tests = len(re.findall(r"`Tests/", house.read(NEVER)))
    return Report(
        [*figures(house), *promises(house), *links(house), *plain(house)],
        f"{len(pages)} pages, {count} figures with their source, {tests} promises with their test",
    )


def canaries(house: House) -> list[Canary]:
    def costs(old: str, new: str) -> Callable[[], Iterator[str]]:
        return lambda: figures(house.with_replaced(COSTS, old, new))

    return [
        Canary("an invented figure", costs("| 1 289 |", "| 9 999 |"), "9 999 does not stand"),
        Canary(
            "a figure without a source",
            costs("| 238 MB | [tafel.md](../../Benchmarks/tafel.md)", "| 238 MB | ons"),
            "has no source",
        ),
        Canary(
            "a promise without a test",
            lambda: promises(house.with_replaced(NEVER, "(`Tests/BordTests/RoutesTests.swift:andereRegio`)", "")),
            "has no test",
        ),
        Canary(
            "a promise whose test is gone",
            lambda: promises(house.with_replaced(NEVER, "ZaakloopTests.swift:termijn", "ZaakloopTests.swift:weg")),
            "no test of that name",
        ),
        Canary(
            "a picture that is gone",
            lambda: links(house.with_replaced(FOLDER + "wat-het-doet.md", "beelden/kaart.png", "beelden/weg.png")),
            "is not there",
        ),
        Canary(
            "a long sentence",
            lambda: plain(house.with_replaced(NEVER, "**Het besluit niet.**", "Het " + "woord " * 30)),
            "words:",
        ),
    ]
