"""A statement about a prepared entry: judged by its slots, else by the concepts that it names."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from bot.answer import Answer
from bot.answering.asking import Asker
from bot.answering.claims.answering import claim_answer
from bot.answering.claims.checked import Checked, Verdict
from bot.answering.claims.decomposing import read_statement
from bot.answering.claims.second import objects
from bot.answering.claims.tokens import Kind, Statement
from bot.answering.claims.verdict import check
from bot.answering.corpus import Corpus
from bot.answering.doubts import Doubt, objections
from bot.answering.whether import yes_or_no
from bot.entry.cautions import Cautions
from bot.entry.claims import Check, Checker
from bot.entry.compose import Footnotes, build, figure_of, headline_of, printed, view
from bot.entry.kinds import is_figure, need_ids
from bot.texts import say
from facts.library import Library
from facts.reading import Reading, simplified
from facts.table import Fact
from index.text import terms

_SLOTS = frozenset({"ask", "operation", "concept", "names", "talk"})  # heard elsewhere
_COMPARED = frozenset({"compare-more", "compare-less"})
_ASKING = frozenset({"ask", "fill", "talk"})  # words that say how something is put


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
            found = replace(found, verdict=self._seconded(reading, typed, found.facts))
        return self._by_facts(reading, found)

    def yes_or_no(self, reading: Reading) -> Answer | None:
        """Return the answer to a question that asks whether something is so, None where it's open."""
        checked = self.checked(reading)
        fact = self._library.by_id.get(checked.reading.fact or "")
        found = headline_of(fact, reading.language) if fact is not None else ""
        return yes_or_no(checked, found, self._document(reading.language))

    def _document(self, language: str) -> str:
        return self._library.about.zh if language == "zh" else self._library.about.en

    def _typed(self, reading: Reading, found: Sequence[Fact]) -> Answer:
        """Return the verdict of the slots, with the facts whose figures it prints.

        Where it prints none, they are those of `found`, what its concepts find, that stand there.
        """
        language = reading.language
        answer = claim_answer(reading.text, language, [self.asker], self._document(language))
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

    def _seconded(self, reading: Reading, typed: Checked, facts: Sequence[Fact]) -> Verdict:
        """Return the verdict on a statement that concepts support, after its slots are heard."""
        native = self._library.document.language or "en"
        text = simplified(reading.text)
        unknown = [(word.start, word.end) for word in reading.unknown]
        unknown += self._misread(reading, facts)
        denials = [(one.start, one.end) for one in reading.mentions if "negation" in one.ids]
        same = reading.language == native
        statement = read_statement(text, reading.language)
        against = objections(statement, facts, native=native)
        if objects(text, reading.language, typed, unknown, denials, same_language=same):
            return "not_in_document"
        if self._embroidered(statement, reading, facts):
            return "not_in_document"
        if Doubt.OPPOSITE in against:
            return "contradicted"
        if against or any(self._reversed(statement, reading, fact) for fact in facts):
            return "not_in_document"
        return "supported"

    def _misread(self, reading: Reading, facts: Sequence[Fact]) -> list[tuple[int, int]]:
        """Return the words taken for others that the facts don't have: "repainted", "remained"."""
        concepts = self._library.concepts
        said = frozenset().union(*(concepts.of(f.sentences) | f.may | need_ids(f) for f in facts))
        meant = [
            (m.start, m.end) for m in reading.mentions if m.ids & said or m.categories & _ASKING
        ]
        return [
            (start, end)
            for start, end in reading.guessed
            if not any(first <= start and end <= last for first, last in meant)
        ]

    def _embroidered(
        self, statement: Statement, reading: Reading, facts: Sequence[Fact]
    ) -> list[str]:
        """Return the words of a statement that neither the facts nor their sentences have.

        "The ship was full": how it is asked never depends on such a word, what is said does.
        """
        if reading.operations & _COMPARED:
            return []  # "grew twice as fast": what is compared has been computed
        concepts = self._library.concepts
        native = self._library.document.language or "en"
        said = frozenset({"other"}).union(
            *(concepts.of(f.sentences) | f.may | need_ids(f) for f in facts)
        )
        keys = {t.key for f in facts for s in f.sentences for t in terms(s.text, native)}
        keys |= {t.key for f in facts for t in terms(f.label(native), native)}
        labels = " ".join(f.label(reading.language) for f in facts).casefold()
        own = reading.language == native
        plain = statement.lights | statement.measures | statement.lasting
        return [
            token.surface
            for at, token in enumerate(statement.tokens)
            if token.kind is Kind.WORD
            and at not in plain
            and not (own and token.key in keys)
            and token.surface.casefold() not in labels
            for covering in [
                [m for m in reading.mentions if m.start < token.end and token.start < m.end]
            ]
            if not any(
                m.ids & said or m.categories & _SLOTS or m.categories == {"time"} for m in covering
            )
            and not (reading.language == "zh" and not any(m.has("term") for m in covering))
        ]

    def _reversed(self, statement: Statement, reading: Reading, fact: Fact) -> bool:
        """Tell whether the answer is said to own what is another's: "X is ASEAN's largest partner"."""
        if fact.kind != "name":
            return False
        answer = self._library.concepts.reader.read(fact.text, "en").subjects
        ends = {m.end for m in reading.mentions if m.ids & answer}
        starts = {m.start for m in reading.mentions if m.ids & answer}
        ranks = {t.start for t in statement.tokens if t.rank}
        owners = {t.start for t in statement.tokens if t.role == "of"}
        named = [m.start for m in reading.mentions if fact.subject in m.ids]
        if reading.language == "zh":
            return any(0 <= rank - end <= 1 for rank in ranks for end in ends)
        return bool(starts & owners) and bool(named) and not owners & set(named)

    def _by_facts(self, reading: Reading, found: Check) -> Answer:
        language = reading.language
        document = self._document(language)
        if found.verdict == "not_in_document":
            headline = say("unsupported", language, document=document)
            return build(
                reading.text, language, "not_in_document", headline=headline,
                reading=view(reading, self._library, "check"),
            )  # fmt: skip
        footnotes = Footnotes(self._library)
        details = []
        for fact in found.facts:
            number = footnotes.cite_fact(fact)
            text = f"{fact.label(language)}: {printed(fact, language)} [{number}]"
            details.append(say("says", language, document=document, fact=text))
        return build(
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
