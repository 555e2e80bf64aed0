"""Whether a question asks for more, another part or the opposite of what its answer says."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from bot.answer import Answer
from bot.answering.claims.decomposing import read_statement
from bot.answering.doubts import doubts, mistimed
from bot.entry.ellipsis import points_back
from facts.library import Library
from facts.reading import Mention, Reading
from facts.table import Fact

_LESS = "−"  # the sign of what is taken away in a formula
_SPREAD = re.compile(r"÷ (?:36[56]|52|12)\b")  # over the days, weeks or months of a year
_AUXILIARIES = "auxiliaries"  # "were sold", "are empty": what follows is said of the things
_NOUN_FIRST = frozenset({"es", "pt"})  # "contenedores robados": so is what follows the noun
_PARTICIPLE = re.compile(r".{2,}[aei]d[oa]s?", re.IGNORECASE)  # "asegurados", "vendidas"
_GAP = 1  # a space
_CONTENT = frozenset({"term", "word"})


class Doubting:
    """Doubts answers about one library."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._native = library.document.language or "en"

    def is_doubtful(self, question: str, reading: Reading, answer: Answer) -> bool:
        """Whether the question asks for a part of a period, an opposite … of what is printed."""
        if answer.calculation is not None:
            # "which part is not …" asks for what is left
            left = _LESS in answer.calculation.formula
            denied = bool(read_statement(question, reading.language).negations) and not left
            return denied or self._mistimed(question, reading.language, answer)
        ids = [figure.fact for figure in answer.figures] or [answer.reading.fact]
        facts = [self._library.by_id[name] for name in ids if name is not None]
        found = {name for f in facts for name in self._library.concepts.of(f.sentences)}
        concepts = self._library.vocabulary.concepts
        named = [
            concepts[name].en
            for name in found
            if name in concepts and concepts[name].type in {"organisation", "person"}
        ]
        return bool(facts) and (
            bool(doubts(question, reading.language, facts, named, native=self._native))
            or any(
                self._says_more(reading, fact)
                for fact in facts
                if fact.kind == "count" and not fact.row.counted
            )
        )

    def _mistimed(self, question: str, language: str, answer: Answer) -> bool:
        """Whether what is computed is asked for of another year, or per day."""
        if answer.calculation is None or _SPREAD.search(answer.calculation.formula):
            return False
        named = [operand.fact for operand in answer.calculation.operands]
        facts = [self._library.by_id[name] for name in named if name is not None]
        return mistimed(question, language, facts, native=self._native)

    def _says_more(self, reading: Reading, fact: Fact) -> bool:
        said = self._library.concepts.of(fact.sentences) | fact.may | frozenset().union(*fact.needs)
        counted = self._library.vocabulary.units.get(fact.unit, frozenset())
        return _says_more(reading, counted, said)


def _says_more(reading: Reading, counted: AbstractSet[str], said: AbstractSet[str]) -> bool:
    """Tell whether a question says of counted things what nothing says of them.

    `counted` are the concepts of the things, `said` those that the fact and its sentence have:
    "how many objects were sold" isn't answered with how many there are.
    """
    said_of = [m.end for m in reading.mentions if _AUXILIARIES in m.ids]
    strange = [m for m in reading.mentions if m.categories <= _CONTENT and not m.ids & said]
    unknown = [word for word in reading.unknown if not points_back(word.text)]  # "did she carry"
    if _follows([*unknown, *strange], said_of):
        return True
    if reading.language == "zh" and _has_word(reading.unknown):
        return True  # 冷藏, 受损: an unknown word may stand anywhere, without spaces
    nouns = [m.end for m in reading.mentions if m.ids & counted]
    participles = [
        m
        for m in reading.mentions
        if m.categories <= {*_CONTENT, "ask"} and not m.ids & said and _PARTICIPLE.fullmatch(m.text)
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
