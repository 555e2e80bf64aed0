"""What a question says of the things it counts, where the facts about them don't say it."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from facts.reading import Mention, Reading

_AUXILIARIES = "auxiliaries"  # "were sold", "are empty": what follows is said of the things
_NOUN_FIRST = frozenset({"es", "pt"})  # "contenedores robados": so is what follows the noun
_PARTICIPLE = re.compile(r".{2,}[aei]d[oa]s?", re.IGNORECASE)  # "asegurados", "vendidas"
_GAP = 1  # a space


def says_more(reading: Reading, counted: AbstractSet[str], said: AbstractSet[str]) -> bool:
    """Tell whether a question says of counted things what nothing says of them.

    `counted` are the concepts of the things, `said` those that the fact and its sentence have:
    "how many objects were sold" isn't answered with how many there are.
    """
    said_of = [m.end for m in reading.mentions if _AUXILIARIES in m.ids]
    strange = [m for m in reading.mentions if m.categories == {"term"} and not m.ids & said]
    if _follows([*reading.unknown, *strange], said_of):
        return True
    if reading.language == "zh" and _has_word(reading.unknown):
        return (
            True  # 冷藏, 受损: without spaces a word of which nothing is known may stand anywhere
        )
    nouns = [m.end for m in reading.mentions if m.ids & counted]
    participles = [
        m
        for m in reading.mentions
        if m.categories <= {"term", "ask"} and not m.ids & said and _PARTICIPLE.fullmatch(m.text)
    ]
    if reading.language in _NOUN_FIRST and _follows(participles, nouns):
        return True
    # Behind a Spanish noun a known word is its verb: "palas salían de …".
    return reading.language in _NOUN_FIRST and _follows(reading.unknown, nouns)


def _has_word(unknown: Sequence[Mention]) -> bool:
    """Tell whether two unknown Chinese characters stand side by side."""
    return any(
        one.end == other.start and (one.text + other.text).isalpha()
        for one, other in pairwise(unknown)
    )


def _follows(words: Sequence[Mention], ends: Sequence[int]) -> bool:
    return any(0 <= word.start - end <= _GAP for word in words for end in ends)
