"""The answering core: (library, question, earlier turns) → Answer. Pure and synchronous."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from bot.answer import Answer
from bot.answering.claims.decomposing import read_statement
from bot.answering.doubts import doubts, mistimed
from bot.answering.several import several
from bot.answering.sizes import MOST_CHARACTERS, has_too_many_figures, leanable
from bot.entry.abstain import answer_abstained
from bot.entry.asides import without_asides
from bot.entry.cautions import Cautions
from bot.entry.compose import Footnotes, build, figure_of, headline_of, printed, view
from bot.entry.computed import answer_computed
from bot.entry.computing.compute import Computer
from bot.entry.computing.results import Result
from bot.entry.followup import continues, is_switch, merged, opens_as_continuation, points_back
from bot.entry.kinds import asked_together, is_figure
from bot.entry.lookup import Lookup
from bot.entry.predicates import says_more
from bot.entry.summary import answer_summary, wants_summary
from bot.texts import say
from bot.understanding.asserting import asserted
from bot.understanding.checking import is_request_to_check
from bot.understanding.question import asks_whether, read_question
from bot.understanding.splitting import questions
from facts.library import Library
from facts.phrases import Sense
from facts.reading import Mention, Reading
from facts.table import Fact
from facts.vocabulary import LANGUAGES
from index.language import detect

if TYPE_CHECKING:
    from bot.entry.passages import Passage
    from bot.entry.statements import Statements

_MOST_TURNS = 6
_MEMORY = 256
_READ_LATELY = 16  # messages: one is read to see what it is, and again to answer it
_MOST_RELATED = 3
_GOOD_FIT = 0.5
# Each figure of a message is compared with every fact: twelve take a tenth of a second to check.
_MOST_FIGURES = 12
# And so is each phrase: no question of tests/eval has more than 11, four sentences of the article 61.
_MOST_PHRASES = 40
_MOST_STATED = 64
_MOST_IN_TURN = 20  # phrases of an earlier turn that a message still leans on
_LESS = "−"  # the sign of what is taken away in a formula
_SPREAD = re.compile(r"÷ (?:36[56]|52|12)\b")  # over the days, weeks or months of a year
_MISREAD = 2  # unknown words of a message that seems to be in another language
# Periods that no fact of a yearly report is about.
# A follow-up that asks for one of these and can't be computed is not answered with an operand.
_UNCOMPUTED = frozenset({"difference", "ratio", "average", "remaining", "convert"})
_UNCOMPUTED_EVER = frozenset({"remaining", "ratio", "back-out"})
_LARGE = 10_000
_IDENTIFYING = frozenset({"where", "who", "name", "list", "organisation", "describe"})
_MEASURING = frozenset({"amount", "growth", "share", "percent", "duration", "count"})
_ELSEWHEN = frozenset({"next-year", "month", "quarter"})
_TALK = ("identity", "help", "hello", "thanks", "bye")
_NAMES_SOMETHING = frozenset({"name", "person", "place", "organisation"})


class _State(NamedTuple):
    """The readings of earlier turns, each completed by its own, and what the last answer named."""

    readings: tuple[Reading, ...]
    found: tuple[str, ...]


class Engine:
    """Answers questions about one library entry."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.lookup = Lookup(library)
        self.computer = Computer(library, self.lookup)
        self.cautions = Cautions(library)
        # The earlier turns of a chat are read again with every new one; both are pure.
        self._read = lru_cache(_READ_LATELY)(self._read_anew)
        self._answer_reading = lru_cache(_MEMORY)(self._answer_reading_anew)
        self._state = lru_cache(_MEMORY)(self._state_anew)

    def answer(
        self,
        question: str,
        context: Sequence[str] = (),
        *,
        claim: bool = False,
        language: str | None = None,
    ) -> Answer:
        """Answer `question`; `context` are the user's earlier messages, oldest first.

        With `claim`, the text is a statement to check. `language` is that of the labels where the
        question's own can't be told (an empty or unreadable one).
        """
        refused = self._refuse(question, language or "en")
        if refused is not None:
            return refused
        reading = self._read(question)
        spoken = reading.language
        if len(reading.quantities) > _MOST_FIGURES:
            return build(question, spoken, "error", headline=say("too_many_figures", spoken))
        if len(reading.content) > _MOST_STATED:
            return self._too_much(question, spoken)
        statement = is_request_to_check(question, spoken)
        if claim and statement is None:
            return self.statements.checked(reading)
        if statement is not None:
            stated = self.library.concepts.reader.read(statement)
            return self.statements.checked(stated).model_copy(update={"question": question})
        if len(reading.content) > _MOST_PHRASES:
            return self._too_much(question, spoken)
        if self._is_foreign(reading):
            return self._not_read(question, spoken)
        parts = questions(question, spoken)
        if len(parts) > 1:
            return several(question, parts, context, self._question, opens_as_continuation)
        return self._question(question, context)

    def _too_much(self, question: str, language: str) -> Answer:
        return build(question, language, "error", headline=say("too_much", language))

    def _read_anew(self, text: str) -> Reading:
        return self.library.concepts.reader.read(text)

    def _is_foreign(self, reading: Reading) -> bool:
        """Whether a message is in a language without phrases: most of it would be misread."""
        language = detect(reading.text)
        misread = len(reading.unknown) + len(reading.guessed)
        return bool(language) and language not in LANGUAGES and misread >= _MISREAD

    def _not_read(self, question: str, language: str) -> Answer:
        """Say which languages are read, beside the sentence that shares most with the message."""
        footnotes = Footnotes(self.library)
        nearest = self.statements.asker.ask(read_question(question, detect(question))).ranked[:1]
        for one in nearest:
            footnotes.cite(one.passage.sentence)
        return build(
            question, language, "not_in_document",
            headline=say("languages", language), footnotes=footnotes,
        )  # fmt: skip

    def _question(self, question: str, context: Sequence[str]) -> Answer:
        """Answer one question."""
        reading = self._read(question)
        leans = opens_as_continuation(question) or points_back(question)
        stated = asserted(question, reading.language)
        asks = asks_whether(question, reading.language) or asks_whether(stated, reading.language)
        if asks and not (context and leans):
            told = self.statements.yes_or_no(self._read(stated))
            if told is not None:
                return told.model_copy(update={"question": question})
        reading = self._with_stated(without_asides(reading))
        talk = self._talk(reading)
        if talk is not None:
            return talk
        reading, answer = self._resolve(reading, context)
        if answer is not None and self._doubtful(question, reading, answer):
            answer = None
        return answer or answer_abstained(reading, self.library, self.lookup)

    def _doubtful(self, question: str, reading: Reading, answer: Answer) -> bool:
        """Whether the question asks for a part of a period, an opposite … of what is printed."""
        if answer.calculation is not None:
            # "which part is not …" asks for what is left
            left = _LESS in answer.calculation.formula
            denied = bool(read_statement(question, reading.language).negations) and not left
            return denied or self._mistimed(question, reading.language, answer)
        ids = [figure.fact for figure in answer.figures] or [answer.reading.fact]
        facts = [self.library.by_id[name] for name in ids if name is not None]
        found = {name for f in facts for name in self.library.concepts.of(f.sentences)}
        concepts = self.library.vocabulary.concepts
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
        facts = [self.library.by_id[name] for name in named if name is not None]
        return mistimed(question, language, facts, native=self._native)

    @property
    def _native(self) -> str:
        return self.library.document.language or "en"

    def _says_more(self, reading: Reading, fact: Fact) -> bool:
        said = self.library.concepts.of(fact.sentences) | fact.may | frozenset().union(*fact.needs)
        counted = self.library.vocabulary.units.get(fact.unit, frozenset())
        return says_more(reading, counted, said)

    @cached_property
    def statements(self) -> "Statements":
        """What judges statements; most questions do without."""
        from bot.entry.claims.checker import Checker  # noqa: PLC0415
        from bot.entry.statements import Statements  # noqa: PLC0415 - numpy, a tenth of a cold start

        checker = Checker(self.library, self.lookup, self.computer)
        return Statements(self.library, checker, self.cautions)

    # ------------------------------------------------------------------ refusals and small talk

    def _refuse(self, question: str, language: str) -> Answer | None:
        if not question.strip():
            return build(question, language, "error", headline=say("empty", language))
        if len(question) > MOST_CHARACTERS:
            text = say("too_long", language, length=str(len(question)), most=str(MOST_CHARACTERS))
            return build(question[:MOST_CHARACTERS], language, "error", headline=text)
        if has_too_many_figures(question):
            return build(question, language, "error", headline=say("too_many_figures", language))
        if not any(character.isalnum() for character in question):
            text = say("unreadable", language, example=self._example(language))
            return build(question, language, "error", headline=text)
        return None

    def _talk(self, reading: Reading) -> Answer | None:
        talk = reading.of("talk")
        if reading.content or reading.unknown or reading.quantities:
            return None
        for kind in _TALK:
            if kind in talk:
                text = say(
                    kind,
                    reading.language,
                    document=self._document(reading.language),
                    title=self.library.about.title,
                    example=self._example(reading.language),
                )
                return build(reading.text, reading.language, "answered", headline=text)
        return None

    def _document(self, language: str) -> str:
        return self.library.about.zh if language == "zh" else self.library.about.en

    def _example(self, language: str) -> str:
        about = self.library.about
        examples = about.examples_zh if language == "zh" else about.examples
        return examples[0] if examples else ""

    # ------------------------------------------------------------------ questions

    def _resolve(self, reading: Reading, context: Sequence[str]) -> tuple[Reading, Answer | None]:
        """The reading completed from the earlier turns as far as needed, and its answer."""
        alone = is_switch(reading.text) or self._asks_gist(reading) or self._says_nothing(reading)
        if not context or alone:
            return reading, self._answer_reading(reading)
        if points_back(reading.text):
            earlier, found = self._earlier(context)
            if earlier and found:  # "it" is what the last answer named
                whole = next(merged(reading, earlier, self.library.vocabulary, found))
                answer = self._answer_reading(whole, complete=True)
                if answer is not None:
                    return whole, answer
        if (
            not continues(reading.text)
            or not opens_as_continuation(reading.text)
            or self._is_complete(reading)
        ):
            answer = self._answer_reading(reading, complete=True)
            if answer is not None:
                return reading, answer
        earlier, found = self._earlier(context)
        if not earlier:
            return reading, self._answer_reading(reading)
        first: Reading | None = None
        for whole in merged(reading, earlier, self.library.vocabulary, found):
            first = first or whole
            answer = self._answer_reading(whole, complete=True)
            if answer is not None:
                return whole, answer
        if self._names_own(reading) and not opens_as_continuation(reading.text):
            return reading, self._answer_reading(reading)
        return first or reading, None

    def _says_nothing(self, reading: Reading) -> bool:
        """Whether a message has nothing that an earlier one could complete: "lol", "asdf"."""
        meant = any(mention.categories - {"fill"} for mention in reading.mentions)
        return not (meant or reading.quantities or points_back(reading.text))

    def _asks_gist(self, reading: Reading) -> bool:
        """Whether a message asks for a summary by itself: of whom it names, else of all."""
        named = reading.subjects or "article" in reading.ids
        return "summary" in reading.of("talk") and (bool(named) or not points_back(reading.text))

    def _with_stated(self, reading: Reading) -> Reading:
        """A question that states a figure of the document ("the 34.11 trillion") names its subject."""
        vocabulary = self.library.vocabulary
        named = reading.subjects & vocabulary.places - {vocabulary.default_subject}
        for quantity in reading.quantities:
            facts = [
                f for f in self.library.facts if f.value == quantity.value and not f.row.same_as
            ]
            if quantity.value < _LARGE or len(facts) != 1:
                continue
            if named <= set(vocabulary.concepts[facts[0].subject].members):
                sense = Sense("concept", facts[0].subject)
                mention = Mention(quantity.text, quantity.start, quantity.end, 0, (sense,))
                return replace(reading, mentions=(*reading.mentions, mention))
        return reading

    def _earlier(self, context: Sequence[str]) -> _State:
        """What the earlier turns leave to a follow-up."""
        return self._state(leanable(context)[-_MOST_TURNS:])

    def _state_anew(self, turns: tuple[str, ...]) -> _State:
        if not turns:
            return _State((), ())
        *before, turn = turns
        earlier, found = self._state(tuple(before))
        reading = without_asides(self._read(turn))
        if len(reading.content) > _MOST_IN_TURN:
            return _State(earlier, found)
        whole, answer = self._resolve(reading, before) if before else (reading, None)
        answer = answer or self._answer_reading(whole)
        fact = self.library.by_id.get(self._fact_of(answer)) if answer else None
        if fact is not None and fact.kind in _NAMES_SOMETHING:
            named = self.library.concepts.reader.read(fact.text, "en").subjects
            found = tuple(sorted(named - whole.ids))
        elif reading.content:
            found = ()
        return _State((whole,) if is_switch(turn) else (*earlier, whole), found)

    def _fact_of(self, answer: Answer) -> str:
        return answer.reading.fact or ""

    def _is_complete(self, reading: Reading) -> bool:
        """Whether a message names both whom and what, so that it needs nothing from before."""
        concepts = self.library.vocabulary.concepts
        kinds = {concepts[name].type for name in reading.subjects if name in concepts}
        entity = kinds & {"region", "group", "organisation", "person", "thing"}
        return bool(entity and (kinds & {"activity", "measure", "product"}))

    def _names_own(self, reading: Reading) -> bool:
        return bool(reading.subjects & self.library.vocabulary.places)

    def _answer_reading_anew(self, reading: Reading, *, complete: bool = False) -> Answer | None:
        """The answer to a reading as it is; with `complete`, nothing may be implied by default."""
        if (complete and not reading.subjects) or reading.ids & _ELSEWHEN:
            return None
        return (
            (self._identified(reading) if self._only_states(reading) else None)
            or self._computed(reading, self.computer.first(reading))
            or (None if complete else self._summary(reading))
            or self._facts(reading, complete=complete, least=_GOOD_FIT)
            or self._computed(reading, self.computer.second(reading))
            or self._facts(reading, complete=complete, least=0.0)
            or self._identified(reading)
            or self._passages(reading)
        )

    def _computed(self, reading: Reading, result: Result | None) -> Answer | None:
        if result is None:
            return None
        facts = [term.fact for term in result.terms if term.fact]
        return answer_computed(
            result, reading, self.library, self.cautions.on(facts, reading.language)
        )

    def _summary(self, reading: Reading) -> Answer | None:
        return (
            answer_summary(reading, self.library) if wants_summary(reading, self.library) else None
        )

    def _facts(self, reading: Reading, *, complete: bool, least: float) -> Answer | None:
        for candidate in self.lookup.answers(reading):
            if (candidate.fit or 0.0) < least:
                continue
            if is_figure(candidate.fact) and (
                self.computer.asks_prior(reading) or self.computer.asks_points(reading)
            ):
                continue
            uncomputed = _UNCOMPUTED if complete else _UNCOMPUTED_EVER
            if self._left(reading, candidate.fact) & uncomputed and is_figure(candidate.fact):
                continue
            if complete and not self._explicit(candidate.fact, reading):
                continue
            return self._from_fact(reading, candidate.fact)
        return None

    def _left(self, reading: Reading, fact: Fact) -> frozenset[str]:
        """The operations that the fact itself does not meet: "in yuan" of yuan converts nothing."""
        met = set()
        if reading.currencies and all(code == fact.unit for code, _, _ in reading.currencies):
            met.add("convert")
        if fact.kind == "growth" and "growth" in reading.asks:  # "by how much did it grow"
            met |= {"difference"} if len(self._named(reading)) == 1 else set()
        return reading.operations - met

    def _named(self, reading: Reading) -> frozenset[str]:
        """The regions and organisations that the reading names."""
        concepts = self.library.vocabulary.concepts
        types = {"region", "organisation"}
        return frozenset(n for n in reading.subjects if n in concepts and concepts[n].type in types)

    def _siblings(self, fact: Fact, reading: Reading) -> list[Fact]:
        """The fact, and its growth or level where the question asks for both."""
        wanted = asked_together(reading)
        if fact.kind not in wanted:
            return [fact]
        key = (fact.subject, fact.row.measure, fact.row.partner, fact.period)
        others = [
            other
            for other in self.library.facts
            if other.kind in wanted
            and not other.row.same_as
            and (other.subject, other.row.measure, other.row.partner, other.period) == key
        ]
        return sorted(others, key=lambda other: wanted.index(other.kind))

    def _on_the_same(self, fact: Fact, reading: Reading) -> list[Fact]:
        """Other statements on the topic of a broad question, which names nobody."""
        vocabulary = self.library.vocabulary
        topics = reading.subjects - vocabulary.places - {"trade"}
        if fact.subject != vocabulary.default_subject or not topics:
            return []
        others = [
            other
            for other in self.library.facts
            if other is not fact and other.kind == "statement" and topics & other.may
        ]
        return others[:_MOST_RELATED]

    def _identified(self, reading: Reading) -> Answer | None:
        """What a figure that the question states belongs to: "12.1 % is the growth of what?"."""
        stated = [
            q for q in reading.quantities if q.kind in {"money", "percent", "number", "count"}
        ]
        if len(stated) != 1:
            return None
        if not self._only_states(reading) and (
            not reading.asks & _IDENTIFYING or reading.asks & _MEASURING - {"growth", "share"}
        ):
            return None
        found = [
            candidate
            for candidate in self.lookup.candidates(reading)
            if candidate.fact.value == stated[0].value
            and stated[0].unit in {"", candidate.fact.unit}
            and candidate.against < 1
            and not candidate.numbers
            and candidate.fact.kind != "count"
        ]
        if len(found) != 1:
            return None
        fact = found[0].fact
        footnotes = Footnotes(self.library)
        footnotes.cite_fact(fact)
        return build(
            reading.text,
            reading.language,
            "answered",
            headline=fact.label(reading.language),
            details=[printed(fact, reading.language)],
            footnotes=footnotes,
            reading=view(reading, self.library, "identify", [fact]),
        )

    def _only_states(self, reading: Reading) -> bool:
        """ "What is 16.5%?": a figure, and nothing else of the document's."""
        own = [m for m in reading.content if "article" not in m.ids and not m.is_form]
        figures = {(q.start, q.end) for q in reading.quantities}
        return len(figures) == 1 and all((m.start, m.end) in figures for m in own)

    def _explicit(self, fact: Fact, reading: Reading) -> bool:
        return all(need & reading.ids for need in fact.needs)

    def _from_fact(self, reading: Reading, fact: Fact) -> Answer:
        language = reading.language
        footnotes = Footnotes(self.library)
        facts = self._siblings(fact, reading)
        for one in facts:
            footnotes.cite_fact(one)
        if fact.kind == "statement" and "how" in reading.asks:
            for other in self._on_the_same(fact, reading):
                footnotes.cite_fact(other)
        details = [fact.label(language)]
        details += [f"{one.label(language)}: {printed(one, language)}" for one in facts[1:]]
        return build(
            reading.text,
            language,
            "answered",
            headline=headline_of(facts[0], language),
            details=[facts[0].label(language), *details[1:]],
            footnotes=footnotes,
            figures=[figure_of(one) for one in facts if is_figure(one)],
            reading=view(reading, self.library, fact.kind, facts),
            warnings=self.cautions.on(facts, language),
        )

    def _passages(self, reading: Reading) -> Answer | None:
        from bot.entry.passages import passages  # noqa: PLC0415 - where no fact serves

        found = passages(reading, self.library)
        return self._from_passages(reading, found) if found else None

    def _from_passages(self, reading: Reading, found: "Sequence[Passage]") -> Answer:
        footnotes = Footnotes(self.library)
        for passage in found:
            footnotes.cite(passage.sentence)
        return build(
            reading.text,
            reading.language,
            "answered",
            headline=say("passage", reading.language, document=self._document(reading.language)),
            footnotes=footnotes,
            reading=view(reading, self.library, "passage"),
        )
