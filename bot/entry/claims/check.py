"""What checking a statement comes to."""

from dataclasses import dataclass

from bot.answering.claims.checked import Verdict
from facts.table import Fact


@dataclass(frozen=True, slots=True)
class Check:
    """The verdict and the facts that it rests on (the decisive one first)."""

    verdict: Verdict
    facts: tuple[Fact, ...] = ()
