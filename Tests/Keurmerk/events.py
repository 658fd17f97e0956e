"""Messages: the CloudEvents profile of the Dutch government (NL GOV 1.1) over schemas and examples, and AsyncAPI 3.0.

The form of the AsyncAPI document is judged by an object model that is not ours; what it refers to, and whether it says
the same as deploy/topics.md, is looked at here.
"""

from __future__ import annotations

import json
import posixpath
import re
import warnings
from collections.abc import Callable, Iterator
from typing import Any

from accountability import access
from house import Canary, House, Report
from rfc3339_validator import validate_rfc3339

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from asyncapi3 import AsyncAPI3

DOCUMENT = "Schemas/asyncapi.yaml"
BYTES_MAX = 65_536
ATTRIBUTE = re.compile(r"[a-z0-9]{1,20}")
TYPE = re.compile(r"nl(\.[a-z][a-z0-9-]*)+\.v[1-9][0-9]*")
SOURCE = re.compile(r"urn:nld:(oin:[0-9]{20}|kvknr:[0-9]{8})([.:][A-Za-z0-9._:-]+)?")
UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
DIGITS = re.compile(r"(?<!\d)\d{9}(?!\d)")
# What each attribute is for must be said (id: what it is; source: which organisation; time: which moment it is).
SAID = {"id": "kenmerk", "source": "organisatie", "time": "vastleggen", "type": "versie"}


def eleven(digits: str) -> bool:
    """Whether nine digits pass the 11-proef of a BSN."""
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    total = sum(weight * int(digit) for weight, digit in zip(weights, digits, strict=True))
    return total % 11 == 0 and set(digits) != {"0"}


def event(told: dict[str, Any], name: str) -> Iterator[str]:
    for attribute in ("specversion", "id", "source", "type"):
        if not isinstance(told.get(attribute), str) or not told[attribute]:
            yield f"{name}: attribute {attribute} is not there"
    for attribute, value in told.items():
        if not ATTRIBUTE.fullmatch(attribute):
            yield f"{name}: attribute '{attribute}' is not lower case letters and digits, 20 at most"
        if attribute != "data" and isinstance(value, str):
            if any(eleven(digits) for digits in DIGITS.findall(value)):
                yield f"{name}: attribute {attribute} can be a BSN"
            if re.search(r"[\x00-\x1f\x7f-\x9f]", value):
                yield f"{name}: attribute {attribute} has a control character"
    if told.get("specversion") != "1.0":
        yield f"{name}: specversion is not 1.0"
    if not TYPE.fullmatch(str(told.get("type"))):
        yield f"{name}: type is no reversed domain name with one version"
    if not SOURCE.fullmatch(str(told.get("source"))):
        yield f"{name}: source is no urn:nld of an organisation"
    if told.get("time") is not None and not validate_rfc3339(str(told["time"])):
        yield f"{name}: time is not of RFC 3339"
    if told.get("subject"):
        yield f"{name}: subject points to somebody, where everybody can read it"
    if told.get("datacontenttype") not in (None, "application/json"):
        yield f"{name}: datacontenttype is not that of the data"
    if "dataref" in told or "data_base64" in told:
        yield f"{name}: data is not in the event"
    size = len(json.dumps(told, ensure_ascii=False).encode())
    if size > BYTES_MAX:
        yield f"{name}: {size} bytes, where intermediaries need not take more than {BYTES_MAX}"


def schema(house: House, path: str) -> Iterator[str]:
    told = house.json(path)
    name = posixpath.basename(path).removesuffix(".schema.json")
    properties = told.get("properties", {})
    if not {"specversion", "id", "source", "type", "data"} <= set(told.get("required", [])):
        yield f"{path}: the attributes that must be there are not required"
    if properties.get("type", {}).get("const") != f"nl.jeugdhulp.{name}":
        yield f"{path}: describes another type"
    if properties.get("specversion", {}).get("const") != "1.0":
        yield f"{path}: takes another specversion"
    for attribute, word in SAID.items():
        if word not in str(properties.get(attribute, {}).get("description", "")).lower():
            yield f"{path}: does not say what {attribute} is"
    if not told.get("title") or not told.get("description"):
        yield f"{path}: does not say what happened"
    if told.get("additionalProperties") is False or properties.get("data", {}).get("additionalProperties") is False:
        yield f"{path}: refuses what a later version adds"
    for attribute in properties:
        if not ATTRIBUTE.fullmatch(attribute):
            yield f"{path}: attribute '{attribute}' cannot be one"


def examples(house: House) -> list[str]:
    return house.glob("Schemas/voorbeelden/*/geldig/*.json")


def profile(house: House) -> Iterator[str]:
    for path in house.glob("Schemas/*.v1.schema.json"):
        yield from schema(house, path)
    for path in examples(house):
        yield from event(house.json(path), path)


def references(node: Any, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield path, node["$ref"]
        for key, value in node.items():
            yield from references(value, f"{path}/{key}")
    elif isinstance(node, list):
        for number, value in enumerate(node):
            yield from references(value, f"{path}/{number}")


def at(document: Any, pointer: str) -> Any:
    here = document
    for part in pointer.removeprefix("#/").split("/"):
        here = here[part.replace("~1", "/").replace("~0", "~")]
    return here


def settings(house: House) -> dict[str, tuple[int, str]]:
    """From deploy/topics.md: partitions and cleanup.policy of each topic, called as AsyncAPI wants it: without dots."""
    return {
        topic.replace(".", "-"): (int(partitions), policy)
        for topic, partitions, policy in re.findall(
            r"^\| `doorbraak\.((?:in\.)?\w+)[^`]*` \| [^|]+ \| (\d+)[^|]* \| (\w+) \|",
            house.read("deploy/topics.md"),
            re.MULTILINE,
        )
    }


def asyncapi(house: House) -> Iterator[str]:
    told = house.yaml(DOCUMENT)
    try:
        AsyncAPI3.model_validate(told)
    except ValueError as fault:
        yield f"{DOCUMENT} is no AsyncAPI 3.0: {' '.join(str(fault).split())[:300]}"
        return
    if told["asyncapi"] != "3.0.0":
        yield f"{DOCUMENT} is of version {told['asyncapi']}"
    seen = set()
    for where, reference in references(told):
        if reference.startswith("#/"):
            try:
                at(told, reference)
            except (KeyError, TypeError):
                yield f"{where}: {reference} is not there"
        elif not house.has(posixpath.normpath(posixpath.join("Schemas", reference))):
            yield f"{where}: {reference} is not there"
        seen.add(reference)
    for path in house.glob("Schemas/*.v1.schema.json"):
        if f"./{posixpath.basename(path)}" not in seen:
            yield f"{path} is in no message"
    used = {operation["channel"]["$ref"].removeprefix("#/channels/") for operation in told["operations"].values()}
    topics = settings(house)
    rights = {topic.replace(".", "-"): roles for topic, roles in access(house).items()}
    for name, channel in told["channels"].items():
        if set(re.findall(r"\{(\w+)\}", channel["address"])) != set(channel.get("parameters", {})):
            yield f"channel {name}: parameters are not those of {channel['address']}"
        if name not in used:
            yield f"channel {name} has no operation"
        kafka = channel["bindings"]["kafka"]
        said = (kafka["partitions"], "".join(kafka["topicConfiguration"]["cleanup.policy"]))
        if name not in topics:
            yield f"channel {name} is not in deploy/topics.md"
        elif topics[name] != said:
            yield f"channel {name} has {said}, deploy/topics.md {topics[name]}"
    for name in sorted(set(topics) - set(told["channels"])):
        yield f"topic {name} of deploy/topics.md is no channel"
    for name, operation in told["operations"].items():
        channel = operation["channel"]["$ref"].removeprefix("#/channels/")
        for message in operation.get("messages", []):
            if not message["$ref"].startswith(f"#/channels/{channel}/messages/"):
                yield f"operation {name}: {message['$ref']} is of another channel"
        writers, readers = rights.get(channel, (set(), set()))
        for tag in operation.get("tags", []):
            if tag["name"] not in (writers if operation["action"] == "send" else readers):
                yield f"operation {name}: {tag['name']} may not {operation['action']} on {channel} by deploy/topics.md"


def check(house: House) -> Report:
    told = house.yaml(DOCUMENT)
    return Report(
        list(profile(house)) + list(asyncapi(house)),
        f"{len(house.glob('Schemas/*.v1.schema.json'))} schemas, {len(examples(house))} events,"
        f" {len(told['channels'])} channels, {len(told['operations'])} operations",
    )


def canaries(house: House) -> list[Canary]:
    example = house.json("Schemas/voorbeelden/aanvraag-ingediend/geldig/volledig.json")

    def of_event(**change: Any) -> Callable[[], Iterator[str]]:
        return lambda: event({**example, **change}, "canary")

    def without(attribute: str) -> Callable[[], Iterator[str]]:
        return lambda: event({key: value for key, value in example.items() if key != attribute}, "canary")

    path = "Schemas/aanvraag-ingediend.v1.schema.json"

    def of_schema(change: Callable[[Any], None]) -> Callable[[], Iterator[str]]:
        return lambda: schema(house.with_json(path, change), path)

    def of_document(old: str, new: str) -> Callable[[], Iterator[str]]:
        return lambda: asyncapi(house.with_replaced(DOCUMENT, old, new))

    return [
        Canary("no source", without("source"), "attribute source is not there"),
        Canary("a source of nobody", of_event(source="https://example.org"), "source is no urn:nld"),
        Canary("a type without a domain", of_event(type="aanvraag"), "type is no reversed"),
        Canary("two versions", of_event(type="nl.jeugdhulp.aanvraag.v1.v2.x"), "type is no reversed"),
        Canary("another specversion", of_event(specversion="0.3"), "specversion is not 1.0"),
        Canary("no moment", of_event(time="20 november"), "time is not"),
        Canary("an attribute in capitals", of_event(casusId="x"), "attribute 'casusId'"),
        Canary("a BSN in the id", of_event(id="zaak-111222333"), "id can be a BSN"),
        Canary("a subject", of_event(subject="999990342"), "subject points"),
        Canary("too large", of_event(data={"x": "a" * BYTES_MAX}), "bytes, where"),
        Canary("schema: nothing required", of_schema(lambda told: told.update(required=[])), "not required"),
        Canary(
            "schema: silent about time",
            of_schema(lambda told: told["properties"]["time"].pop("description")),
            "what time is",
        ),
        Canary("schema: closed", of_schema(lambda told: told.update(additionalProperties=False)), "later version"),
        Canary("asyncapi: no channel", of_document("    action: send", "    action: fluisteren"), "is no AsyncAPI"),
        Canary(
            "asyncapi: dead reference",
            of_document("'#/channels/aanvragen/messages/hulpGestart'", "'#/channels/aanvragen/messages/weg'"),
            "is not there",
        ),
        Canary("asyncapi: other partitions", of_document("partitions: 12", "partitions: 13"), "deploy/topics.md (12"),
        Canary("asyncapi: a role without the right", of_document("- name: gi", "- name: operator"), "operator may not"),
        Canary(
            "asyncapi: a parameter too few",
            of_document("      gi:\n        description", "      gie:\n        description"),
            "parameters are not those",
        ),
    ]
