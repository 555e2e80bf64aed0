"""Whether a question asks for more, another part or the opposite of what its answer says."""

import re

from bot.answer import Answer
from bot.answering.claims.decomposing import read_statement
from bot.answering.doubts import doubts, mistimed
from bot.entry.predicates import says_more
from facts.library import Library
from facts.reading import Reading
from facts.table import Fact

_LESS = "−"  # the sign of what is taken away in a formula
_SPREAD = re.compile(r"÷ (?:36[56]|52|12)\b")  # over the days, weeks or months of a year


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
        return says_more(reading, counted, said)
