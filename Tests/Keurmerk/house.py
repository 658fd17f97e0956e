"""The repository as the checks see it: its files, with changes laid over them that only a canary makes."""

from __future__ import annotations

import json
import pathlib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = ".build/debug/doorbraaktafel"


@dataclass(frozen=True)
class House:
    root: pathlib.Path = ROOT
    laid_over: dict[str, str] = field(default_factory=dict)

    def read(self, path: str) -> str:
        if path in self.laid_over:
            return self.laid_over[path]
        return (self.root / path).read_text(encoding="utf-8")

    def has(self, path: str) -> bool:
        return path in self.laid_over or (self.root / path).exists()

    def json(self, path: str) -> Any:
        return json.loads(self.read(path))

    def yaml(self, path: str) -> Any:
        return yaml.safe_load(self.read(path))

    def with_file(self, path: str, text: str) -> House:
        return House(self.root, {**self.laid_over, path: text})

    def with_replaced(self, path: str, old: str, new: str) -> House:
        text = self.read(path)
        if old not in text:
            raise LookupError(f"the canary looks for '{old}' in {path}, which is not there")
        return self.with_file(path, text.replace(old, new, 1))

    def with_json(self, path: str, change: Callable[[Any], None]) -> House:
        document = self.json(path)
        change(document)
        return self.with_file(path, json.dumps(document, ensure_ascii=False))

    def glob(self, pattern: str) -> list[str]:
        return sorted(str(path.relative_to(self.root)) for path in self.root.glob(pattern))


@dataclass(frozen=True)
class Canary:
    """What a check must refuse. `because` stands in what it says."""

    name: str
    spoil: Callable[[], Iterable[str]]
    because: str


def slug(heading: str) -> str:
    """The anchor that a heading of Markdown gets."""
    text = re.sub(r"[`*_]", "", heading.strip().lower())
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    return re.sub(r"[^\w\- ]", "", text).replace(" ", "-")


def anchors(markdown: str) -> set[str]:
    return {slug(line.lstrip("#")) for line in markdown.splitlines() if re.match(r"#{1,6} ", line)}


@dataclass(frozen=True)
class Report:
    wrong: list[str]
    looked_at: str
    """What only the organisation that uses the program can fill in."""
    left_open: list[str] = field(default_factory=list)
