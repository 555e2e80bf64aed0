"""Active for passive: the same statement with its words in another order."""

from collections.abc import Sequence

from bot.answering.claims.aligning import Pair
from bot.answering.claims.overlay import Reading
from bot.answering.claims.tokens import Border, Kind

_RANKS = frozenset({"order", "extreme"})


def voiced(reading: Reading, core: Sequence[Pair], at: int) -> list[Pair] | None:
    """Turn a passive statement into the sentence's active, or the other way round.

    A sentence without a subject counts as well: "Render charts as images".
    """
    return _from_passive(reading, core, at) or _to_passive(reading, core, at)


def _from_passive(reading: Reading, core: Sequence[Pair], at: int) -> list[Pair] | None:
    """The statement is [object] [verb] (by [agent]), the sentence [agent] [verb] [object]."""
    done = core[: at + 1]
    end = at + 2
    while end < len(core) and core[end].place == core[end - 1].place + 1 < core[0].place:
        end += 1  # "torch compiled"
    verb, last = core[at + 1], core[end - 1]
    if not all(_may_be_verb(reading, pair) for pair in core[at + 1 : end]):
        return None
    while done and reading.found(done[0]).kind is Kind.PERIOD:
        done = done[1:]
    places = [pair.place for pair in done]
    if places != list(range(last.place + 1, last.place + 1 + len(done))):
        return None
    if any(reading.border(place) is not Border.NONE for place in places):
        return None
    agent = [
        pair
        for pair in core[end:]
        if reading.stated(pair).role == "by" and not reading.found(pair).role
    ]
    tokens = reading.sentence.tokens
    opens = verb.place == 0 or tokens[verb.place].border is Border.CLAUSE
    opens = opens and tokens[last.place + 1].close and not tokens[verb.place].name
    by_it = [pair.place for pair in agent] == list(range(verb.place - len(agent), verb.place))
    if agent and not (by_it and core[end] == agent[0]):
        return None
    if not agent and not opens:
        return None
    dates = [pair for pair in core[: at + 1] if pair not in done]
    return [*dates, *agent, *core[at + 1 : end], *done, *core[end + len(agent) :]]


def _to_passive(reading: Reading, core: Sequence[Pair], at: int) -> list[Pair] | None:
    """The statement is [agent] [verb] [object], the sentence [object] [verb] by [agent]."""
    agent = [
        pair
        for pair in core[: at + 1]
        if reading.found(pair).role == "by" and not reading.stated(pair).role
    ]
    if not agent or core[at] != agent[-1] or reading.found(agent[0]).joined:
        return None
    verb = core[at + 1]
    if not _may_be_verb(reading, verb):
        return None
    end = at + 2
    while end < len(core) and core[end].place < verb.place:
        end += 1
    done = core[at + 2 : end]
    if not done or not _ends_at(reading, [pair.place for pair in done], verb.place):
        return None
    first = at + 1 - len(agent)
    rest = core[end:]
    behind = [pair for pair in rest if pair.place < agent[0].place]
    after = [pair for pair in rest if pair.place > agent[0].place]
    return [*core[:first], *done, verb, *behind, *agent, *after]


def _ends_at(reading: Reading, places: Sequence[int], verb: int) -> bool:
    """Tell whether words stand together right before a verb, but for one like Spanish "fue"."""
    whole = list(places) == list(range(places[0], places[0] + len(places)))
    passing = reading.sentence.passing
    return whole and all(at in passing for at in range(places[-1] + 1, verb)) and places[-1] < verb


def _may_be_verb(reading: Reading, pair: Pair) -> bool:
    """Tell whether a word may be a verb: no rank or genitive, in German no noun: it has a capital."""
    said, found = reading.stated(pair), reading.found(pair)
    if said.axis in _RANKS or found.owns:
        return False
    german = reading.sentence.language == "de"
    return not (german and found.start > 0 and found.surface[:1].isupper())
