"""REUSE 3.3: every file has an owner and a licence, each licence its text, data of others the licence of its source."""

from __future__ import annotations

import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from typing import Any

import tomlkit
from house import Canary, House, Report

TOOL = str(pathlib.Path(sys.executable).with_name("reuse"))
TEXTS = {"EUPL-1.2": "LICENSE"}
MAP = "Sources/Bord/Pages/Sjablonen/kaart.mustache"
PACKAGE = "deploy/pakket/maak.sh"
CREATIVE_COMMONS = re.compile(r"CC[ -]BY[ -](\d\.\d)")


def report(root: pathlib.Path) -> dict[str, Any]:
    told = subprocess.run([TOOL, "--root", str(root), "lint", "--json"], capture_output=True, text=True)
    return json.loads(told.stdout)


def lint(told: dict[str, Any]) -> Iterator[str]:
    if told["summary"]["compliant"]:
        return
    for kind, found in told["non_compliant"].items():
        names = sorted(found) if isinstance(found, (list, dict)) else [str(found)]
        for name in names[:20]:
            yield f"{kind}: {name}"


def annotations(house: House) -> dict[str, str]:
    """The licence that REUSE.toml gives to a file by its own name."""
    told = tomlkit.parse(house.read("REUSE.toml")).unwrap()
    return {path: one["SPDX-License-Identifier"] for one in told["annotations"] for path in one["path"]}


def sources(house: House) -> Iterator[tuple[str, str]]:
    """Each file that a BRON.md says is under a licence of Creative Commons, with that licence."""
    for bron in house.glob("Sources/**/BRON.md"):
        folder = bron.removesuffix("BRON.md")
        text = house.read(bron)
        for paragraph in re.split(r"\n(?=- |\n)", text):
            named = re.search(r"`([\w.*/]+\.(?:csv|json|yaml))`", paragraph)
            licence = CREATIVE_COMMONS.search(paragraph)
            if named and licence:
                yield folder + named.group(1), f"CC-BY-{licence.group(1)}"


def as_their_source(house: House) -> Iterator[str]:
    given = annotations(house)
    said = dict(sources(house))
    for path, licence in said.items():
        if given.get(path) != licence:
            yield f"{path} is {licence} by its BRON.md, REUSE.toml says {given.get(path)}"
    for path, licence in given.items():
        if licence.startswith("CC-") and path not in said:
            yield f"{path} is {licence} in REUSE.toml, and its BRON.md does not say so"
    for bron in house.glob("Sources/**/BRON.md"):
        folder = bron.removesuffix("BRON.md")
        for path in [one for kind in ("csv", "json", "yaml") for one in house.glob(f"{folder}**/*.{kind}")]:
            inside = path.removeprefix(folder)
            names = {inside, inside.split("/")[-1], *(f"{part}/" for part in inside.split("/")[:-1])}
            if not any(f"`{name}" in house.read(bron) for name in names):
                yield f"{bron} does not say where {path} comes from"
    # Who must be named is named where the data is seen, and in the package.
    if "CBS en Kadaster (CC BY 4.0)" not in house.read(MAP):
        yield f"{MAP} does not say whose borders they are"
    for path in said:
        if path.split("/")[-1] not in house.read(PACKAGE):
            yield f"{PACKAGE} does not say whose {path} is"
    for licence, path in TEXTS.items():
        if house.read(path) != house.read(f"LICENSES/{licence}.txt"):
            yield f"{path} and LICENSES/{licence}.txt differ"
    licence = house.yaml("publiccode.yml")["legal"]["license"]
    described = house.json("Sources/Bord/Server/openapi.json")["info"]["license"]["identifier"]
    if {licence, described} != {"EUPL-1.2"}:
        yield f"publiccode.yml says {licence}, openapi.json {described}"


def check(house: House) -> Report:
    told = report(house.root)
    wrong = list(lint(told)) + list(as_their_source(house))
    return Report(wrong, f"{told['summary']['files_total']} files, {len(dict(sources(house)))} of them data of others")


def small(change: Callable[[pathlib.Path], None], house: House) -> Callable[[], list[str]]:
    """A tree as small as shows it: the licences, and the files that have one of their own."""

    def run() -> list[str]:
        with tempfile.TemporaryDirectory(prefix="keurmerk-") as folder:
            root = pathlib.Path(folder)
            shutil.copytree(house.root / "LICENSES", root / "LICENSES")
            shutil.copy(house.root / "REUSE.toml", root / "REUSE.toml")
            for path, licence in {**annotations(house), "Package.swift": "CC-"}.items():
                if licence.startswith("CC-"):
                    (root / path).parent.mkdir(parents=True, exist_ok=True)
                    (root / path).write_text("x")
            if said := list(lint(report(root))):
                return [f"the small tree is not clean before: {said}"]
            change(root)
            return list(lint(report(root)))

    return run


def canaries(house: House) -> list[Canary]:
    topo = "Sources/Bord/Pages/Kaart/gemeenten.topo.json"
    return [
        Canary(
            "a file without a licence", small(lambda root: (root / "nieuw.txt").write_text("x"), house), "nieuw.txt"
        ),
        Canary(
            "a licence without its text",
            small(lambda root: (root / "LICENSES/CC-BY-4.0.txt").unlink(), house),
            "missing_licenses",
        ),
        Canary(
            "a text without use",
            small(lambda root: (root / "LICENSES/MIT.txt").write_text("x"), house),
            "unused_licenses",
        ),
        Canary(
            "data as if it were ours",
            lambda: as_their_source(
                house.with_replaced("REUSE.toml", f'path = ["{topo}"]', 'path = ["Sources/x.json"]')
            ),
            topo,
        ),
        Canary(
            "a source that says another",
            lambda: as_their_source(house.with_replaced("Sources/Bord/Pages/Kaart/BRON.md", "CC BY 4.0", "CC BY 3.0")),
            "CC-BY-3.0",
        ),
        Canary(
            "data of nobody",
            lambda: as_their_source(
                house.with_replaced("Sources/Jeugdhulp/Gegevens/BRON.md", "`vocabulaire.json`", "the words")
            ),
            "vocabulaire.json comes from",
        ),
        Canary("a map of nobody", lambda: as_their_source(house.with_file(MAP, "<figure></figure>")), "whose borders"),
        Canary("a package of nobody", lambda: as_their_source(house.with_file(PACKAGE, "")), "does not say whose"),
        Canary("two texts of one licence", lambda: as_their_source(house.with_file("LICENSE", "x")), "differ"),
    ]
