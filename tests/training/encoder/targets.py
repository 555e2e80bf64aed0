"""What each message of the sets teaches: the classes that are right, of each classifier."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.entry.claims.weighing import CONTRADICTED, SUPPORTED, verdict_class
from bot.entry.classifier import COMPUTED, FACTS, NONE, OPERANDS, OPERATIONS, VERDICTS
from tests.training.claims import Claim
from tests.training.questions import Example

DECIDED = (SUPPORTED, CONTRADICTED)


@dataclass(frozen=True, slots=True)
class Target:
    """A text of a set with the classes that are right; a classifier that it teaches nothing is out."""

    text: str
    source: str
    right: Mapping[str, frozenset[str]]


def of_question(one: Example, ways: Iterable[str], facts: frozenset[str]) -> Iterator[Target]:
    """Yield a question in each way in which it is embedded."""
    about = one.right if one.answered else frozenset({COMPUTED if one.computed else NONE})
    right = {FACTS: about}
    if one.operation is not None:
        right[OPERATIONS] = frozenset({one.operation})
    if one.operands or one.right:
        right[OPERANDS] = one.operands & facts or one.right
    for way in ways:
        yield Target(way, one.source, right)


def of_statement(one: Claim) -> Target:
    """Return a statement: what it is about, and how which fact decides it."""
    decided = one.verdict in DECIDED and bool(one.right)
    verdicts = {verdict_class(one.verdict, name) for name in one.right} if decided else {NONE}
    about = one.right or frozenset({NONE})
    return Target(one.text, one.source, {FACTS: about, VERDICTS: frozenset(verdicts)})


def class_names(facts: Sequence[str], targets: Iterable[Target]) -> dict[str, list[str]]:
    """Return the classes of each classifier, in their order."""
    operations = {name for one in targets for name in one.right.get(OPERATIONS, ())}
    return {
        FACTS: [*facts, NONE, COMPUTED],
        OPERATIONS: sorted(operations),
        OPERANDS: list(facts),
        VERDICTS: [verdict_class(verdict, name) for verdict in DECIDED for name in facts] + [NONE],
    }
