"""Whether a stated figure is said of another part than the facts give it for."""

from collections.abc import Iterable, Sequence

from bot.answering.claims.tokens import Kind, Statement
from bot.entry.kinds import is_figure, need_ids
from bot.understanding.rates import is_yearly
from facts.library import Library
from facts.reading import Mention, Reading
from facts.table import Fact

_LABELS, _SHARE_OF = "en", "share of "
_TRADES = frozenset({"activity", "product"})
_WHOLES = _TRADES | {"measure"}
_SHARES = frozenset({"percent", "fraction"})
_LEVELS = frozenset({"level", "bound", "count"})
_DAILY = frozenset({"daily", "average-daily"})


def misplaced(
    library: Library, reading: Reading, statement: Statement, facts: Sequence[Fact]
) -> bool:
    """Tell whether a figure of facts is stated as one of something else.

    A level is no change ("grew by 3 billion"), the growth of a year none of every year, a figure of
    each day none of a year, a share of the whole none of the part ("70% of the timber is exported"),
    one of imports and exports none of imports, though the word may have another meaning that the
    fact has.
    """
    figures = [fact for fact in facts if is_figure(fact)]
    tokens = statement.tokens
    moves = bool(reading.asks & {"growth", "decline"})
    deltas = {t.quantity.kind for t in tokens if t.lead == "delta" and t.quantity and moves}
    dated = any(t.kind is Kind.PERIOD for t in tokens)
    rated = any(t.role == "per" for t in tokens) or bool(reading.ids & _DAILY)
    return any(
        bool(deltas & {"money", "count"} and fact.kind in _LEVELS)
        or (deltas & _SHARES and fact.kind == "share")
        or (dated and not rated and "/" in (fact.unit or ""))
        or (fact.kind == "growth" and is_yearly(reading.text) and not _is_printed_yearly(fact))
        or (fact.kind == "share" and _of_part(library, reading, statement, fact))
        for fact in figures
    ) or (len(figures) == len(facts) and _of_another(library, reading, figures))


def _is_printed_yearly(fact: Fact) -> bool:
    return any(is_yearly(sentence.text) for sentence in fact.sentences)


def _of_part(library: Library, reading: Reading, statement: Statement, fact: Fact) -> bool:
    """Tell whether a share is stated of something else than its label says."""
    label = fact.label(_LABELS)
    whole = library.concepts.reader.read(label.rpartition(_SHARE_OF)[2], _LABELS)
    known = _typed(library, whole.mentions, _WHOLES)
    shares = (t for t in statement.tokens if t.quantity and t.quantity.kind in _SHARES)
    figure = next(shares, None)
    if figure is None or not known or _SHARE_OF not in label:
        return False
    behind = [m for m in reading.mentions if m.start >= figure.end]
    if any("growth" in m.ids & need_ids(fact) for m in behind):
        return False
    named = next((ids for m in behind if (ids := _typed(library, [m], _WHOLES))), frozenset())
    return bool(named) and not named & known


def _of_another(library: Library, reading: Reading, figures: Sequence[Fact]) -> bool:
    """Tell whether a trade or product is named that none of some figures is of."""
    labels = (library.concepts.reader.read(f.label(_LABELS), _LABELS).ids for f in figures)
    own = frozenset().union(*(f.may | need_ids(f) | {f.subject} for f in figures), *labels)
    stated = (_typed(library, [mention], _TRADES) for mention in reading.content)
    return bool(figures) and any(bool(ids) and not ids & own for ids in stated)


def _typed(library: Library, mentions: Iterable[Mention], types: frozenset[str]) -> frozenset[str]:
    """The concepts of some types that are named."""
    concepts = library.vocabulary.concepts
    ids = (sense.id for mention in mentions for sense in mention.senses)
    return frozenset(one for one in ids if one in concepts and concepts[one].type in types)
