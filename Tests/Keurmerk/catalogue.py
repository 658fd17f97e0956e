"""publiccode.yml against the standard 0.4: every key that it has, every key that it must have, and every form."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator
from typing import Any

import license_expression
from house import Canary, House, Report

FILE = "publiccode.yml"
VERSION = "Sources/doorbraaktafel/Doorbraaktafel.swift"
URL = r"https?://\S+"
TAG = r"[a-z]{2,3}(-[A-Za-z0-9]+)*"
STATUS = {"concept", "development", "beta", "stable", "obsolete"}
KINDS = {f"standalone/{kind}" for kind in ("mobile", "iot", "desktop", "web", "backend", "other")} | {
    "addon",
    "library",
    "configurationFiles",
}
MAINTENANCE = {"internal", "contract", "community", "none"}
# Those of the standard's lists that could be ours; another is looked up there and added here.
CATEGORIES = {
    "business-process-management",
    "workflow-management",
    "resource-management",
    "data-visualization",
    "compliance-management",
    "data-analytics",
    "collaboration",
}
SCOPES = {"government", "local-authorities", "welfare", "society", "healthcare", "justice"}
PLACEHOLDER = re.compile(r"https://[^/]*\bexample\.(org|com|net)\b")


def text(least: int = 1, most: int = 10_000) -> Callable[[Any], str | None]:
    def check(value: Any) -> str | None:
        if not isinstance(value, str):
            return "is no text"
        return (
            None
            if least <= len(value.strip()) <= most
            else f"has {len(value.strip())} characters, not {least} to {most}"
        )

    return check


def form(pattern: str) -> Callable[[Any], str | None]:
    return lambda value: (
        None if isinstance(value, str) and re.fullmatch(pattern, value) else f"is not of the form {pattern}"
    )


def one_of(values: set[str]) -> Callable[[Any], str | None]:
    return lambda value: None if value in values else f"is none of {sorted(values)}"


def many(check: Callable[[Any], str | None]) -> Callable[[Any], str | None]:
    def each(value: Any) -> str | None:
        if not isinstance(value, list) or not value:
            return "is no list with something in it"
        return next((f"{one!r} {said}" for one in value if (said := check(one))), None)

    return each


def day(value: Any) -> str | None:
    return None if isinstance(value, datetime.date) or form(r"\d{4}-\d{2}-\d{2}")(value) is None else "is no day"


def boolean(value: Any) -> str | None:
    return None if isinstance(value, bool) else "is not true or false"


def spdx(value: Any) -> str | None:
    try:
        license_expression.get_spdx_licensing().parse(str(value), validate=True)
    except license_expression.ExpressionError as fault:
        return f"is no SPDX expression: {fault}"
    return None


def section(keys: dict[str, tuple[bool, Any]]) -> Callable[[Any, str], Iterator[str]]:
    def check(value: Any, path: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield f"{path or FILE} is no section"
            return
        for name in value:
            if name not in keys:
                yield f"{path}{name} is not a key of the standard"
        for name, (needed, inner) in keys.items():
            if name not in value:
                if needed:
                    yield f"{path}{name} is not there"
            elif getattr(inner, "is_section", False):
                yield from inner(value[name], f"{path}{name}/")
            elif said := inner(value[name]):
                yield f"{path}{name} {said}"

    check.is_section = True  # type: ignore[attr-defined]
    return check


def languages(keys: dict[str, tuple[bool, Any]]) -> Callable[[Any, str], Iterator[str]]:
    inner = section(keys)

    def check(value: Any, path: str) -> Iterator[str]:
        if not isinstance(value, dict) or not value:
            yield f"{path} has no language"
            return
        for language, told in value.items():
            if form(TAG)(language):
                yield f"{path}{language} is no language"
            yield from inner(told, f"{path}{language}/")

    check.is_section = True  # type: ignore[attr-defined]
    return check


DEPENDENCY = section(
    {
        "name": (True, text()),
        "versionMin": (False, text()),
        "versionMax": (False, text()),
        "version": (False, text()),
        "optional": (False, boolean),
    }
)


def dependencies(value: Any, path: str) -> Iterator[str]:
    for number, one in enumerate(value if isinstance(value, list) else [value]):
        yield from DEPENDENCY(one, f"{path}{number}/")


dependencies.is_section = True  # type: ignore[attr-defined]

STANDARD = section(
    {
        "publiccodeYmlVersion": (True, one_of({"0.4", "0.4.0"})),
        "name": (True, text()),
        "applicationSuite": (False, text()),
        "url": (True, form(URL)),
        "landingURL": (False, form(URL)),
        "isBasedOn": (False, many(form(URL))),
        "softwareVersion": (False, text()),
        "releaseDate": (False, day),
        "logo": (False, text()),
        "platforms": (True, many(text())),
        "categories": (True, many(one_of(CATEGORIES))),
        "usedBy": (False, many(text())),
        "roadmap": (False, form(URL)),
        "developmentStatus": (True, one_of(STATUS)),
        "softwareType": (True, one_of(KINDS)),
        "intendedAudience": (
            False,
            section(
                {
                    "countries": (False, many(form("[a-z]{2}"))),
                    "unsupportedCountries": (False, many(form("[a-z]{2}"))),
                    "scope": (False, many(one_of(SCOPES))),
                }
            ),
        ),
        "description": (
            True,
            languages(
                {
                    "localisedName": (False, text()),
                    "shortDescription": (True, text(1, 150)),
                    "longDescription": (True, text(150, 10_000)),
                    "documentation": (False, form(URL)),
                    "apiDocumentation": (False, form(URL)),
                    "features": (True, many(text())),
                    "screenshots": (False, many(text())),
                    "videos": (False, many(form(URL))),
                    "awards": (False, many(text())),
                }
            ),
        ),
        "legal": (
            True,
            section({"license": (True, spdx), "mainCopyrightOwner": (False, text()), "repoOwner": (False, text())}),
        ),
        "maintenance": (
            True,
            section(
                {
                    "type": (True, one_of(MAINTENANCE)),
                    "contractors": (False, many(lambda one: None)),
                    "contacts": (
                        False,
                        many(lambda one: None if isinstance(one, dict) and one.get("name") else "has no name"),
                    ),
                }
            ),
        ),
        "localisation": (
            True,
            section({"localisationReady": (True, boolean), "availableLanguages": (True, many(form(TAG)))}),
        ),
        "dependsOn": (
            False,
            section(
                {"open": (False, dependencies), "proprietary": (False, dependencies), "hardware": (False, dependencies)}
            ),
        ),
    }
)


def against(house: House) -> Iterator[str]:
    told = house.yaml(FILE)
    yield from STANDARD(told, "")
    if not isinstance(told, dict):
        return
    maintenance = told.get("maintenance") or {}
    if maintenance.get("type") in ("internal", "community") and not maintenance.get("contacts"):
        yield "maintenance/contacts is not there"
    if maintenance.get("type") == "contract" and not maintenance.get("contractors"):
        yield "maintenance/contractors is not there"
    for language in (told.get("description") or {}).values():
        for picture in (language or {}).get("screenshots", []):
            if not picture.startswith("https://") and not house.has(picture):
                yield f"screenshot {picture} is not there"
    declared = re.search(r'static let versie = "([\d.]+)"', house.read(VERSION))
    if declared is None or str(told.get("softwareVersion")) != declared.group(1):
        yield f"softwareVersion is not that of {VERSION}"


def check(house: House) -> Report:
    told = house.yaml(FILE)
    keys = sum(len(value) if isinstance(value, dict) else 1 for value in told.values())
    left = [f"{FILE}: url is an example" for url in [told.get("url", "")] if PLACEHOLDER.match(url)]
    return Report(list(against(house)), f"{keys} keys", left)


def canaries(house: House) -> list[Canary]:
    def spoilt(old: str, new: str) -> Callable[[], Iterator[str]]:
        return lambda: against(house.with_replaced(FILE, old, new))

    return [
        Canary("no licence", spoilt("license: EUPL-1.2", "license: EUPL-niet"), "legal/license is no SPDX"),
        Canary("a key too many", spoilt("name:", "naam: x\nname:"), "naam is not a key"),
        Canary(
            "no version", spoilt("publiccodeYmlVersion", "publiccodeymlversion"), "publiccodeYmlVersion is not there"
        ),
        Canary("status", spoilt("developmentStatus: ", "developmentStatus: half-"), "developmentStatus is none of"),
        Canary("picture", spoilt("docs/besluitvormers/beelden/", "docs/nergens/"), "is not there"),
        Canary("community without a person", spoilt("type: none", "type: community"), "maintenance/contacts"),
        Canary("another version", spoilt("softwareVersion: 0.1.0", "softwareVersion: 9.9.9"), "softwareVersion is not"),
        Canary("category", spoilt("  - workflow-management", "  - tovenarij"), "categories 'tovenarij'"),
    ]
