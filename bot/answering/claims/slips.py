"""A stated figure that is a printed one with its digits or its magnitude mistaken.

Three digits that agree but for their order or the magnitude ("869.07 million" for "869.07
billion", "9.94" for "9.49") don't agree by chance: the statement means that figure, and says it
wrongly, however it is worded.
"""

from bot.answering.claims.comparing import Comparison
from bot.answering.claims.slots import Conflict
from bot.answering.claims.tokens import Kind, Statement, Token
from bot.answering.claims.tolerance import Fit, compare, same_kind
from facts.quantity import Quantity

_FEWEST = 3  # digits that don't agree by chance
_MOST_LEFT = 1  # words of the statement that the sentence may lack, none of them a name
_WORDS = 2  # of the statement that it must have


def slipped(
    claim: Statement, sentence: Statement, comparison: Comparison, names: frozenset[str]
) -> tuple[Conflict, Token] | None:
    """Return the figure that was mistaken and what it is in the sentence, None where none was."""
    if not _about(comparison, names):
        return None
    printed = [token for token in sentence.tokens if token.quantity is not None]
    for token in claim.tokens:
        if token.quantity is None:
            continue
        for other in printed:
            if other.quantity is not None and _slip(token.quantity, other.quantity):
                return Conflict("figure", token.surface, other.surface), other
    return None


def _about(comparison: Comparison, names: frozenset[str]) -> bool:
    """Tell whether a sentence is about what is stated, but for its figure."""
    claim = comparison.claim
    if any(reason.startswith("modality") for reason in comparison.loose):
        return False
    if any(one.slot != "figure" for one in (*comparison.conflicts, *comparison.opened)):
        return False
    left = set(comparison.left)
    lacking = [
        claim.tokens[at] for at in comparison.alignment.missing if claim.tokens[at].surface in left
    ]
    words = [token for token in lacking if token.kind is not Kind.FIGURE]
    if len(words) > _MOST_LEFT or any(t.name or t.key in names or t.axis for t in words):
        return False
    if any(token.kind is not Kind.WORD for token in words):
        return False
    own = [claim.tokens[pair.claim] for pair in comparison.alignment.pairs]
    return sum(token.kind is Kind.WORD for token in own) >= _WORDS


def _slip(stated: Quantity, printed: Quantity) -> bool:
    if not same_kind(stated, printed) or stated.unit != printed.unit:
        return False
    if stated.high is not None or printed.high is not None or not stated.value * printed.value:
        return False
    if compare(stated, printed) is not Fit.OTHER:
        return False
    one, other = (q.value.normalize().as_tuple().digits for q in (stated, printed))
    if len(one) < _FEWEST:
        return False
    turned = sorted(one) == sorted(other) and stated.value.adjusted() == printed.value.adjusted()
    return one == other or turned
