"""What the earlier turns of a chat were about, and where a fact's slots come from then."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.entry.kinds import STRONG_ASKS
from facts.reading import Reading
from facts.table import Fact

_NAMED: Final = 2  # facts by whose labels a turn is said again: a computation's first operands


@dataclass(frozen=True, slots=True)
class Earlier:
    """What a message may lean on.

    `turn` is the last one that says something of the document, `facts` what it is about, likeliest
    first, `past` what the turns before it were about, the newest first. `answered` tells whether the
    document answers the turn: else `facts` are what it comes nearest to.
    """

    turn: str
    facts: tuple[Fact, ...]
    past: tuple[Fact, ...] = ()
    answered: bool = True

    @property
    def known(self) -> frozenset[Fact]:
        """All that was talked of."""
        return frozenset({*self.facts, *self.past})

    def said(self, language: str) -> str:
        """Return what was talked of: the labels of what answered, else the turn as it was written."""
        if not self.answered or not self.facts:
            return self.turn
        return ", ".join(fact.label(language) for fact in self.facts[:_NAMED])


def relations(facts: Sequence[Fact], earlier: Earlier | None, own: Reading) -> dict[str, float]:
    """Return how facts stand to those that were talked of last and to the message by itself.

    Shares of the facts, from 0 to 1; nothing where nothing was talked of.
    """
    if earlier is None or not earlier.facts or not facts:
        return {}
    stated = any(one.kind != "year" for one in own.quantities)
    unasked = not own.asks & STRONG_ASKS
    each = [
        {**_slots(fact, earlier.facts, own), **_common(fact, earlier.facts[0], unasked=unasked)}
        for fact in facts
    ]
    return {
        **{f"again_{name}": sum(one[name] for one in each) / len(each) for name in each[0]},
        "again_all": float(set(facts) == set(earlier.facts)),
        "again_any": float(bool(set(facts) & set(earlier.facts))),
        "again_known": sum(fact in earlier.known for fact in facts) / len(facts),
        "again_guessed": float(stated and facts[0] == earlier.facts[0]),
        "after_none": float(not earlier.answered),
    }


def narrows(fact: Fact, earlier: Earlier, own: Reading) -> bool:
    """Tell whether a figure is of a part of what was talked of, and nobody named the part.

    After a region's whole trade "how much did it grow?" isn't asked of its trade with one partner.
    """
    last = earlier.facts[0] if earlier.facts else None
    partner = fact.row.partner
    return (
        last is not None
        and fact.value is not None
        and last.value is not None
        and last.subject == fact.subject
        and partner is not None
        and partner not in {one.row.partner for one in earlier.known}
        and last.row.partner is None
        and partner not in own.ids
    )


def _slots(fact: Fact, before: Sequence[Fact], own: Reading) -> dict[str, bool]:
    """Where each slot of a fact comes from: the message names it, a fact before has it, or neither."""
    found: dict[str, bool] = {}
    slots: dict[str, tuple[str | None, set[str | None]]] = {
        "subject": (fact.subject, {one.subject for one in before}),
        "measure": (fact.row.measure, {one.row.measure for one in before}),
        "partner": (fact.row.partner, {one.row.partner for one in before}),
    }
    for name, (value, earlier) in slots.items():
        named = bool(value) and value in own.ids
        found[f"{name}_named"] = named
        found[f"{name}_kept"] = not named and bool(value) and value in earlier
        found[f"{name}_new"] = bool(value) and not named and value not in earlier
        found[f"{name}_dropped"] = not value and None not in earlier
    return found


def _common(fact: Fact, other: Fact, *, unasked: bool) -> dict[str, bool]:
    """What a fact has in common with one before; `unasked` if the message asks for no kind."""
    subject, partner = fact.subject == other.subject, fact.row.partner == other.row.partner
    measure, kind = fact.row.measure == other.row.measure, fact.kind == other.kind
    return {
        "same": fact.id == other.id,
        "kind": kind,
        "kind_unasked": kind and unasked,
        "kind_changed": not kind and unasked,
        "unit": fact.unit == other.unit,
        "sentence": bool(set(fact.sentences) & set(other.sentences)),
        "aspect": subject and measure and partner and not kind,
        "like": measure and partner and kind and not subject,
        "instead": subject and measure and kind and not partner,
    }
