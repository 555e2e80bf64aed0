"""A statement about a prepared entry: judged by its slots, else by the concepts that it names."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from bot.answer import Answer
from bot.answering.asking import Asker
from bot.answering.claims.answering import checked_answer, yes_or_no
from bot.answering.claims.checked import Checked
from bot.answering.claims.verdict import check
from bot.answering.corpus import Corpus
from bot.answering.wording import built
from bot.entry.cautions import Cautions
from bot.entry.claims.check import Check
from bot.entry.claims.checker import Checker
from bot.entry.claims.denying import never_before
from bot.entry.claims.judging import Judging
from bot.entry.claims.surplus import Hearing
from bot.entry.claims.weighing import Told
from bot.entry.compose import FactFootnotes, figure_of, headline_of, line_of, view
from bot.entry.kinds import is_figure
from bot.texts import say
from bot.understanding.marks import marks_of
from facts.library import Library
from facts.reading import Reading
from facts.table import Fact
from index.script import simplified
from index.text import terms

_DENIALS = frozenset({"not", "cease"})


class Statements:
    """Checks statements against the document of an entry, and its facts.

    Slots decide first: they have called nothing supported or contradicted that isn't (of 241
    lines of tests/eval), but leave two in three open. Concepts decide the rest, unless the
    statement has something that they don't account for. With `judging` the vector of the statement
    is heard too.
    """

    def __init__(
        self,
        library: Library,
        checker: Checker,
        cautions: Cautions,
        judging: Judging | None = None,
    ) -> None:
        self._library, self._checker, self._cautions = library, checker, cautions
        self._judging = judging

    @cached_property
    def asker(self) -> Asker:
        """What asks the document sentence by sentence."""
        document = self._library.document
        return Asker(Corpus(document, document.language or "en", self._library.facts))

    def checked(self, reading: Reading) -> Answer:
        """Return the verdict on a statement as an answer."""
        told = self.told(reading)
        other = None if self._judging is None else self._judging.otherwise(told)
        return self._as_told(told) if other is None else self._by_facts(reading, other)

    def told(self, reading: Reading) -> Told:
        """Return what slots and concepts say of a statement."""
        text = simplified(reading.text)
        typed = check(text, reading.language, self.asker)
        found = self._checker.check(reading)
        if typed.verdict != "not_in_document":
            return Told(reading, typed, found, typed.verdict)
        if found.verdict == "supported":
            heard = Hearing(self._library, reading, found.facts)
            found = replace(found, verdict=heard.verdict(typed))
        if found.verdict != "supported":
            found = self._denied(reading, found)
        return Told(reading, typed, found, found.verdict)

    def _as_told(self, told: Told) -> Answer:
        """Return the verdict of slots, or of concepts where these are better evidence."""
        if told.typed.verdict != "not_in_document":
            answer = self._typed(told.reading, told.typed, told.found.facts)
            same = told.found.verdict == told.verdict and told.found.facts
            if not same or answer.reading.fact == told.found.facts[0].id:
                return answer  # else the facts are better evidence for the same verdict
        return self._by_facts(told.reading, told.found)

    def _denied(self, reading: Reading, found: Check) -> Check:
        """Return `found` but for a statement with one "not": what it denies decides.

        "Ceased to be the largest" is ruled out where the document says that it is. "Wasn't 5
        trillion" isn't where it says 9.49; it isn't said either.
        """
        text = simplified(reading.text)
        marks = marks_of(reading.language)
        found_marks = marks.find(text, terms(text, reading.language))
        firsts = never_before(reading)
        denials = [
            mark
            for mark in found_marks
            if mark.kind in _DENIALS and not any(s <= mark.start < e for s, e in firsts)
        ]
        if len(denials) != 1:
            return found
        asserted = text[: denials[0].start] + text[denials[0].end :]
        stated = self._library.concepts.reader.read(asserted, reading.language)
        denied = self._checker.check(stated)
        if denied.verdict == "supported":
            heard = Hearing(self._library, stated, denied.facts)
            verdict = heard.verdict(check(asserted, reading.language, self.asker))
            denied = replace(denied, verdict=verdict)
        if denied.verdict == "supported":
            return replace(denied, verdict="contradicted")
        # Of what "not" only sets off, a rival beside it still rules the statement out.
        apart = marks.sets_off(text, denials[0])
        if denied.verdict == found.verdict == "contradicted" and not apart:
            return replace(found, verdict="not_in_document")
        return found

    def yes_or_no(self, reading: Reading) -> Answer | None:
        """Return the answer to a question that asks whether something is so, None where it's open."""
        checked = self.checked(reading)
        fact = self._library.by_id.get(checked.reading.fact or "")
        found = headline_of(fact, reading.language) if fact is not None else ""
        return yes_or_no(checked, found, self._library.name(reading.language))

    def _typed(self, reading: Reading, typed: Checked, found: Sequence[Fact]) -> Answer:
        """Return the verdict of the slots, with the facts whose figures it prints.

        Where it prints none, they are those of `found`, what its concepts find, that stand there.
        """
        library, language = self._library, reading.language
        name = library.name(language)
        answer = checked_answer(reading.text, language, typed, library.document, name)
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
