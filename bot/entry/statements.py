"""A statement about a prepared entry: judged by its slots, else by the concepts that it names."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from bot.answer import Answer
from bot.answering.asking import Asker
from bot.answering.claims.answering import claim_answer
from bot.answering.claims.verdict import check
from bot.answering.corpus import Corpus
from bot.answering.whether import yes_or_no
from bot.answering.wording import built
from bot.entry.cautions import Cautions
from bot.entry.claims.check import Check
from bot.entry.claims.checker import Checker
from bot.entry.compose import FactFootnotes, figure_of, headline_of, line_of, view
from bot.entry.hearing import Hearing
from bot.entry.kinds import is_figure
from bot.texts import say
from facts.library import Library
from facts.reading import Reading
from facts.table import Fact
from index.script import simplified


class Statements:
    """Checks statements against the document of an entry, and its facts.

    Slots decide first: they have called nothing supported or contradicted that isn't (of 241
    lines of tests/eval), but leave two in three open. Concepts decide the rest, unless the
    statement has something that they don't account for.
    """

    def __init__(self, library: Library, checker: Checker, cautions: Cautions) -> None:
        self._library, self._checker, self._cautions = library, checker, cautions

    @cached_property
    def asker(self) -> Asker:
        """What asks the document sentence by sentence."""
        document = self._library.document
        return Asker(Corpus(document, document.language or "en", self._library.facts))

    def checked(self, reading: Reading) -> Answer:
        """Return the verdict on a statement as an answer."""
        text = simplified(reading.text)
        typed = check(text, reading.language, self.asker)
        found = self._checker.check(reading)
        if typed.verdict != "not_in_document":
            answer = self._typed(reading, found.facts)
            same = found.verdict == typed.verdict and found.facts
            if not same or answer.reading.fact == found.facts[0].id:
                return answer  # else the facts are better evidence for the same verdict
        elif found.verdict == "supported":
            heard = Hearing(self._library, reading, found.facts)
            found = replace(found, verdict=heard.verdict(typed))
        return self._by_facts(reading, found)

    def yes_or_no(self, reading: Reading) -> Answer | None:
        """Return the answer to a question that asks whether something is so, None where it's open."""
        checked = self.checked(reading)
        fact = self._library.by_id.get(checked.reading.fact or "")
        found = headline_of(fact, reading.language) if fact is not None else ""
        return yes_or_no(checked, found, self._library.name(reading.language))

    def _typed(self, reading: Reading, found: Sequence[Fact]) -> Answer:
        """Return the verdict of the slots, with the facts whose figures it prints.

        Where it prints none, they are those of `found`, what its concepts find, that stand there.
        """
        language = reading.language
        answer = claim_answer(reading.text, language, [self.asker], self._library.name(language))
        figures = [
            figure_of(fact)
            if (fact := self._fact_at(figure.start)) is not None and is_figure(fact)
            else figure
            for figure in answer.figures
        ]
        facts = [self._library.by_id[one.fact] for one in figures if one.fact]
        if not facts:
            cited = {citation.sentence_id for citation in answer.citations}
            facts = [f for f in found if any(s.id in cited for s in f.sentences)]
        warnings = self._cautions.on(facts, language)
        lines = [answer.answer, *(f"⚠ {warning}" for warning in warnings)]
        return answer.model_copy(
            update={
                "answer": "\n".join(lines),
                "figures": tuple(figures),
                "reading": view(reading, self._library, "check", facts),
                "warnings": (*answer.warnings, *warnings),
            }
        )

    def _fact_at(self, start: int | None) -> Fact | None:
        """Return the fact whose text a figure of the document stands in."""
        if start is None:
            return None
        facts = [fact for fact in self._library.facts if fact.start <= start < fact.end]
        return min(facts, key=lambda fact: fact.row.same_as is not None, default=None)

    def _by_facts(self, reading: Reading, found: Check) -> Answer:
        language = reading.language
        document = self._library.name(language)
        if found.verdict == "not_in_document":
            headline = say("unsupported", language, document=document)
            return built(
                reading.text, language, "not_in_document", headline=headline,
                reading=view(reading, self._library, "check"),
            )  # fmt: skip
        footnotes = FactFootnotes(self._library)
        details = []
        for fact in found.facts:
            number = footnotes.cite_fact(fact)
            text = line_of(fact, language, number)
            details.append(say("says", language, document=document, fact=text))
        return built(
            reading.text,
            language,
            found.verdict,
            headline=say(found.verdict, language),
            details=details,
            footnotes=footnotes,
            figures=[figure_of(fact) for fact in found.facts if is_figure(fact)],
            reading=view(reading, self._library, "check", found.facts),
            warnings=self._cautions.on(found.facts, language),
        )
