"""A question with those before it, as an address holds them: shared or reloaded, it asks the same."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Protocol
from urllib.parse import quote

LONGEST: Final = 1000  # characters of a question, as the engine takes them
REMEMBERED: Final = 6  # turns before a question that the engine looks at
_MOST: Final = 12
_MOST_BYTES: Final = 5000  # of the questions before, percent-encoded; proxies take 8 KB a line


class Query(Protocol):
    """The parameters of an address, as Starlette has them."""

    def get(self, key: str, default: str) -> str:
        """Return the last of this name."""

    def getlist(self, key: str) -> list[str]:
        """Return all of this name."""


@dataclass(frozen=True, slots=True)
class Talk:
    """`question` ("" for none yet) after the `earlier` ones; `cut`: there were some before those."""

    question: str = ""
    earlier: tuple[str, ...] = ()
    cut: bool = False

    @property
    def params(self) -> tuple[tuple[str, str], ...]:
        """The talk as parameters of an address: c for each earlier question, then q."""
        asked = (("q", self.question),) if self.question else ()
        return (*self.context, *asked)

    @property
    def context(self) -> tuple[tuple[str, str], ...]:
        """The parameters of the earlier questions."""
        more = (("cut", "1"),) if self.cut else ()
        return (*more, *(("c", turn) for turn in self.earlier))

    def then(self, question: str = "") -> "Talk":
        """Return the talk that goes on with another question."""
        return _fitting(question, (*self.earlier, self.question), cut=self.cut)

    def turn(self, number: int) -> "Talk":
        """Return the talk as it was when the earlier question at this position was the newest."""
        return Talk(self.earlier[number], self.earlier[:number], self.cut)

    @property
    def whole(self) -> bool:
        """Whether all is here that the engine looked at when this was asked."""
        return not self.cut or len(self.earlier) >= REMEMBERED


def talk_of(query: Query) -> Talk:
    """Read a talk from an address; what doesn't fit is left out, the oldest first."""
    return _fitting(
        query.get("q", "").strip(),
        (turn[:LONGEST] for turn in query.getlist("c") if turn.strip()),
        cut=query.get("cut", "") == "1",
    )


def _fitting(question: str, turns: Iterable[str], *, cut: bool) -> Talk:
    given = tuple(turn for turn in turns if turn)
    size, kept = 0, 0
    for turn in reversed(given):
        size += len(quote(turn))
        if kept == _MOST or size > _MOST_BYTES:
            break
        kept += 1
    return Talk(question, given[len(given) - kept :], cut or kept < len(given))


def parameters(*parts: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return what is not empty, in order, as parameters of an address."""
    return tuple(pair for part in parts for pair in part.items() if pair[1])
