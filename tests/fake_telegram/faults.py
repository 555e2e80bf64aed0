"""Faults to inject: once, by method or chat, or at random from a seed."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Kind = Literal["error", "bad_gateway", "hang", "drop_before", "drop_after", "migrate"]


@dataclass(frozen=True, slots=True)
class Fault:
    kind: Kind
    code: int = 0
    description: str = ""
    retry_after: int = 0
    seconds: float | None = None
    name: str = ""


def too_many_requests(retry_after: int = 1) -> Fault:
    text = f"Too Many Requests: retry after {retry_after}"
    return Fault("error", 429, text, retry_after=retry_after, name="429")


def blocked() -> Fault:
    return Fault("error", 403, "Forbidden: bot was blocked by the user", name="403")


def bad_request(text: str) -> Fault:
    return Fault("error", 400, f"Bad Request: {text}", name="400")


def server_error() -> Fault:
    return Fault("error", 500, "Internal Server Error: restart", name="500")


def bad_gateway() -> Fault:
    """502 from a proxy: an HTML page instead of JSON."""
    return Fault("bad_gateway", 502, name="502")


def hang(seconds: float | None = None) -> Fault:
    """No reply and no effect until the client gives up; after ``seconds``, a closed connection."""
    return Fault("hang", seconds=seconds, name="hang")


def drop_before() -> Fault:
    """The connection breaks before the call had any effect."""
    return Fault("drop_before", name="drop_before")


def drop_after() -> Fault:
    """The call takes effect, and the connection breaks before the reply."""
    return Fault("drop_after", name="drop_after")


def migrate() -> Fault:
    """The addressed basic group becomes a supergroup just before the call."""
    return Fault("migrate", name="migrate")


@dataclass(slots=True)
class _Scripted:
    fault: Fault
    method: str | None
    chat_id: int | None
    left: int


class Faults:
    """What the server asks before it handles a call.

    Faults without a method never hit getUpdates, which is always under way.
    """

    def __init__(self) -> None:
        self._scripted: list[_Scripted] = []
        self._probability = 0.0
        self._choices: Sequence[Fault] = ()
        self._methods: frozenset[str] = frozenset()
        self._random = random.Random(0)

    def next(
        self, fault: Fault, *, method: str | None = None, chat_id: int | None = None, times: int = 1
    ) -> None:
        """Script a fault for the next ``times`` calls (of ``method``, to ``chat_id``)."""
        self._scripted.append(_Scripted(fault, method, chat_id, times))

    def randomly(
        self,
        probability: float,
        choices: Sequence[Fault],
        *,
        seed: int = 0,
        methods: Sequence[str] = (),
    ) -> None:
        """From now on, hit each call (of ``methods``) with this probability."""
        self._probability = probability
        self._choices = choices
        self._methods = frozenset(methods)
        self._random = random.Random(seed)

    def clear(self) -> None:
        self._scripted.clear()
        self._probability = 0.0

    @property
    def waiting(self) -> int:
        """How many scripted faults have not struck yet."""
        return sum(scripted.left for scripted in self._scripted)

    def strike(self, method: str, chat_id: object) -> Fault | None:
        """The fault for a call of ``method``, used up by asking."""
        for scripted in self._scripted:
            if scripted.method is None:
                if method == "getUpdates":
                    continue
            elif scripted.method != method:
                continue
            if scripted.chat_id is None or str(scripted.chat_id) == str(chat_id):
                scripted.left -= 1
                if not scripted.left:
                    self._scripted.remove(scripted)
                return scripted.fault
        if not self._probability:
            return None
        hit = method in self._methods if self._methods else method != "getUpdates"
        if hit and self._random.random() < self._probability:
            return self._random.choice(self._choices)
        return None
