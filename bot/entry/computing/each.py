"""Groups of places and partners: their members, and what each of them exceeds."""

from dataclasses import replace
from decimal import Decimal

from bot.computing.operand import of_fact
from bot.computing.operation import Operation
from bot.computing.products import times
from bot.computing.result import Result
from facts.library import Library
from facts.table import Fact


def members(fact: Fact, library: Library) -> tuple[str, ...]:
    """Return the members of the group that a fact is about, as partners or by itself."""
    return library.vocabulary.concepts[fact.row.partner or fact.subject].members


def of_each(fact: Fact, library: Library) -> Result[Fact] | None:
    """Return what all members of a group come to where each exceeds a figure: at least so much."""
    number = Decimal(len(members(fact, library)))
    if not fact.row.each or not number:
        return None
    made = times(of_fact(fact), number)
    return replace(made, operation=Operation.SUM, qualifier="at least")
