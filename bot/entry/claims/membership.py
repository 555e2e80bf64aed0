"""Statements on who belongs to a group: "the seven provinces include Sichuan"."""

from bot.entry.claims.check import Check
from bot.entry.claims.denying import is_denied
from bot.entry.claims.rivals import Rivals
from bot.entry.lookup import Lookup
from facts.library import Library
from facts.reading import Reading
from facts.table import Fact

_BELONGS = frozenset({"list", "integrate", "member", "single"})  # "includes", "is one of"
# What else may be said of the group without saying something else of it: "the leading seven".
_BESIDE = _BELONGS | {"superlative", "lead", "negation", "enter", "group-term"}
_ONLY = frozenset({"only", "all"})


def membership(library: Library, rivals: Rivals, lookup: Lookup, reading: Reading) -> Check | None:
    """Return what a printed list says of who is said to be in it, None where nothing else is said.

    It takes a list of all members, and a statement of nothing but names, the group and "includes".
    """
    if not reading.ids & _BELONGS or reading.ids & _ONLY or reading.unknown:
        return None
    for fact in library.facts:
        group = library.vocabulary.concepts.get(fact.subject)
        if fact.kind != "list" or group is None or not group.members:
            continue
        if fact.subject in reading.ids and not lookup.needs.missing(fact, reading):
            return _judged(fact, frozenset(group.members), library, rivals, reading)
    return None


def _judged(
    fact: Fact, members: frozenset[str], library: Library, rivals: Rivals, reading: Reading
) -> Check | None:
    known = library.concepts.of(fact.sentences) | fact.may | _BESIDE
    others = [m for m in reading.content if fact.subject not in m.ids and not m.has("fill")]
    named = [m for m in others if rivals.is_rival(m)]
    kinds = rivals.types(members)
    if not named or any(not m.ids & known for m in others if m not in named):
        return None
    outside = [m for m in named if not m.ids & members]
    wholes = set(library.vocabulary.ancestors(fact.subject))
    if any(m.ids & wholes or not rivals.sorts(m) & kinds for m in outside):
        return None
    within = not outside
    if is_denied(reading) and len(named) > len(outside) > 0:
        return None
    return Check("supported" if within != is_denied(reading) else "contradicted", (fact,))
