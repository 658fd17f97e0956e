"""The bill of materials (CycloneDX 1.6), made from what the program is really built from and linked with.

Swift packages: every one that was resolved, its licence as it stands in its checkout; those of which no object is in
the program, by the plan of the build, are marked as left out of it. Libraries: what the loader finds, by the package of
Debian that it came with, or of the Swift toolchain. Written to .build/keurmerk/sbom.cdx.json.
"""

from __future__ import annotations

import collections
import copy
import functools
import json
import os
import pathlib
import re
import subprocess
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from house import PROGRAM, Canary, House, Report

OUT = ".build/keurmerk/sbom.cdx.json"
PAGE = "docs/dependencies.md"


@dataclass(frozen=True)
class Component:
    kind: str
    name: str
    version: str
    licence: str
    purl: str
    scope: str = "required"


# What stands in a licence, and which it then is. The first that fits.
TEXTS = [
    ("Apache-2.0 WITH Swift-exception", ["Apache License", "Version 2.0", "Runtime Library Exception"]),
    ("Apache-2.0", ["Apache License", "Version 2.0"]),
    ("MIT", ["Permission is hereby granted, free of charge", "THE SOFTWARE IS PROVIDED"]),
    ("BSD-3-Clause", ["Redistributions of source code must retain", "Neither the name"]),
    ("BSD-2-Clause", ["Redistributions of source code must retain"]),
]
# Names of Debian's copyright files that are not those of SPDX.
DEBIAN = {
    "expat": "MIT",
    "bsd-2-clause": "BSD-2-Clause",
    "bsd-3-clause": "BSD-3-Clause",
    "bsd-4-clause": "BSD-4-Clause",
    "gpl-2+": "GPL-2.0-or-later",
    "gpl-3+": "GPL-3.0-or-later",
    "gpl-2": "GPL-2.0-only",
    "gpl-3": "GPL-3.0-only",
    "lgpl-2+": "LGPL-2.0-or-later",
    "lgpl-2.1+": "LGPL-2.1-or-later",
    "lgpl-3+": "LGPL-3.0-or-later",
    "lgpl-2.1": "LGPL-2.1-only",
    "lgpl-3": "LGPL-3.0-only",
    "apache-2.0": "Apache-2.0",
    "apache-2": "Apache-2.0",
    "zlib": "Zlib",
    "isc": "ISC",
    "mit": "MIT",
    "curl": "curl",
    "openldap-2.8": "OLDAP-2.8",
    "public-domain": "LicenseRef-public-domain",
}


def by_text(text: str) -> str | None:
    flat = " ".join(text.split())
    return next((name for name, parts in TEXTS if all(part in flat for part in parts)), None)


def objects(house: House) -> list[str]:
    """Modules of which an object is in the program, once for each object."""
    listed = f"{PROGRAM}.product/Objects.LinkFileList"
    return [
        found.group(1)
        for line in house.read(listed).splitlines()
        if (found := re.search(r"/debug/([^/]+)\.build/", line))
    ]


@functools.cache
def _packages_of_modules(plan: str) -> dict[str, str]:
    """From the plan of the build: which package each module's objects are made from."""
    out: dict[str, str] = {}
    for block in re.split(r"\n  (?=\")", pathlib.Path(plan).read_text(encoding="utf-8")):
        inputs = re.search(r"^    inputs: \[(.*)\]", block, re.MULTILINE)
        outputs = re.search(r"^    outputs: \[(.*)\]", block, re.MULTILINE)
        if not inputs or not outputs:
            continue
        package = re.search(r'"[^"]*/\.build/checkouts/([^/"]+)/[^"]+\.(?:swift|c|cc|cpp|S|s|m)"', inputs.group(1))
        for module in set(re.findall(r"/debug/([^/\"]+)\.build/[^\"]*\.o\"", outputs.group(1))) if package else ():
            out.setdefault(module, package.group(1))
    return out


def packages_of_modules(house: House) -> dict[str, str]:
    return _packages_of_modules(str(house.root / ".build/debug.yaml"))


def resolved(house: House) -> dict[str, dict[str, str]]:
    """Every package that was resolved: by the name of its checkout."""
    state = house.json(".build/workspace-state.json")["object"]["dependencies"]
    return {
        one["subpath"]: {
            "identity": one["packageRef"]["identity"],
            "location": one["packageRef"]["location"].removesuffix(".git"),
            "version": (one["state"].get("checkoutState") or {}).get("version") or one["state"]["name"],
            "revision": (one["state"].get("checkoutState") or {}).get("revision", ""),
        }
        for one in state
    }


def linked_packages(house: House) -> collections.Counter[str]:
    """Checkout → objects of it in the program; our own under ''."""
    owner = packages_of_modules(house)
    return collections.Counter(owner.get(module, "") for module in objects(house))


def licence_of_checkout(house: House, checkout: str) -> str | None:
    folder = house.root / ".build/checkouts" / checkout
    for name in sorted(os.listdir(folder)):
        if re.match(r"(?i)licen[cs]e", name):
            return by_text((folder / name).read_text(encoding="utf-8", errors="replace"))
    return None


@functools.cache
def _loaded(program: str) -> list[str]:
    told = subprocess.run(["ldd", program], capture_output=True, text=True, check=True).stdout
    if "not found" in told:
        raise RuntimeError(f"a library of the program is not here: {told}")
    paths = re.findall(r"=> (/\S+)|^\s+(/\S+) \(", told, re.MULTILINE)
    return sorted({os.path.realpath(one or other) for one, other in paths})


def loaded(house: House) -> list[str]:
    """The libraries that the loader finds for the program, by real path."""
    return _loaded(str(house.root / PROGRAM))


@functools.cache
def installed() -> tuple[dict[str, str], dict[str, tuple[str, str, str]]]:
    """What dpkg has written down: which package each library came with, and version and architecture of each."""
    owner: dict[str, str] = {}
    for listed in pathlib.Path("/var/lib/dpkg/info").glob("*.list"):
        package = listed.name.removesuffix(".list").split(":")[0]
        for path in listed.read_text(encoding="utf-8", errors="replace").splitlines():
            if ".so" in path:
                owner.setdefault(path, package)
    shown = subprocess.run(
        ["dpkg-query", "--show", "--showformat=${Package} ${Version} ${Architecture}\n"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return owner, {line.split()[0]: tuple(line.split()) for line in shown.splitlines() if len(line.split()) == 3}


def debian_package(path: str) -> tuple[str, str, str] | None:
    """Package, version, architecture of the package that a library came with; a merged /usr has two names for it."""
    owner, packages = installed()
    for name in (path, path.removeprefix("/usr"), "/usr" + path):
        if name in owner:
            return packages[owner[name]]
    return None


@functools.cache
def licence_of_debian(package: str) -> str | None:
    """The licences that its copyright file names for its files, all of them; not of Debian's own packaging."""
    path = pathlib.Path(f"/usr/share/doc/{package}/copyright")
    if not path.exists():
        return None
    text = path.read_text(encoding="utf-8", errors="replace")
    found: list[str] = []
    for paragraph in re.split(r"\n\s*\n", text):
        files = re.search(r"^Files:\s*(.+)", paragraph, re.MULTILINE)
        named = re.search(r"^License:\s*(\S.*)$", paragraph, re.MULTILINE)
        if files and named and not files.group(1).strip().startswith("debian/"):
            found += re.split(r"\s*(?:,|\band\b|\bor\b)\s*", named.group(1).strip())
    if found:
        spdx = [DEBIAN.get(one.lower(), one) for one in dict.fromkeys(found) if one]
        return " AND ".join(dict.fromkeys(reference(one) for one in spdx))
    flat = " ".join(text.split())
    if "GCC Runtime Library Exception" in flat:
        return "GPL-3.0-or-later WITH GCC-exception-3.1"
    # A copyright file in prose: the texts that it holds, and those that it points to.
    common = sorted(set(re.findall(r"/usr/share/common-licenses/((?:L?GPL|Apache|BSD|GFDL|MPL)[-\w.]*\w)", text)))
    named = [DEBIAN.get(f"{one.lower()}+", one) for one in common]
    named += [name for name, parts in TEXTS if name != "BSD-2-Clause" and all(part in flat for part in parts)]
    return " AND ".join(dict.fromkeys(reference(one) for one in named)) or None


def reference(name: str) -> str:
    from license_expression import get_spdx_licensing

    known = get_spdx_licensing().known_symbols
    if name in known or name.startswith("LicenseRef-"):
        return name
    return "LicenseRef-debian-" + re.sub(r"[^A-Za-z0-9.-]+", "-", name).strip("-")


def toolchain(path: str) -> Component | None:
    if "/usr/lib/swift/" not in path:
        return None
    version = subprocess.run(["swift", "--version"], capture_output=True, text=True).stdout
    number = re.search(r"Swift version (\S+)", version)
    name = pathlib.Path(path).name
    # The tables and code of ICU that Foundation brings are Unicode's.
    licence = "Unicode-3.0" if "ICU" in name else "Apache-2.0 WITH Swift-exception"
    what = number.group(1) if number else ""
    return Component("library", name, what, licence, f"pkg:generic/swift-runtime/{name}@{what}")


def components(house: House) -> list[Component]:
    out = []
    pins = resolved(house)
    linked = linked_packages(house)
    for checkout, pin in sorted(pins.items()):
        place = pin["location"].removeprefix("https://")
        out.append(
            Component(
                "library",
                pin["identity"],
                pin["version"],
                licence_of_checkout(house, checkout) or "",
                f"pkg:swift/{place}@{pin['version']}",
                "required" if linked[checkout] else "excluded",
            )
        )
    packages = {}
    for path in loaded(house):
        if own := toolchain(path):
            out.append(own)
        elif package := debian_package(path):
            packages[package[0]] = package
        else:
            out.append(Component("library", path, "", "", f"pkg:generic/{pathlib.Path(path).name}"))
    for name, version, architecture in packages.values():
        out.append(
            Component(
                "library",
                name,
                version,
                licence_of_debian(name) or "",
                f"pkg:deb/debian/{name}@{version}?arch={architecture}",
            )
        )
    return out


def bill(house: House, parts: list[Component]) -> dict[str, Any]:
    version = re.search(r'static let versie = "([^"]+)"', house.read("Sources/doorbraaktafel/Doorbraaktafel.swift"))
    own = f"pkg:generic/doorbraaktafel@{version.group(1)}"
    # Equal parts, equal number: made again of the same build it is the same to the byte.
    serial = uuid.uuid5(uuid.NAMESPACE_URL, "\n".join(sorted(part.purl for part in parts)))
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{serial}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": own,
                "name": "doorbraaktafel",
                "version": version.group(1),
                "purl": own,
                "licenses": [{"expression": "EUPL-1.2"}],
            }
        },
        "components": [
            {
                "type": part.kind,
                "bom-ref": part.purl,
                "name": part.name,
                "version": part.version,
                "purl": part.purl,
                "scope": part.scope,
                **({"licenses": [{"expression": part.licence}]} if part.licence else {}),
            }
            for part in sorted(parts, key=lambda one: one.purl)
        ],
        "dependencies": [
            {"ref": own, "dependsOn": sorted(part.purl for part in parts if part.scope == "required")},
        ],
    }


def against(told: dict[str, Any], house: House) -> Iterator[str]:
    """Valid, whole, and each with version and licence: held against a second look at the program."""
    if fault := JsonStrictValidator(SchemaVersion.V1_6).validate_str(json.dumps(told)):
        yield f"not valid: {str(fault)[:200]}"
    names = {part["name"] for part in told["components"]}
    scopes = {part["name"]: part.get("scope") for part in told["components"]}
    pins = resolved(house)
    owner = packages_of_modules(house)
    modules: dict[str, str] = {}
    for module in dict.fromkeys(objects(house)):
        if checkout := owner.get(module):
            modules[pins[checkout]["identity"]] = module
        elif not (house.root / "Sources" / module).is_dir():
            yield f"module {module} is in the program, and nobody says from which package"
    for pin in pins.values():
        name, module = pin["identity"], modules.get(pin["identity"])
        if name not in names:
            yield f"package {name} was resolved, and is not in the bill"
        elif (scopes[name] == "required") != (module is not None):
            yield f"package {name} is {scopes[name]} in the bill; in the program is {module or 'nothing of it'}"
    needed = {pathlib.Path(path).name for path in loaded(house)}
    for path in loaded(house):
        package = debian_package(path)
        if (package[0] if package else pathlib.Path(path).name) not in names:
            yield f"library {path} is loaded, not in the bill"
    packages = {pin["identity"] for pin in pins.values()}
    debian = {package[0] for path in loaded(house) if (package := debian_package(path))}
    for extra in sorted(names - packages - debian - needed):
        yield f"{extra} is in the bill, not in the program"
    for part in told["components"]:
        if not part.get("version"):
            yield f"{part['name']} has no version"
        if not part.get("licenses"):
            yield f"{part['name']} has no licence that was recognised"


def page(house: House) -> Iterator[str]:
    """docs/dependencies.md names each package in the program with its licence, and no other."""
    told: dict[str, str] = {}
    counts: dict[str, int] = {}
    pins = resolved(house)
    linked_counts = linked_packages(house)
    objects_of = {pins[name]["identity"].lower(): count for name, count in linked_counts.items() if name}
    for line in house.read(PAGE).splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and len(cells) == 4 and cells[2].isdigit():
            for name in cells[0].split(", "):
                told[name.lower()] = cells[1]
                counts[name.lower()] = int(cells[2])
    linked = {
        pins[name]["identity"].lower(): licence_of_checkout(house, name) for name in linked_packages(house) if name
    }
    for name, licence in sorted(linked.items()):
        if name not in told:
            yield f"{PAGE} does not name {name}"
        elif told[name] != licence:
            yield f"{PAGE} says {told[name]} of {name}, its checkout {licence}"
    for name in sorted(set(told) - set(linked)):
        yield f"{PAGE} names {name}, which is not in the program"
    for name, counted in counts.items():
        real = objects_of.get(name, 0)
        if abs(real - counted) > max(2, real / 10):
            yield f"{PAGE} counts {counted} objects of {name}, the program has {real}"
    needed = subprocess.run(
        ["readelf", "--dynamic", str(house.root / PROGRAM)], capture_output=True, text=True, check=True
    ).stdout
    for library in re.findall(r"\(NEEDED\).*\[lib(rdkafka|curl|simdjson|sqlite3)\.so", needed):
        if not re.search(rf"\b(lib)?{library.removesuffix('3')}\b", house.read(PAGE), re.IGNORECASE):
            yield f"{PAGE} does not name {library}"


def check(house: House) -> Report:
    parts = components(house)
    told = bill(house, parts)
    path = house.root / OUT
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    swift = sum(part.purl.startswith("pkg:swift/") for part in parts)
    linked = sum(part.purl.startswith("pkg:swift/") and part.scope == "required" for part in parts)
    debian = sum(part.purl.startswith("pkg:deb/") for part in parts)
    return Report(
        list(against(told, house)) + list(page(house)),
        f"{swift} Swift packages ({linked} in the program), {debian} of Debian,"
        f" {len(parts) - swift - debian} of the toolchain, in {OUT}",
    )


def canaries(house: House) -> list[Canary]:
    good = bill(house, components(house))

    def spoilt(change: Callable[[dict[str, Any]], None]) -> Callable[[], Iterator[str]]:
        def run() -> Iterator[str]:
            told = copy.deepcopy(good)
            change(told)
            return against(told, house)

        return run

    def without(name: str) -> Callable[[dict[str, Any]], None]:
        def change(told: dict[str, Any]) -> None:
            told["components"] = [part for part in told["components"] if part["name"] != name]

        return change

    def excluded(name: str) -> Callable[[dict[str, Any]], None]:
        def change(told: dict[str, Any]) -> None:
            next(part for part in told["components"] if part["name"] == name)["scope"] = "excluded"

        return change

    def first(member: str) -> Callable[[dict[str, Any]], None]:
        return lambda told: told["components"][0].pop(member)

    stranger = {
        "scope": "required",
        "type": "library",
        "bom-ref": "x",
        "name": "left-pad",
        "version": "1",
        "licenses": [{"expression": "MIT"}],
    }
    return [
        Canary("a package left out", spoilt(without("swift-nio")), "package swift-nio was resolved"),
        Canary("a fetched package left out", spoilt(without("swift-nio-ssl")), "package swift-nio-ssl was resolved"),
        Canary("a package said not to be there", spoilt(excluded("swift-nio")), "package swift-nio is excluded"),
        Canary("a library left out", spoilt(without("librdkafka1")), "is loaded, not in the bill"),
        Canary("of the toolchain left out", spoilt(without("libswiftCore.so")), "is loaded, not in the bill"),
        Canary("one too many", spoilt(lambda told: told["components"].append(stranger)), "left-pad is in the bill"),
        Canary("no licence", spoilt(first("licenses")), "has no licence"),
        Canary("no version", spoilt(first("version")), "has no version"),
        Canary("no CycloneDX", spoilt(lambda told: told.update(serialNumber="geen")), "not valid"),
        Canary(
            "a page that forgot one",
            lambda: page(house.with_replaced(PAGE, "| swift-nio |", "| swift-nia |")),
            "does not name swift-nio",
        ),
        Canary(
            "a page with another licence",
            lambda: page(house.with_replaced(PAGE, "| swift-log | Apache-2.0 |", "| swift-log | MIT |")),
            "of swift-log",
        ),
    ]
