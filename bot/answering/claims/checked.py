"""What checking a statement comes to: the verdict, the slot that decides, the passages to cite."""

from dataclasses import dataclass
from typing import Literal

from bot.answering.claims.comparing import Comparison
from bot.answering.claims.tokens import Kind
from bot.answering.claims.tolerance import Fit
from facts.quantity import Quantity

Verdict = Literal["supported", "contradicted", "not_in_document"]
_FEWEST = 2  # tokens of a statement in the sentence itself, one of them no figure


@dataclass(frozen=True, slots=True)
class Decided:
    """The slot that decided, as stated and as the document has it."""

    slot: str
    stated: str
    found: str


@dataclass(frozen=True, slots=True)
class Checked:
    """The verdict on a statement.

    `decided` is the slot that decided; on a statement that isn't decided, the figure that the
    document leaves open. `evidence` are positions of passages to cite, the deciding one first;
    `figure` is the printed figure that decided, its offsets in the first of them. `leftovers` are
    words that nothing accounts for. `disputed` tells that the second passage says otherwise.
    """

    verdict: Verdict
    decided: Decided | None = None
    evidence: tuple[int, ...] = ()
    figure: Quantity | None = None
    leftovers: tuple[str, ...] = ()
    disputed: bool = False


def verdict_of(fit: Fit) -> Verdict:
    """Return the verdict of a figure or order that is said, ruled out or left open."""
    if fit is Fit.OPEN:
        return "not_in_document"
    return "supported" if fit is Fit.SAME else "contradicted"


def enough_said(comparison: Comparison) -> bool:
    """Tell whether enough of the statement stands in the sentence itself to be judged by it."""
    claim = comparison.claim
    own = [pair.claim for pair in comparison.alignment.pairs if pair.claim not in claim.lights]
    words = [at for at in own if claim.tokens[at].kind not in {Kind.FIGURE, Kind.PERIOD}]
    ranked = any(claim.tokens[at].rank for at in words)
    if len(own) == _FEWEST and all(
        claim.tokens[at].name or claim.tokens[at].rank or (ranked and claim.tokens[at].start == 0)
        for at in words
    ):
        return False  # "Zhejiang under 6 trillion", "Zhejiang is first": what of it isn't said
    return len(own) >= _FEWEST and bool(words)
