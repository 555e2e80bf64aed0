"""The type of answer that a question wants, and which kinds of fact give it."""

import re
from collections.abc import Callable

from bot.entry.timewords import mentions_unit
from facts.reading import Reading
from facts.table import FIGURE_KINDS, Fact

# What of an ask excludes a kind of fact, and what makes it fit. A kind that is not listed fits weakly.
STRONG_ASKS = frozenset(
    [
        "amount",
        "count",
        "percent",
        "growth",
        "decline",
        "share",
        "rank",
        "duration",
        "date",
        "where",
        "who",
        "organisation",
        "why",
        "role",
    ]
)
_FITS: dict[str, frozenset[str]] = {
    "level": frozenset({"amount", "count"}),
    "bound": frozenset({"amount", "count"}),
    "growth": frozenset({"growth", "percent", "amount"}),
    "share": frozenset({"share", "percent", "amount", "count"}),
    "count": frozenset({"count", "amount"}),
    "duration": frozenset({"duration", "count"}),
    "rank": frozenset({"rank", "superlative", "where"}),
    "date": frozenset({"date"}),
    "name": frozenset({"name", "who", "organisation", "list"}),
    "person": frozenset({"who", "role", "name"}),
    "organisation": frozenset({"organisation", "who", "name"}),
    "place": frozenset({"where", "name", "who", "organisation"}),
    "role": frozenset({"role", "who", "where", "organisation", "name", "describe"}),
    "list": frozenset(
        {"list", "name", "who", "how", "describe", "why", "where", "say", "organisation"}
    ),
    "record": frozenset({"record", "superlative", "describe", "how", "why", "rank"}),
    "first": frozenset({"first-time", "record", "describe", "how", "why"}),
    "statement": frozenset({"describe", "how", "why", "say", "list", "name", "where", "role"}),
}
# What asks for all facts of a kind, where a list is asked for: "the records", "who is named".
_LISTED: dict[str, frozenset[str]] = {
    "record": frozenset({"record", "first-time"}),
    "first": frozenset({"record", "first-time"}),
    "rank": frozenset({"rank"}),
    "person": frozenset({"who"}),
}
# Which kinds an ask means first (the first of these that is asked decides).
_BEST: dict[str, frozenset[str]] = {
    "where": frozenset({"place"}),
    "organisation": frozenset({"organisation", "role"}),
    "role": frozenset({"role"}),
    "who": frozenset({"person", "organisation", "place", "name", "role"}),
    "how": frozenset({"list", "statement"}),
}
_NUMERIC = frozenset(
    ["amount", "count", "percent", "growth", "decline", "share", "duration", "date", "rank"]
)
# What a question may ask of a thing. A fact without the attribute that is asked for never answers.
ATTRIBUTES = frozenset(
    """
    price cost length weight speed distance area-size age salary tax profit employees captain
    temperature investment education family population per-capita surplus deficit export-only
    import-only gdp phone expenditure domestic author photo delay builder capacity width height
    depth volume-size duration-of-stay
    """.split()
)


def is_figure(fact: Fact) -> bool:
    return fact.kind in FIGURE_KINDS


def is_ranked(fact: Fact) -> bool:
    """Whether a fact says who or what is first."""
    return fact.kind == "rank" or any(need & {"superlative", "rank"} for need in fact.needs)


def kind_fit(fact: Fact, reading: Reading) -> float | None:
    """How well the fact's kind is the one asked for (0 to 1), or None where it is another."""
    asks, strong = reading.asks, reading.asks & STRONG_ASKS
    measured = strong & {"amount", "count", "percent", "share", "duration"}
    if is_figure(fact) and asks & {"list", "name"} and not measured:
        return None
    if fact.kind == "bound":
        return 1.2 if "first-time" in asks and not strong - {"amount", "count"} else None
    if fact.kind == "growth":
        return _growth_fit(asks, strong)
    moves = strong & {"growth", "decline"} and not _needs_any(fact, {"growth"})
    if moves and (is_figure(fact) or fact.kind == "rank"):
        return None
    own = _OWN_FITS.get(fact.kind)
    if own is not None:
        return own(fact, reading, strong)
    if is_figure(fact) or fact.kind == "date":
        return _figure_fit(fact, asks, strong)
    return _words_fit(fact, reading, strong)


def _growth_fit(asks: frozenset[str], strong: frozenset[str]) -> float | None:
    if "decline" in asks and "growth" not in asks:
        return None
    if "growth" in asks:
        return 1.0
    return 0.45 if "percent" in strong and "share" not in strong else None


def _share_fit(_fact: Fact, reading: Reading, strong: frozenset[str]) -> float | None:
    if asks_for_rest(reading):
        return None
    if strong & {"share", "percent"}:
        return 1.0
    return None if strong else 0.4


def _duration_fit(fact: Fact, reading: Reading, strong: frozenset[str]) -> float | None:
    counted = "count" in strong and mentions_unit(reading.text, fact.unit)
    return 1.0 if "duration" in strong or counted else None


def _rank_fit(_fact: Fact, reading: Reading, strong: frozenset[str]) -> float | None:
    if strong & {"amount", "count", "percent", "duration", "date"}:
        return None
    if reading.asks & {"rank", "superlative"}:
        return 1.0
    return 0.6 if "lead" in reading.ids else None


_OWN_FITS: dict[str, Callable[[Fact, Reading, frozenset[str]], float | None]] = {
    "share": _share_fit,
    "duration": _duration_fit,
    "rank": _rank_fit,
}


def _figure_fit(fact: Fact, asks: frozenset[str], strong: frozenset[str]) -> float | None:
    if not strong:
        return 0.5 if asks else 1.0
    if fact.kind == "count" and "count" not in strong:
        return None
    return None if strong - _FITS[fact.kind] else 1.0


def _words_fit(fact: Fact, reading: Reading, strong: frozenset[str]) -> float | None:
    asks, fits = reading.asks, _FITS[fact.kind]
    numeric = strong & _NUMERIC - need_ids(fact) - fact.may
    if numeric - ({"share", "growth"} if asks & {"list", "name", "why"} else set()):
        return None
    if reading.currencies and not reading.quantities:
        return None
    if "why" in asks:
        return 1.0 if "why" in fact.may else None
    if not strong:
        return 0.8 - _second_best(fact, asks) if asks & fits else 0.5
    if strong & fits:
        return 1.0 - _second_best(fact, asks)
    if asks & {"list", "name"}:
        strong -= {"share", "growth"}
    return 0.8 if strong <= need_ids(fact) | fact.may else None


def _second_best(fact: Fact, asks: frozenset[str]) -> float:
    """What a fact loses to one whose kind is the very one that is asked for."""
    best = next((kinds for ask, kinds in _BEST.items() if ask in asks), None)
    return 0.0 if best is None or fact.kind in best else 0.2


def asks_for_rest(reading: Reading) -> bool:
    """Whether a share is asked of what is *not* so: the rest of the hundred per cent."""
    shares = [m for m in reading.mentions if m.ids & {"share", "percent"}]
    return any(
        mention.ids & {"negation", "remaining", "outside"}
        and mention.start > shares[0].start
        and mention.clause == shares[0].clause
        for mention in reading.mentions
        if shares
    )


_AND = re.compile(r"[&+/、和及与跟]|\b(?:and|plus|also|y|e|и|а)\b", re.IGNORECASE)
_COMMA = re.compile(r"[,;，；]")
_BETWEEN = re.compile(r"(?:\s*[^\W\u3400-\u9fff]+){0,2}\s*[\u3400-\u9fff]{0,3}\s*")


def asked_together(reading: Reading) -> tuple[str, ...]:
    """The kinds of figure that one question asks for side by side: the level and its growth."""
    if "growth" not in reading.asks or reading.operations & {"increase", "prior-year"}:
        return ()
    growth = next((m for m in reading.mentions if "growth" in m.ids and m.start >= 0), None)
    if growth is None:
        return ()
    amounts = [
        m for m in reading.mentions if "amount" in m.ids and "growth" not in m.ids and m.start >= 0
    ]
    measures = [m for m in reading.content if m.has("concept") and m.start >= 0]
    joined = _joined(reading, growth.start, _AND)
    if joined is not None and any(m.end <= growth.start for m in (*amounts, *measures)):
        together = not amounts or any(m.end <= joined + 1 for m in amounts)
    else:  # a comma alone joins what is asked for, not a subject with what is asked of it
        comma = _joined(reading, growth.start, _COMMA)
        together = comma is not None and any(m.end <= comma + 1 for m in amounts)
    apart = any(
        m.clause != growth.clause
        and (m.start < growth.start or any(one.clause == m.clause for one in measures))
        for m in amounts
    )
    return ("level", "growth") if together or apart else ()


def _joined(reading: Reading, end: int, by: re.Pattern[str]) -> int | None:
    """Where an "and" stands at most two words before `end`, outside of any name."""
    for found in reversed(list(by.finditer(reading.text, 0, end))):
        if not _BETWEEN.fullmatch(reading.text, found.end(), end):
            return None
        if not any(m.start <= found.start() < m.end for m in reading.content):
            return found.start()
    return None


def need_ids(fact: Fact) -> frozenset[str]:
    return frozenset().union(*fact.needs)


def _needs_any(fact: Fact, ids: set[str]) -> bool:
    return bool(need_ids(fact) & ids)


def listed(asks: frozenset[str]) -> frozenset[str]:
    """The kinds of which a list is asked for, where one is."""
    return frozenset(kind for kind, means in _LISTED.items() if asks & means)
