"""What a Dutch public body may ask of this program, checked; each check refuses what is wrong on purpose.

Usage: keurmerk.py [NAME…]   all checks, or those named. Code 1 if one does not hold, or lets a canary by.
       keurmerk.py --write   pages that are made of data, made again
"""

from __future__ import annotations

import sys
import time

import accountability
import api
import catalogue
import commands
import components
import decisions
import events
import evidence
import licences
from house import Canary, House

CHECKS = {
    "api": ("NL API Design Rules 2.2", api),
    "publiccode": ("publiccode.yml 0.4", catalogue),
    "reuse": ("REUSE 3.3", licences),
    "sbom": ("CycloneDX 1.6", components),
    "verantwoording": ("Algoritmeregister 1.0, register of processing activities", accountability),
    "bewijs": ("BIO2 1.3, NEN 7510, NEN 7513: measures and their evidence", evidence),
    "opdrachten": ("commands, options and targets in the pages", commands),
    "besluitvormers": ("the pages for who decides: figures, promises, plain Dutch", decisions),
    "berichten": ("CloudEvents NL GOV 1.1, AsyncAPI 3.0", events),
}


def let_by(canary: Canary) -> str | None:
    """What is wrong with a canary: nothing when it was refused for the reason it must be."""
    said = list(canary.spoil())
    if any(canary.because in sentence for sentence in said):
        return None
    return f"canary '{canary.name}' was not refused for '{canary.because}'; said: {said[:3]}"


def run(name: str, house: House) -> bool:
    title, check = CHECKS[name]
    began = time.monotonic()
    looked_at, wrong, left_open = "", [], []
    try:
        report = check.check(house)
        canaries = check.canaries(house)
        wrong = report.wrong + [sentence for sentence in map(let_by, canaries) if sentence]
        looked_at, left_open = f"{report.looked_at}; {len(canaries)} canaries refused", report.left_open
    except Exception as fault:
        # What cannot be looked at does not hold, and does not keep the others from being looked at.
        wrong = [f"cannot be looked at: {type(fault).__name__}: {fault}"]
    if wrong:
        print(f"NOT {name}: {title}", *(f"    {sentence}" for sentence in wrong), sep="\n")
    else:
        print(f"ok  {name}: {title}: {looked_at} ({time.monotonic() - began:.1f} s)")
    for sentence in left_open:
        print(f"    for who uses it: {sentence}")
    sys.stdout.flush()
    return not wrong


def main() -> int:
    if sys.argv[1:] == ["--write"]:
        accountability.write(House())
        return 0
    names = sys.argv[1:] or list(CHECKS)
    if unknown := [name for name in names if name not in CHECKS]:
        print(f"no such check: {', '.join(unknown)}; there are {', '.join(CHECKS)}", file=sys.stderr)
        return 2
    house = House()
    held = [run(name, house) for name in names]
    print(f"keurmerk: {sum(held)} passed, {len(held) - sum(held)} failed")
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
