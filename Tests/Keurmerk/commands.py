"""Pages against the program: every command and option that a page names is there, and so is every target of make."""

from __future__ import annotations

import functools
import re
import subprocess
from collections.abc import Callable, Iterator

from house import PROGRAM, Canary, House, Report

PAGES = ["*.md", "docs/**/*.md", "deploy/**/*.md", "Schemas/*.md", "Benchmarks/*.md", "Sources/**/*.md"]


def pages(house: House) -> list[str]:
    return sorted({path for pattern in PAGES for path in house.glob(pattern) if not path.startswith(".")})


@functools.cache
def _help(root: str, words: tuple[str, ...]) -> str:
    told = subprocess.run([f"{root}/{PROGRAM}", *words, "--help"], capture_output=True, text=True, timeout=60)
    return told.stdout + told.stderr


def help_of(house: House, words: tuple[str, ...]) -> str:
    return _help(str(house.root), words)


def below(house: House, words: tuple[str, ...]) -> set[str]:
    part = re.search(r"SUBCOMMANDS:\n(.*?)(\n\n|\Z)", help_of(house, words), re.DOTALL)
    return set(re.findall(r"^  ([a-z-]+)", part.group(1), re.MULTILINE)) if part else set()


def options_of(house: House, words: tuple[str, ...]) -> str:
    """What a command says of its options; of a group, also what each command of it says."""
    return "\n".join([help_of(house, words), *(help_of(house, (*words, one)) for one in sorted(below(house, words)))])


def named(text: str) -> Iterator[tuple[list[str], list[str]]]:
    """The words and options behind each `doorbraaktafel` of a page."""
    joined = re.sub(r"\\\n\s*", " ", text)
    for words, rest in re.findall(r"\bdoorbraaktafel ((?:[a-z]+ ?)+)([^\n`|;#]*)", joined):
        yield words.split(), re.findall(r"(?<![\w-])(--[a-z][a-z-]+)", rest)


def of_page(house: House, path: str) -> Iterator[str]:
    text = house.read(path)
    targets = set(re.findall(r"^([a-z-]+):", house.read("Makefile"), re.MULTILINE))
    for target in set(re.findall(r"`make ([a-z][a-z-]*)", text)) - targets:
        yield f"{path}: make {target} is not there"
    for words, options in named(text):
        command: list[str] = []
        for word in words:
            if word not in below(house, tuple(command)):
                break
            command.append(word)
        for option in options if command else ():
            if not re.search(rf"{option}\b(?!-)", options_of(house, tuple(command))):
                yield f"{path}: doorbraaktafel {' '.join(command)} has no {option}"


def of_contract(house: House) -> Iterator[str]:
    """The table of contract §7: each row is a command, and each of its options one of that."""
    part = house.read("docs/contract.md").split("## 7.")[1]
    for row in re.findall(r"^\| (`.+?) \| ", part, re.MULTILINE):
        first = ""
        for span in re.findall(r"`([^`]+)`", row):
            words = span.split()
            if words[0] in below(house, ()):
                first = words[0]
            elif first:
                words.insert(0, first)
            command: list[str] = []
            for word in words:
                if word not in below(house, tuple(command)):
                    break
                command.append(word)
            if not command:
                yield f"contract §7: {span} is no command"
            for option in re.findall(r"(--[a-z][a-z-]+)", span):
                if not re.search(rf"{option}\b(?!-)", options_of(house, tuple(command))):
                    yield f"contract §7: {' '.join(command)} has no {option}"
    in_table = " ".join(re.findall(r"`([^`]+)`", part))
    for command in sorted(below(house, ()) - {"help"}):
        if not re.search(rf"\b{command}\b", in_table):
            yield f"contract §7 does not name {command}"


def check(house: House) -> Report:
    count = sum(len(list(named(house.read(path)))) for path in pages(house))
    wrong = [sentence for path in pages(house) for sentence in of_page(house, path)]
    return Report(wrong + list(of_contract(house)), f"{len(pages(house))} pages, {count} command lines")


def canaries(house: House) -> list[Canary]:
    def spoilt(old: str, new: str, check: Callable[[House], Iterator[str]]) -> Callable[[], Iterator[str]]:
        path = "docs/contract.md" if check is of_contract else "README.md"
        return lambda: check(house.with_replaced(path, old, new))

    def readme(changed: House) -> Iterator[str]:
        return of_page(changed, "README.md")

    return [
        Canary(
            "an option that is gone",
            spoilt("schema controleer BESTAND", "schema controleer --streng BESTAND", readme),
            "has no --streng",
        ),
        Canary("a target that is gone", spoilt("`make bench`", "`make meet`", readme), "make meet"),
        Canary(
            "a command of the contract that is gone", spoilt("| `broker` |", "| `makelaar` |", of_contract), "makelaar"
        ),
        Canary(
            "an option of the contract that is gone",
            spoilt("[--poort 8080] [--leeg]", "[--poort 8080] [--vol]", of_contract),
            "has no --vol",
        ),
    ]
