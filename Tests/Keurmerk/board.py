"""A board on loopback, asked as a stranger would. It lives as long as the questions take."""

from __future__ import annotations

import functools
import http.client
import json
import os
import re
import signal
import socket
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from house import PROGRAM, Canary, House

SECONDS_MAX = 60
CONTACT = "Tafelbeheer;tafel@example.org;https://tafel.example.org/contact"
ADDRESS = "https://tafel.example.org"


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Served:
    document: dict[str, Any]
    answers: dict[str, Answer]


QUESTIONS = {
    "document": ("GET", "/api/v1/openapi.json"),
    "slash": ("GET", "/api/v1/openapi.json/"),
    "stranger": ("GET", "/api/v1/voorstellen"),
    "nothing": ("GET", "/api/v1/bestaat-niet"),
    "method": ("DELETE", "/api/v1/openapi.json"),
}


class Process:
    """Started, waited for until it says where it is, and ended by its own id."""

    def __init__(self, arguments: list[str], folder: str, root: str, says: str = r"(127\.0\.0\.1:\d+)"):
        self.says = re.compile(says)
        self.lines: list[str] = []
        self.there = threading.Event()
        self.address = ""
        environment = {**os.environ, "XDG_STATE_HOME": folder}
        self.process = subprocess.Popen(
            arguments, cwd=root, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        threading.Thread(target=self.follow, daemon=True).start()

    def follow(self) -> None:
        for line in self.process.stdout or ():
            self.lines.append(line)
            if found := self.says.search(line):
                self.address = found.group(1)
                self.there.set()
        self.there.set()

    def wait(self) -> str:
        if not self.there.wait(SECONDS_MAX) or not self.address:
            raise RuntimeError(f"it did not start: {''.join(self.lines)[-800:]}")
        return self.address

    def end(self) -> None:
        self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def ask(address: str, method: str, path: str) -> Answer:
    connection = http.client.HTTPConnection(address, timeout=15)
    try:
        connection.request(method, path, headers={"Host": address})
        answer = connection.getresponse()
        return Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())
    finally:
        connection.close()


@functools.cache
def _seen(root: str) -> Served:
    with tempfile.TemporaryDirectory(prefix="keurmerk-") as folder:
        program = f"{root}/{PROGRAM}"
        broker = Process([program, "broker"], folder, root)
        try:
            brokers = broker.wait()
            subprocess.run(
                [program, "topics", "maak", "--brokers", brokers], cwd=root, capture_output=True, timeout=SECONDS_MAX
            )
            board = Process(
                [
                    program,
                    "bord",
                    "--regio",
                    "Twente",
                    "--brokers",
                    brokers,
                    "--poort",
                    str(free_port()),
                    "--https",
                    "--bestand",
                    f"{folder}/bord.sqlite",
                    "--contact",
                    CONTACT,
                    "--webadres",
                    ADDRESS,
                ],
                folder,
                root,
            )
            try:
                address = board.wait()
                answers = {name: ask(address, *question) for name, question in QUESTIONS.items()}
            finally:
                board.end()
        finally:
            broker.end()
    return Served(json.loads(answers["document"].body), answers)


def seen(house: House) -> Served:
    return _seen(str(house.root))


SECURITY_HEADERS = {
    "cache-control": r"no-store",
    "content-security-policy": r"frame-ancestors 'none'",
    "content-type": r"application/(problem\+)?json",
    "strict-transport-security": r"max-age=\d+",
    "x-content-type-options": r"nosniff",
    "x-frame-options": r"DENY",
}


def against(served: Served) -> Iterator[str]:
    answers = served.answers
    version = served.document["info"]["version"]
    for name, status in (("document", 200), ("slash", 404), ("stranger", 401), ("nothing", 404), ("method", 405)):
        answer = answers[name]
        question = " ".join(QUESTIONS[name])
        if answer.status != status:
            yield f"/core/http-response-code: {question} answers {answer.status} and not {status}"
        if answer.headers.get("api-version") != version:
            yield f"/core/version-header: {question} says version {answer.headers.get('api-version')}, not {version}"
        for header, form in SECURITY_HEADERS.items():
            if not re.search(form, answer.headers.get(header, "")):
                yield f"/core/transport/security-headers: {question} has no right {header}"
        if status >= 400:
            problem = json.loads(answer.body) if "problem+json" in answer.headers.get("content-type", "") else {}
            if not {"status", "title", "detail"} <= set(problem):
                yield f"/core/error-handling/problem-details: {question} answers no problem"
    if "allow" not in answers["method"].headers:
        yield "/core/http-methods: a method that is not there is not told which are"
    if answers["document"].headers.get("access-control-allow-origin") != "*":
        yield "/core/publish-openapi: other sites cannot read the document"
    if "access-control-allow-origin" in answers["stranger"].headers:
        yield "/core/transport/cors: other sites can read what needs a token"


def canaries(house: House) -> list[Canary]:
    served = seen(house)

    def spoilt(name: str, **change: Any) -> Served:
        return replace(served, answers={**served.answers, name: replace(served.answers[name], **change)})

    def without(name: str, header: str) -> Served:
        kept = {key: value for key, value in served.answers[name].headers.items() if key != header}
        return spoilt(name, headers=kept)

    open_to_all = {**served.answers["stranger"].headers, "access-control-allow-origin": "*"}
    return [
        Canary("served: slash", lambda: against(spoilt("slash", status=200)), "/core/http-response-code"),
        Canary("served: version", lambda: against(without("nothing", "api-version")), "/core/version-header"),
        Canary(
            "served: security",
            lambda: against(without("stranger", "x-frame-options")),
            "/core/transport/security-headers",
        ),
        Canary(
            "served: problem", lambda: against(spoilt("nothing", body=b"{}")), "/core/error-handling/problem-details"
        ),
        Canary("served: allow", lambda: against(without("method", "allow")), "/core/http-methods"),
        Canary(
            "served: document",
            lambda: against(without("document", "access-control-allow-origin")),
            "/core/publish-openapi",
        ),
        Canary("served: cors", lambda: against(spoilt("stranger", headers=open_to_all)), "/core/transport/cors"),
    ]
