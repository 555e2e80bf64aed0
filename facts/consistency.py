"""Where a document contradicts itself, found by rules over its facts."""

from dataclasses import dataclass

from facts.library import Library
from facts.table import Fact


@dataclass(frozen=True, slots=True)
class Contradiction:
    """`part` is larger than `whole`, of which it is a part."""

    whole: Fact
    part: Fact


def contradictions(library: Library) -> tuple[Contradiction, ...]:
    """Levels of the same measure, unit and period whose part exceeds the whole.

    The whole of a subject is what the vocabulary says it is `in`; the whole of a member of a group
    is the group too.
    """
    levels = [fact for fact in library.facts if fact.kind == "level" and fact.row.partner is None]
    found = []
    for part in levels:
        wholes = set(library.vocabulary.ancestors(part.subject)) | {
            name for name, row in library.vocabulary.concepts.items() if part.subject in row.members
        }
        found += [
            Contradiction(whole, part)
            for whole in levels
            if whole.subject in wholes
            and (whole.row.measure, whole.unit, whole.period)
            == (part.row.measure, part.unit, part.period)
            and whole.value is not None
            and part.value is not None
            and part.value > whole.value
        ]
    return tuple(found)
