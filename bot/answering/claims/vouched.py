"""What reviewed facts decide by their labels: one figure, two that are set side by side, a name."""

from bot.answering.claims.checked import Checked, Decided, enough_said, verdict_of
from bot.answering.claims.decomposing import read_statement
from bot.answering.claims.reviewed import LABELLED, Reviewed
from bot.answering.claims.sides import sides_of
from bot.answering.claims.tokens import Statement
from bot.answering.claims.tolerance import Fit
from bot.answering.claims.witness import Witness


def by_facts(claim: Statement, witness: Witness) -> Checked | None:
    """Return what reviewed facts decide by their labels."""
    if claim.language not in LABELLED:
        return None
    reviewed = witness.reviewed(claim.language)
    fact = reviewed.check(claim)
    if fact is not None and fact.fit is not Fit.OPEN:
        one = fact.conflict
        decided = Decided(one.slot, one.stated, one.found)
        return Checked(verdict_of(fact.fit), decided, (fact.position,), fact.figure)
    weighed = _by_two_facts(claim, reviewed, witness.names)
    if weighed is not None:
        return weighed
    said = [row for row in reviewed.said(claim) if enough_said(row[1])]
    for position, comparison in said:
        if comparison.supports:
            return Checked("supported", None, (position,))
    for position, comparison in said:
        if comparison.contradicts:
            conflict = comparison.conflicts[0]
            decided = Decided(conflict.slot, conflict.stated, conflict.found)
            return Checked("contradicted", decided, (position,))
    return None


def _by_two_facts(claim: Statement, reviewed: Reviewed, names: frozenset[str]) -> Checked | None:
    """Compare the two figures of one measure that a statement sets against one another."""
    decided = []
    for sides in sides_of(claim, names):
        pair = [
            reviewed.figure_of(read_statement(text, claim.language, names))
            for text in (sides.first, sides.second)
        ]
        if pair[0] is None or pair[1] is None:
            continue
        (one, at), (other, beside) = pair[0], pair[1]
        alike = (one.unit, one.kind, one.row.measure) == (other.unit, other.kind, other.row.measure)
        bounds = one.qualifier or other.qualifier
        if not alike or bounds or one.value is None or other.value is None:
            continue
        if one.value == other.value:
            continue
        fit = Fit.SAME if (one.value > other.value) == sides.more else Fit.OTHER
        part = Decided("order", sides.mark, f"{one.text} / {other.text}")
        decided.append(Checked(verdict_of(fit), part, (at, beside) if at != beside else (at,)))
    match decided:
        case [checked]:
            return checked
    return None
