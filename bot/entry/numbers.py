"""The figures and years of a question that aren't a fact's."""

from decimal import Decimal
from functools import cached_property

from bot.entry.kinds import is_figure, is_ranked
from facts.library import Library
from facts.quantity import Quantity
from facts.reading import Reading
from facts.table import Fact

_SMALL = 12  # "the 7 provinces", "three partners": a number in passing


class Numbers:
    """Tells which numbers of a question the facts of one library don't account for."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def foreign(self, fact: Fact, reading: Reading) -> tuple[Quantity, ...]:
        """Figures and years of the question that are not the fact's, nor of its sentence."""
        foreign = []
        for quantity in reading.quantities:
            if quantity.kind == "number" and f"{quantity.value:f}" == fact.period[2:]:
                continue
            if quantity.kind == "ordinal" and quantity.value > 1 and is_ranked(fact):
                if not self._stated(quantity, fact):
                    foreign.append(quantity)
            elif quantity.kind == "year":
                year = f"{quantity.value:f}"
                baseline = fact.kind == "growth" and year == str(int(fact.period) - 1)
                if year != fact.period and not baseline:
                    foreign.append(quantity)
            elif (
                _is_figure_given(quantity)
                and not self._stated(quantity, fact)
                and (is_figure(fact) or quantity.kind != "count" or quantity.value > _SMALL)
            ):
                foreign.append(quantity)
        return tuple(foreign)

    def _stated(self, quantity: Quantity, fact: Fact) -> bool:
        return quantity.value in self._values_near[fact.id]

    @cached_property
    def _values_near(self) -> dict[str, frozenset[Decimal]]:
        """The values that facts state in the sentences of each fact."""
        stated: dict[str, set[Decimal]] = {}
        for fact in self._library.facts:
            for sentence in fact.sentences:
                if fact.value is not None:
                    stated.setdefault(sentence.id, set()).add(fact.value)
        return {
            fact.id: frozenset().union(*(stated.get(one.id, ()) for one in fact.sentences))
            for fact in self._library.facts
        }


def _is_figure_given(quantity: Quantity) -> bool:
    """Whether a quantity is a figure, rather than a small number in passing ("the 7 provinces")."""
    if quantity.kind in {"ordinal", "year"}:
        return False
    if quantity.kind == "duration" and quantity.value == 1:
        return False
    if quantity.kind == "count" and quantity.noun and quantity.noun.isascii():
        return True
    if quantity.kind in {"number", "count"} and not quantity.unit:
        return quantity.value > _SMALL or quantity.value % 1 != 0
    return True
