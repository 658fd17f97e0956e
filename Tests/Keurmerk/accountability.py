"""What the organisation answers for, as data: the entry of the Algoritmeregister and the register of processing.

`keurmerk.py --write` writes the readable page of the entry; it is never typed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from house import Canary, House, Report

FOLDER = "deploy/verantwoording/"
ENTRY = FOLDER + "algoritmeregister.json"
PAGE = FOLDER + "algoritmeregister.md"
ACTIVITIES = FOLDER + "verwerkingen.json"

# Publicatiestandaard 1.0: member, name in the register, most characters; whether the register refuses an entry without
# it ("verplicht"), always shows it ("ja"), or shows it when it is there.
URL, MONTH, LIST, GROUP = "url", "month", "list", "group"
STANDARD: list[tuple[str, str, Any, str]] = [
    ("name", "Naam", 100, "verplicht"),
    ("description_short", "Korte omschrijving", 350, "verplicht"),
    ("organization", "Organisatie", 100, "verplicht"),
    ("category", "Thema", LIST, "ja"),
    ("status", "Status", {"In gebruik", "In ontwikkeling", "Buiten gebruik"}, "verplicht"),
    ("begin_date", "Begindatum", MONTH, "ja"),
    ("end_date", "Einddatum", MONTH, "nee"),
    ("contact_email", "Contactgegevens", 500, "verplicht"),
    ("website", "Link naar publiekspagina", URL, "nee"),
    (
        "publication_category",
        "Publicatiecategorie",
        {"Hoog-risico AI-systeem", "Impactvolle algoritmes", "Overige algoritmes"},
        "verplicht",
    ),
    ("url", "Link naar bronregistratie", URL, "nee"),
    ("goal", "Doel en impact", 2500, "ja"),
    ("proportionality", "Afwegingen", 2500, "ja"),
    ("human_intervention", "Menselijke tussenkomst", 2500, "ja"),
    ("risks", "Risicobeheer", 2500, "ja"),
    ("lawful_basis", "Wettelijke basis", 2500, "nee"),
    ("lawful_basis_grouping", "Verwijzingen wettelijke basis", GROUP, "ja"),
    ("process_index_url", "Link naar verwerkingsregister", URL, "nee"),
    ("impacttoetsen_grouping", "Impacttoetsen", GROUP, "ja"),
    ("impacttoetsen", "Toelichting op impacttoetsen", 2500, "nee"),
    ("source_data", "Gegevens", 2500, "ja"),
    ("source_data_grouping", "Verwijzingen gegevensbronnen", GROUP, "nee"),
    ("methods_and_models", "Technische werking", 5000, "ja"),
    ("provider", "Leverancier", 200, "ja"),
    ("publiccode", "Link naar broncode", URL, "nee"),
    ("lang", "Taal", {"nld"}, "verplicht"),
    ("standard_version", "Versie publicatiestandaard", {"1.0"}, "verplicht"),
    ("source_id", "Bron-ID", 100, "nee"),
    ("tags", "Zoektermen", 2500, "nee"),
]
REQUIRED = [member for member, _, _, shown in STANDARD if shown in ("verplicht", "ja")]
THEMES = {
    "Organisatie en bedrijfsvoering",
    "Cultuur en recreatie",
    "Economie",
    "Overheidsfinanciën",
    "Wonen",
    "Internationaal",
    "Migratie en integratie",
    "Natuur en milieu",
    "Onderwijs en wetenschap",
    "Openbare orde en veiligheid",
    "Recht",
    "Ruimte en infrastructuur",
    "Sociale zekerheid",
    "Verkeer",
    "Werk",
    "Zorg en gezondheid",
}
# Only the organisation knows these; until then they stand between brackets.
OF_THE_ORGANISATION = {"organization", "begin_date", "contact_email", "lawful_basis", "impacttoetsen", "provider"}
BRACKETS = re.compile(r"\[[^\]]+\]")


def of_form(form: Any, value: Any) -> str | None:
    if isinstance(form, set):
        return None if value in form else f"is none of {sorted(form)}"
    if form == LIST:
        ok = isinstance(value, list) and value and set(value) <= THEMES
        return None if ok else "names no theme of the register"
    if form == GROUP:
        ok = isinstance(value, list) and all(
            isinstance(one, dict)
            and one.get("title")
            and (one.get("link") is None or one["link"].startswith("https://"))
            for one in value
        )
        return None if ok else "has no titles with a https address or none"
    if not isinstance(value, str) or not value.strip():
        return "is no text"
    if BRACKETS.fullmatch(value.strip()):
        return None
    if form == MONTH:
        return None if re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", value) else "is no month such as 2026-01"
    if form == URL:
        return None if re.fullmatch(r"https://\S+", value) else "is no https address"
    return None if len(value) < form else f"has {len(value)} characters, and fewer than {form} fit"


def entry(house: House) -> Iterator[str]:
    told = house.json(ENTRY)
    known = {member for member, _, _, _ in STANDARD}
    for member in told:
        if member not in known:
            yield f"{member} is no member of the standard"
    for member, _, form, _ in STANDARD:
        value = told.get(member)
        if value is None or value == [] and form == GROUP:
            if member in REQUIRED:
                yield f"{member} is not there"
            continue
        if said := of_form(form, value):
            yield f"{member} {said}"
        if BRACKETS.search(str(value)) and member not in OF_THE_ORGANISATION and isinstance(value, str):
            yield f"{member} leaves something to the organisation that the program knows"
    if told.get("end_date") and told.get("status") != "Buiten gebruik":
        yield "end_date has a month while the algorithm is not out of use"
    if house.read(PAGE) != page(house):
        yield f"{PAGE} is not what {ENTRY} says: Tests/Keurmerk/keurmerk.py --write"


def shown(form: Any, value: Any) -> str:
    if value is None or value == []:
        return "–"
    if form == LIST:
        return "; ".join(value)
    if form == GROUP:
        return "; ".join(one["title"] + (f" ({one['link']})" if one.get("link") else "") for one in value)
    return str(value)


def page(house: House) -> str:
    told = house.json(ENTRY)
    lines = [
        "# Algoritmeregister: invulling",
        "",
        "Gemaakt uit [algoritmeregister.json](algoritmeregister.json), in de vorm die het Algoritmeregister aanneemt",
        "(publicatiestandaard 1.0). Verander dat bestand, niet deze pagina. Wat tussen [haken] staat, vult de",
        "organisatie in. Of de publicatiecategorie *Hoog-risico AI-systeem* moet zijn, staat in",
        "[afwegingen.md](afwegingen.md).",
        "",
        "| veld | invulling |",
        "|---|---|",
    ]
    lines += [f"| {name} | {shown(form, told.get(member))} |" for member, name, form, _ in STANDARD]
    return "\n".join(lines) + "\n"


def write(house: House) -> None:
    (house.root / PAGE).write_text(page(house), encoding="utf-8")


MEMBERS = {
    "id": str,
    "naam": str,
    "waar": str,
    "doel": str,
    "grondslag": list,
    "betrokkenen": list,
    "gegevens": list,
    "topicsLezen": list,
    "topicsSchrijven": list,
    "ontvangers": list,
    "bewaren": str,
    "doorgifteBuitenEER": bool,
    "beveiliging": list,
}
PLACES = {"matcher", "bord", "opdrachtregel"}
IDENTIFIER = re.compile(r"urn:doorbraaktafel:verwerking:[a-z]+(-[a-z]+)*:v[1-9]\d*")


def access(house: House) -> dict[str, tuple[set[str], set[str]]]:
    """From the table of deploy/topics.md: topic → who writes, who reads."""
    part = house.read("deploy/topics.md").split("## Access")[1]
    out = {}
    for topic, writes, reads in re.findall(
        r"^\| `doorbraak\.((?:in\.)?\w+)[^`]*` \| ([^|]+) \| ([^|]+) \|", part, re.MULTILINE
    ):
        roles = [{one.strip().split(" ")[0] for one in cell.split(",")} for cell in (writes, reads)]
        was = out.get(topic, (set(), set()))
        out[topic] = (was[0] | roles[0], was[1] | roles[1])
    return out


def commands(house: House) -> set[str]:
    """Every command of the table of contract §7, with its subcommands."""
    part = house.read("docs/contract.md").split("## 7.")[1]
    found = set()
    for row in re.findall(r"^\| (`.+?) \|", part, re.MULTILINE):
        first = ""
        for span in re.findall(r"`([^`]+)`", row):
            words = []
            for word in span.split():
                if not re.fullmatch(r"[a-z]+", word):
                    break
                words.append(word)
            known = {
                "gi",
                "aanbieder",
                "inkoop",
                "expertteam",
                "topics",
                "toegang",
                "sleutels",
                "schema",
                "regio",
                "poort",
            }
            if words and words[0] in known:
                first = words[0]
            elif first and words:
                words = [first, *words]
            if words:
                found.add(" ".join(words))
    return found


def activities(house: House) -> Iterator[str]:
    told = house.json(ACTIVITIES)
    topics = access(house)
    seen: set[str] = set()
    read: dict[str, set[str]] = {}
    written: dict[str, set[str]] = {}
    covered = {one.split(" (")[0] for one in told.get("zonderGegevensOverKinderen", [])}
    for one in told["activiteiten"]:
        name = str(one.get("id"))
        for member, kind in MEMBERS.items():
            if not isinstance(one.get(member), kind):
                yield f"{name}: {member} is not there"
            elif kind in (str, list) and not one[member] and not member.startswith("topics"):
                yield f"{name}: {member} is empty"
        if not IDENTIFIER.fullmatch(name) or name in seen:
            yield f"{name} is no identifier of its own with a version"
        seen.add(name)
        if one.get("waar") not in PLACES:
            yield f"{name}: waar is none of {sorted(PLACES)}"
        for topic in [*one.get("topicsLezen", []), *one.get("topicsSchrijven", [])]:
            if topic not in topics:
                yield f"{name}: there is no topic {topic}"
        read.setdefault(one.get("waar"), set()).update(one.get("topicsLezen", []))
        written.setdefault(one.get("waar"), set()).update(one.get("topicsSchrijven", []))
        for command in one.get("commandos", []):
            covered.add(command)
        for path in [one.get("bewaren"), *one.get("beveiliging", [])]:
            if str(path).endswith(".md") and not house.has(FOLDER + str(path)):
                yield f"{name}: {path} is not there"
    # A board may also stand for the parties whose own topics it follows.
    for place, least, most in (("matcher", "matcher", {"matcher"}), ("bord", "bord", {"bord", "gi", "aanbieder"})):
        must = {topic for topic, (_, readers) in topics.items() if least in readers} - {"sleutels"}
        may = {topic for topic, (_, readers) in topics.items() if readers & most}
        does = read.get(place, set())
        if must - does:
            yield f"{place} may read {sorted(must - does)}, and no activity says what for"
        if does - may:
            yield f"{place} has no right to read {sorted(does - may)}"
    may_write = {topic for topic, (writers, _) in topics.items() if "matcher" in writers} - {"sleutels"}
    if differs := written.get("matcher", set()) ^ may_write:
        yield f"matcher writes {sorted(differs)} by one of the two only: its rights, its activities"
    for path in house.glob("Sources/**/*.swift"):
        for used in re.findall(r'"(urn:doorbraaktafel:verwerking:[^"]*)"', house.read(path)):
            if used not in seen:
                yield f"{path} names {used}, which is not in the register"
    there = commands(house)
    for command in sorted(there - covered):
        yield f"command '{command}' is in no activity"
    for command in sorted(covered - there):
        yield f"command '{command}' of an activity is not in contract §7"


def check(house: House) -> Report:
    told = house.json(ENTRY)
    left = [
        f"{ENTRY}: {member}"
        for member, _, _, _ in STANDARD
        if BRACKETS.search(str(told.get(member))) and isinstance(told.get(member), str)
    ]
    count = len(house.json(ACTIVITIES)["activiteiten"])
    return Report(
        list(entry(house)) + list(activities(house)),
        f"{len(REQUIRED)} members that the standard asks for, {count} activities",
        left,
    )


def canaries(house: House) -> list[Canary]:
    def entry_with(member: str, value: Any) -> Callable[[], Iterator[str]]:
        return lambda: entry(house.with_json(ENTRY, lambda told: told.update({member: value})))

    def activity_with(member: str, value: Any) -> Callable[[], Iterator[str]]:
        return lambda: activities(
            house.with_json(ACTIVITIES, lambda told: told["activiteiten"][0].update({member: value}))
        )

    def without(number: int) -> Callable[[], Iterator[str]]:
        return lambda: activities(house.with_json(ACTIVITIES, lambda told: told["activiteiten"].pop(number)))

    missing = [Canary(f"without {member}", entry_with(member, None), f"{member} is not there") for member in REQUIRED]
    return missing + [
        Canary("too long", entry_with("description_short", "x" * 351), "fewer than 350 fit"),
        Canary("no month", entry_with("begin_date", "december"), "is no month"),
        Canary("another status", entry_with("status", "Bijna klaar"), "is none of"),
        Canary("another member", entry_with("naam", "x"), "naam is no member"),
        Canary("a theme of nobody", entry_with("category", ["Jeugd"]), "no theme"),
        Canary("left open", entry_with("goal", "[nog te bedenken]"), "leaves something"),
        Canary("a page that was typed", lambda: entry(house.with_file(PAGE, "# Algoritmeregister\n")), "--write"),
        Canary("no ground", activity_with("grondslag", []), "grondslag is empty"),
        Canary("no version", activity_with("id", "urn:doorbraaktafel:verwerking:zaak-voorleggen"), "no identifier"),
        Canary(
            "an activity of the program that is not there",
            lambda: activities(house.with_replaced(ACTIVITIES, "verwerking:bord-tonen:v1", "verwerking:bord-tonen:v2")),
            "which is not in the register",
        ),
        Canary("a topic of nobody", activity_with("topicsLezen", ["dossiers"]), "no topic dossiers"),
        Canary("a right without an activity", without(2), "no activity says what for"),
        Canary("a command without an activity", without(-1), "is in no activity"),
    ]
