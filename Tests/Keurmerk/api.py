"""NL API Design Rules 2.2 over the description of the API, as it lies in the sources and as a board serves it.

Every rule of the standard stands in RULES: with a check where a program can see it, or with who sees to it instead.
"""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import board
from house import Canary, House, Report
from openapi_spec_validator import OpenAPIV31SpecValidator

FILE = "Sources/Bord/Server/openapi.json"
METHODS = {"get", "put", "post", "delete", "patch"}
OTHER_METHODS = {"head", "options", "trace"}
Document = dict[str, Any]
Check = Callable[[Document], Iterator[str]]

# Words of a path that are no plural because the language has none that anybody uses.
UNCOUNTABLE = {"aanbod"}
VERB_ENDINGS = ("eren",)
VERBS = {
    "opvragen",
    "ophalen",
    "indienen",
    "melden",
    "zoeken",
    "maken",
    "sturen",
    "verwijderen",
    "wijzigen",
    "get",
    "create",
    "update",
    "delete",
    "list",
    "search",
    "submit",
}
ENGLISH = {
    "request",
    "requests",
    "offer",
    "offers",
    "proposal",
    "proposals",
    "event",
    "events",
    "status_list",
    "search",
}
# Kafka is none of these: it is the other door of the same contract.
TECHNIQUES = {"sqlite", "hummingbird", "swift", "swiftnio", "grdb", "jwtkit", "librdkafka", "java", "php"}
SENSITIVE = ("bsn", "naam", "geboorte", "token", "wachtwoord", "adres")


def resolved(document: Document, node: Any) -> Any:
    while isinstance(node, dict) and "$ref" in node:
        here: Any = document
        for part in node["$ref"].removeprefix("#/").split("/"):
            here = here[part.replace("~1", "/").replace("~0", "~")]
        node = here
    return node


def operations(document: Document) -> Iterator[tuple[str, str, Document]]:
    for path, item in document.get("paths", {}).items():
        for method, operation in item.items():
            if method in METHODS | OTHER_METHODS:
                yield path, method, operation


def parameters(document: Document) -> Iterator[tuple[str, Document]]:
    for path, item in document.get("paths", {}).items():
        lists = [item.get("parameters", [])] + [
            operation.get("parameters", []) for key, operation in item.items() if key in METHODS
        ]
        for one in (parameter for many in lists for parameter in many):
            yield path, resolved(document, one)


def responses(document: Document) -> Iterator[tuple[str, str, Document]]:
    for path, method, operation in operations(document):
        for code, answer in operation.get("responses", {}).items():
            yield f"{method.upper()} {path}", code, resolved(document, answer)


def properties(node: Any) -> Iterator[tuple[str, Document]]:
    if isinstance(node, dict):
        if isinstance(node.get("properties"), dict):
            yield from node["properties"].items()
        for value in node.values():
            yield from properties(value)
    elif isinstance(node, list):
        for value in node:
            yield from properties(value)


def segments(document: Document) -> Iterator[tuple[str, str]]:
    for path in document.get("paths", {}):
        if path in ("/openapi.json", "/openapi.yaml"):
            continue
        for segment in path.strip("/").split("/"):
            if segment and not segment.startswith("{"):
                yield path, segment


def naming_resources(document: Document) -> Iterator[str]:
    for path, segment in segments(document):
        if segment in VERBS or segment.endswith(VERB_ENDINGS) and not segment.startswith("_"):
            yield f"{path}: '{segment}' is a verb"


def naming_collections(document: Document) -> Iterator[str]:
    for path, segment in segments(document):
        last = path.split("/")[-1] == segment
        is_list = (
            any(
                "array" in json.dumps(resolved(document, answer)) and code == "200"
                for code, answer in document["paths"][path].get("get", {}).get("responses", {}).items()
            )
            or "post" in document["paths"][path]
            or f"{path}/{{" in " ".join(document["paths"])
        )
        if last and is_list and not segment.endswith(("en", "s")) and segment not in UNCOUNTABLE:
            yield f"{path}: a collection is named in the plural"


def interface_language(document: Document) -> Iterator[str]:
    for path, segment in segments(document):
        if segment in ENGLISH:
            yield f"{path}: '{segment}' is English"


def no_trailing_slash(document: Document) -> Iterator[str]:
    for path in document.get("paths", {}):
        if path != "/" and path.endswith("/"):
            yield f"{path} ends in a slash"


def kebab_case(document: Document) -> Iterator[str]:
    for path, segment in segments(document):
        if not re.fullmatch(r"_?[a-z0-9]+(-[a-z0-9]+)*", segment):
            yield f"{path}: '{segment}' is not kebab-case"


def query_camel_case(document: Document) -> Iterator[str]:
    for path, parameter in parameters(document):
        if parameter.get("in") == "query" and not re.fullmatch(r"[a-z][a-z0-9]*([A-Z][a-z0-9]*)*", parameter["name"]):
            yield f"{path}: query key '{parameter['name']}' is not lowerCamelCase"


def hide_implementation(document: Document) -> Iterator[str]:
    text = json.dumps(document, ensure_ascii=False).lower()
    for word in TECHNIQUES:
        if re.search(rf"\b{word}\b", text):
            yield f"the description speaks of {word}"


DATE = re.compile(r"(^datum|^date|[a-z]D(atum|ate))$")
MOMENT = re.compile(r"(^tijdstip|^time|Op)$")


def date_format(document: Document) -> Iterator[str]:
    for name, schema in properties(document):
        if MOMENT.search(name) and schema.get("format") not in ("date", "date-time", "time-local"):
            yield f"'{name}' is a moment without a format"


def date_timezone(document: Document) -> Iterator[str]:
    for name, schema in properties(document):
        if schema.get("format") in ("date-time-local", "time"):
            yield f"'{name}' has a format without timezone, or a time with one"


def date_only(document: Document) -> Iterator[str]:
    for name, schema in properties(document):
        if DATE.search(name) and schema.get("format") != "date":
            yield f"'{name}' is a day, so its format is 'date'"


def http_methods(document: Document) -> Iterator[str]:
    for path, item in document.get("paths", {}).items():
        for key in item:
            if key not in METHODS | {"parameters", "summary", "description", "servers"}:
                yield f"{path} has the method {key}"


def http_safety(document: Document) -> Iterator[str]:
    for path, method, operation in operations(document):
        if method in ("get", "delete") and "requestBody" in operation:
            yield f"{method.upper()} {path} takes a body"
        if method == "post" and not any(
            resolved(document, one)["name"].lower() == "idempotency-key" for one in operation.get("parameters", [])
        ):
            yield f"POST {path} cannot be sent again without harm: it takes no Idempotency-Key"


def http_response_code(document: Document) -> Iterator[str]:
    for path, method, operation in operations(document):
        codes = set(operation.get("responses", {}))
        if not any(code.startswith("2") for code in codes):
            yield f"{method.upper()} {path} never succeeds"
        if operation.get("security", document.get("security")) and not {"401", "403"} <= codes:
            yield f"{method.upper()} {path} asks for a token and describes no 401 and 403"


def stateless(document: Document) -> Iterator[str]:
    for path, parameter in parameters(document):
        if parameter.get("in") == "cookie":
            yield f"{path} depends on the cookie {parameter['name']}"
    for name, scheme in document.get("components", {}).get("securitySchemes", {}).items():
        if scheme.get("in") == "cookie":
            yield f"security scheme {name} is a cookie"


def nested_child(document: Document) -> Iterator[str]:
    for path in document.get("paths", {}):
        parent = path.rsplit("/{", 1)[0]
        if "/{" in path and parent not in document["paths"]:
            yield f"{path} hangs under {parent}, which is not there"


def resource_operations(document: Document) -> Iterator[str]:
    for path in document.get("paths", {}):
        for segment in path.strip("/").split("/")[:-1]:
            if segment.startswith("_"):
                yield f"{path}: only the last segment may be an operation"


def problem_details(document: Document) -> Iterator[str]:
    for where, code, answer in responses(document):
        if code[0] not in "45":
            continue
        problem = answer.get("content", {}).get("application/problem+json")
        if problem is None:
            yield f"{where} {code} is no application/problem+json"
            continue
        schema = resolved(document, problem.get("schema", {}))
        if lacking := {"status", "title", "detail"} - set(schema.get("required", [])):
            yield f"{where} {code}: a problem without {sorted(lacking)}"


def invalid_input(document: Document) -> Iterator[str]:
    for path, method, operation in operations(document):
        takes = operation.get("parameters") or document["paths"][path].get("parameters")
        if (method in ("post", "put", "patch") or takes) and "400" not in operation.get("responses", {}):
            yield f"{method.upper()} {path} takes input and describes no 400"
        if "422" in operation.get("responses", {}):
            yield f"{method.upper()} {path} answers 422"


def all_errors(document: Document) -> Iterator[str]:
    for where, code, answer in responses(document):
        if code == "400":
            schema = resolved(document, answer["content"]["application/problem+json"]["schema"])
            if resolved(document, schema.get("properties", {}).get("errors", {})).get("type") != "array":
                yield f"{where} 400 tells one error, not all"


def doc_openapi(document: Document) -> Iterator[str]:
    if not re.fullmatch(r"3(\.\d+){1,2}", str(document.get("openapi", ""))):
        yield "openapi is no version 3"
        return
    for error in OpenAPIV31SpecValidator(document).iter_errors():
        yield f"no OpenAPI: {error.message[:160]}"
    names = [operation.get("operationId") for _, _, operation in operations(document)]
    if len(set(names)) != len(names) or None in names:
        yield "every operation has an operationId of its own"


def doc_contact(document: Document) -> Iterator[str]:
    contact = document.get("info", {}).get("contact", {})
    for member, form in (("name", r".+"), ("email", r"[^@\s]+@[^@\s]+\.[^@\s]+"), ("url", r"https://\S+")):
        if not re.fullmatch(form, contact.get(member, "")):
            yield f"info.contact has no {member}"


DUTCH = re.compile(r"\b(de|het|een|van|dit|die|wat|bij|zoals|alleen|eigen|staat)\b", re.IGNORECASE)
NOT_DUTCH = re.compile(r"\b(the|and|with|which|of|is not|returns)\b", re.IGNORECASE)


def doc_language(document: Document) -> Iterator[str]:
    for path, method, operation in operations(document):
        text = f"{operation.get('summary', '')} {operation.get('description', '')}"
        if NOT_DUTCH.search(text) and not DUTCH.search(text):
            yield f"{method.upper()} {path} is described in English"
        if not text.strip():
            yield f"{method.upper()} {path} is not described"


def publish(document: Document) -> Iterator[str]:
    item = document.get("paths", {}).get("/openapi.json", {}).get("get")
    if item is None:
        yield "/openapi.json is not described"
    elif item.get("security") != []:
        yield "/openapi.json asks for a token"


def uri_version(document: Document) -> Iterator[str]:
    servers = document.get("servers", [])
    if not servers:
        yield "no server"
    major = document.get("info", {}).get("version", "").split(".")[0]
    for server in servers:
        if not re.search(rf"/v{major}$", server["url"]):
            yield f"server {server['url']} does not end in /v{major}"


def semver(document: Document) -> Iterator[str]:
    if not re.fullmatch(
        r"(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}(-[0-9A-Za-z.-]+)?", document.get("info", {}).get("version", "")
    ):
        yield "info.version is no semantic version"


def version_header(document: Document) -> Iterator[str]:
    for where, code, answer in responses(document):
        if "API-Version" not in answer.get("headers", {}):
            yield f"{where} {code} has no header API-Version"


def tls(document: Document) -> Iterator[str]:
    for server in document.get("servers", []):
        if not server["url"].startswith("https://"):
            yield f"server {server['url']} is no absolute https address"


def no_sensitive_uris(document: Document) -> Iterator[str]:
    for path, parameter in parameters(document):
        name = parameter["name"].lower()
        if parameter.get("in") in ("query", "path") and any(word in name for word in SENSITIVE):
            yield f"{path}: '{parameter['name']}' stands in the address"
    for name, scheme in document.get("components", {}).get("securitySchemes", {}).items():
        if scheme.get("in") == "query":
            yield f"security scheme {name} stands in the address"


def set_at(*path: Any) -> Callable[[Any], Callable[[Document], None]]:
    def to(value: Any) -> Callable[[Document], None]:
        def change(document: Document) -> None:
            here: Any = document
            for part in path[:-1]:
                here = here[part]
            if value is None:
                del here[path[-1]]
            else:
                here[path[-1]] = value

        return change

    return to


def renamed(old: str, new: str) -> Callable[[Document], None]:
    def change(document: Document) -> None:
        document["paths"][new] = document["paths"].pop(old)

    return change


def added(name: str, where: str) -> Callable[[Document], None]:
    def change(document: Document) -> None:
        document["paths"]["/voorstellen"]["get"]["parameters"].append(
            {"name": name, "in": where, "schema": {"type": "string"}}
        )

    return change


def in_problem(name: str, schema: Document) -> Callable[[Document], None]:
    return set_at("components", "schemas", "Probleem", "properties", name)(schema)


TEXT = {"type": "string"}
# Rule, check, and what it must refuse.
RULES: list[tuple[str, Check, Callable[[Document], None]]] = [
    ("/core/naming-resources", naming_resources, renamed("/aanvragen", "/indienen")),
    ("/core/naming-collections", naming_collections, renamed("/aanvragen", "/aanvraag")),
    ("/core/interface-language", interface_language, renamed("/aanvragen", "/requests")),
    ("/core/no-trailing-slash", no_trailing_slash, renamed("/aanvragen", "/aanvragen/")),
    ("/core/path-segments-kebab-case", kebab_case, renamed("/aanvragen", "/aanVragen")),
    ("/core/query-keys-camel-case", query_camel_case, added("na_casus", "query")),
    (
        "/core/hide-implementation",
        hide_implementation,
        set_at("paths", "/aanbod", "post", "description")("Rol aanbieder. Komt in SQLite."),
    ),
    ("/core/date-time/format", date_format, in_problem("gemeldOp", TEXT)),
    ("/core/date-time/timezone", date_timezone, in_problem("begin", {"type": "string", "format": "time"})),
    (
        "/core/date-time/date-omit-time-portion",
        date_only,
        in_problem("startDatum", {"type": "string", "format": "date-time"}),
    ),
    ("/core/http-methods", http_methods, set_at("paths", "/aanbod", "trace")({"responses": {}})),
    ("/core/http-safety", http_safety, set_at("paths", "/aanbod", "post", "parameters")([])),
    ("/core/http-response-code", http_response_code, set_at("paths", "/aanbod", "post", "responses", "403")(None)),
    ("/core/stateless", stateless, added("sessie", "cookie")),
    ("/core/nested-child", nested_child, renamed("/voorstellen/{casusId}", "/zaken/{casusId}")),
    ("/core/resource-operations", resource_operations, renamed("/aanvragen", "/_zoek/aanvragen")),
    (
        "/core/error-handling/problem-details",
        problem_details,
        set_at("components", "responses", "Probleem", "content")({"application/json": {"schema": TEXT}}),
    ),
    ("/core/error-handling/invalid-input", invalid_input, set_at("paths", "/aanbod", "post", "responses", "400")(None)),
    (
        "/core/error-handling/all-errors",
        all_errors,
        set_at("components", "schemas", "Probleem", "properties", "errors")(None),
    ),
    ("/core/doc-openapi", doc_openapi, set_at("paths", "/aanbod", "post", "responses")("geen")),
    ("/core/doc-openapi-contact", doc_contact, set_at("info", "contact", "email")(None)),
    (
        "/core/doc-language",
        doc_language,
        set_at("paths", "/statussen", "get")(
            {"summary": "Reads the cases", "description": "Returns statuses with links", "responses": {}}
        ),
    ),
    ("/core/publish-openapi", publish, set_at("paths", "/openapi.json", "get", "security")([{"bearer": []}])),
    ("/core/uri-version", uri_version, set_at("servers", 0, "url")("https://tafel.example.org/api")),
    ("/core/semver", semver, set_at("info", "version")("1.1")),
    ("/core/version-header", version_header, set_at("components", "responses", "Probleem", "headers")({})),
    ("/core/transport/tls", tls, set_at("servers", 0, "url")("/api/v1")),
    ("/core/transport/no-sensitive-uris", no_sensitive_uris, added("bsn", "query")),
]
# Seen at a running board: board.py. /core/changelog is seen in CHANGELOG.md, below.
SERVED = [
    "/core/publish-openapi",
    "/core/version-header",
    "/core/no-trailing-slash",
    "/core/transport/security-headers",
    "/core/transport/cors",
    "/core/error-handling/problem-details",
    "/core/http-methods",
]
# What no program can see, and where it is said or why it does not apply.
BY_PEOPLE = {
    "/core/deprecation-schedule": "nothing is deprecated; by CONTRIBUTING.md a break is a new version beside the old",
    "/core/transition-period": "there is one major version",
    "/core/modules/geospatial": "the API has no geometry",
    "/core/modules/signing": "the API signs nothing",
    "/core/modules/encryption": "the API encrypts no bodies: TLS does",
}


def against(document: Document) -> Iterator[str]:
    for rule, check, _ in RULES:
        try:
            for sentence in check(document):
                yield f"{rule}: {sentence}"
        except (KeyError, TypeError, AttributeError, IndexError) as fault:
            yield f"{rule}: cannot be read: {fault!r}"


def changelog(house: House, document: Document) -> Iterator[str]:
    version = document["info"]["version"]
    if f"API {version}" not in house.read("CHANGELOG.md"):
        yield f"/core/changelog: CHANGELOG.md does not say what API {version} changed"


def check(house: House) -> Report:
    document = house.json(FILE)
    wrong = list(against(document)) + list(changelog(house, document))
    served = board.seen(house)
    wrong += [f"as served: {sentence}" for sentence in against(served.document)] + list(board.against(served))
    seen = len(RULES) + len(set(SERVED) - {rule for rule, _, _ in RULES}) + 1
    return Report(wrong, f"{seen} rules seen, {len(BY_PEOPLE)} for people, in the sources and as a board serves it")


def canaries(house: House) -> list[Canary]:
    document = house.json(FILE)

    def spoilt(change: Callable[[Document], None]) -> Callable[[], Iterator[str]]:
        def run() -> Iterator[str]:
            copied = copy.deepcopy(document)
            change(copied)
            return against(copied)

        return run

    of_rules = [Canary(rule, spoilt(change), rule) for rule, _, change in RULES]
    silent = house.with_file("CHANGELOG.md", "# Changelog\n")
    return (
        of_rules + [Canary("changelog", lambda: changelog(silent, document), "/core/changelog")] + board.canaries(house)
    )
