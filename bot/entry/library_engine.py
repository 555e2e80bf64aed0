"""The answering core of a library entry: (library, question, earlier turns) → Answer. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from bot.answer import Answer
from bot.answering.claims.denied import turned
from bot.answering.refusals import refused
from bot.answering.scripts import heard, written
from bot.answering.several import several, turns_before
from bot.entry.abstain import answer_abstained
from bot.entry.asides import without_asides
from bot.entry.cautions import Cautions
from bot.entry.certain import told_by_words
from bot.entry.computing.compute import Computer
from bot.entry.conversation import Conversation
from bot.entry.courtesies import answer_courtesy
from bot.entry.declining import answer_foreign, is_foreign, too_much
from bot.entry.doubting import Doubting
from bot.entry.ellipsis import opens_as_continuation, points_back
from bot.entry.guessing import guessed, stated_of
from bot.entry.implied import with_stated
from bot.entry.lookup import Lookup
from bot.entry.responding import Responder
from bot.entry.understood import Asked
from bot.understanding.checking import denied_statement, is_request_to_check, whether
from bot.understanding.question import read_question
from bot.understanding.splitting import questions
from facts.library import Library
from facts.library_errors import LibraryError
from facts.reading import Reading
from index.shared_embedder import one_message

if TYPE_CHECKING:
    from bot.entry.choosing import Choosing
    from bot.entry.classifier import Classifier
    from bot.entry.recalling import Recalling
    from bot.entry.statements import Statements
    from index.vectors import Embedder

_READ_LATELY = 16  # messages: one is read to see what it is, and again to answer it
_MOST_TURNS = 6  # before a message that may tell its language
_FALLBACK = "en"
_JUDGED = frozenset({"supported", "contradicted"})


class Engine:
    """Answers questions about one library entry, by words and, with `embedder`, by their meaning."""

    def __init__(self, library: Library, embedder: "Embedder | None" = None) -> None:
        self.library = library
        self.lookup = Lookup(library)
        self.computer = Computer(library, self.lookup)
        self.cautions = Cautions(library)
        self.responder = Responder(library, self.lookup, self.computer, self.cautions)
        self._read = lru_cache(_READ_LATELY)(library.concepts.reader.read)
        self._conversation = Conversation(library, self._read, self.responder)
        self._doubting = Doubting(library)
        self._embedder = embedder

    def answer(
        self,
        question: str,
        context: Sequence[str] = (),
        *,
        claim: bool = False,
        language: str | None = None,
    ) -> Answer:
        """Answer `question`, or check it: see `bot.answerer`."""
        message = heard(question, context, language)
        with one_message():
            answer = self._message(message.question, message.context, message.language, claim=claim)
        return written(answer, message, [self.library.document.text])

    def _message(
        self, question: str, context: Sequence[str], language: str | None, *, claim: bool
    ) -> Answer:
        """Answer a message in simplified characters, if in Chinese at all, or check it."""
        spoken = language or _FALLBACK
        example = next(iter(self.library.examples(spoken)), "")
        declined = refused(question, spoken, example)
        if declined is not None:
            return declined
        reading = self._reading(question, context, language)
        statement = is_request_to_check(question, reading.language)
        states = claim or statement is not None
        declined = too_much(reading, states=states)
        if declined is not None:
            return declined
        if states:
            stated = reading if statement is None else self._read(statement, reading.language)
            if is_foreign(stated):
                return answer_foreign(reading, self.library, self.statements.asker, spoken)
            checked = self._checked(stated).model_copy(update={"question": question})
            follows = bool(context) and not claim and _leans(question)
            if not follows or checked.status in _JUDGED or stated.quantities:
                return checked
            told = several(question, self._parts(question, context, reading.language))
            return told if told.status == "answered" else checked
        if is_foreign(reading):
            return answer_foreign(reading, self.library, self.statements.asker, spoken)
        return several(question, self._parts(question, context, reading.language))

    def _checked(self, stated: Reading) -> Answer:
        """Check a statement, or what it denies as a whole."""
        denied = denied_statement(stated.text, stated.language)
        if denied is None:
            return self.statements.checked(stated)
        checked = self.statements.checked(self._read(denied, stated.language))
        return turned(checked, stated.text, self.library.name(stated.language))

    def _parts(self, message: str, context: Sequence[str], language: str) -> list[Answer]:
        """Answer the questions of a message, the later ones behind those before."""
        parts = questions(message, language)
        if len(parts) > 1 and self._choosing is not None and self._choosing.asks_summary(message):
            parts = [message]
        continued = [opens_as_continuation(part) for part in parts]
        found = turns_before(parts, context, continued)
        return [self._part(part, ways, language) for part, ways in zip(parts, found, strict=True)]

    def _part(self, part: str, ways: Sequence[tuple[str, ...]], language: str) -> Answer:
        """Answer a question behind the first turns that give an answer, else behind the likeliest."""
        tried = []
        for turns in ways:
            tried.append(self._question(self._reading(part, turns, language), turns))
            if tried[-1].status == "answered":
                return tried[-1]
        return tried[0]

    def _reading(self, message: str, context: Sequence[str], given: str | None) -> Reading:
        """Read a message: one that may be in several languages is in that of those before it.

        Where they don't tell either, it is in the one that is given.
        """
        reading = self._read(message)
        if not reading.alike:
            return reading
        lately = (self._read(turn) for turn in reversed(context[-_MOST_TURNS:]))
        likely = next((turn.language for turn in lately if not turn.alike), given)
        return self._read(message, likely) if likely in reading.alike else reading

    def _question(self, reading: Reading, context: Sequence[str]) -> Answer:
        """Answer one question."""
        question = reading.text
        stated = whether(read_question(question, reading.language))
        if stated is not None and not (context and _leans(question)):
            told = self.statements.yes_or_no(self._read(stated, reading.language))
            if told is not None:
                return told.model_copy(update={"question": question})
        reading = with_stated(without_asides(reading), self.library)
        talk = answer_courtesy(reading, self.library)
        if talk is not None:
            return talk
        asked = self.asked(reading, context)
        told = self._guessed(asked)
        if told is not None:
            return told
        answer = self._chosen(asked)
        return answer or answer_abstained(asked.reading, self.library, self.lookup)

    def _chosen(self, asked: Asked) -> Answer | None:
        """What vectors choose or, without them, what words alone are sure enough of."""
        if self._choosing is None:
            return told_by_words(asked, self.computer)
        return self._choosing.answer(asked)

    def _guessed(self, asked: Asked) -> Answer | None:
        """Tell whether a bound holds for what was talked of: "more than 3 trillion?"."""
        if asked.earlier is None or self._choosing is None or not guessed(asked.own):
            return None
        fact = self._choosing.likeliest_fact(asked)
        stated = None if fact is None else stated_of(asked, fact)
        if stated is None:
            return None
        told = self.statements.yes_or_no(self._read(stated, asked.own.language))
        right = told is not None and told.reading.fact == (fact.id if fact else None)
        return told.model_copy(update={"question": asked.text}) if told and right else None

    def asked(self, reading: Reading, context: Sequence[str]) -> Asked:
        """A question with what chooses its answer: without an embedder, what words alone give."""
        asked = self.by_words(reading, context)
        if not context or self.recalling is None:
            return asked
        return replace(asked, earlier=self.recalling.earlier(context))

    def by_words(self, reading: Reading, context: Sequence[str]) -> Asked:
        """What words alone answer, nothing where that is doubted."""
        question = reading.text
        whole, answer = self._conversation.resolve(reading, context)
        doubtful = answer is not None and self._doubting.is_doubtful(question, whole, answer)
        return Asked(question, reading, whole, None if doubtful else answer, doubtful)

    def turn(self, text: str, context: Sequence[str]) -> Asked:
        """An earlier turn, by words alone."""
        reading = without_asides(self._reading(text, context, None))
        return self.by_words(with_stated(reading, self.library), context)

    @cached_property
    def recalling(self) -> "Recalling | None":
        """What tells what earlier turns were about; None where nothing chooses by vectors."""
        if self._encoder is None or not self._classifiers:
            return None
        from bot.entry.recalling import Recalling  # noqa: PLC0415 - as below

        return Recalling(self.library, self.turn, self._encoder, self._classifiers)

    @cached_property
    def _encoder(self) -> "Embedder | None":
        """What makes the vectors that the classifiers of the entry read.

        Raises LibraryError where the changes to it are for another embedder, or have no place.
        """
        changes = self.library.encoder
        if self._embedder is None or changes is None:
            return self._embedder
        try:
            return self._embedder.tuned(changes)
        except ValueError as error:
            raise LibraryError(str(error)) from error
        except OSError as error:
            raise LibraryError(
                f"{changes.name} can't be used: the embedder with it takes 72 MB among temporary"
                f" files ({error.strerror}). Make room, name another folder (TMPDIR), or do without"
                " (VECTORS=off)."
            ) from error

    @cached_property
    def _classifiers(self) -> "Mapping[str, Classifier]":
        """The classifiers of the entry; none without an embedder."""
        path = self.library.classifier
        if self._embedder is None or path is None:
            return {}
        from bot.entry.classifier import load  # noqa: PLC0415 - numpy, a tenth of a cold start

        return load(path)

    @cached_property
    def _choosing(self) -> "Choosing | None":
        """What chooses by vectors too; None without classifiers."""
        if self._embedder is None or self._encoder is None or not self._classifiers:
            return None
        from bot.entry.choosing import Choosing  # noqa: PLC0415 - numpy, as above

        return Choosing(
            self.responder, self._doubting, self._embedder, self._encoder, self._classifiers
        )

    @cached_property
    def statements(self) -> "Statements":
        """What judges statements; most questions do without."""
        from bot.entry.claims.checker import Checker  # noqa: PLC0415
        from bot.entry.claims.judging import Judging  # noqa: PLC0415
        from bot.entry.statements import Statements  # noqa: PLC0415 - numpy, as above

        checker = Checker(self.library, self.lookup, self.computer)
        judging = None
        if self._encoder is not None and self._classifiers:
            judging = Judging(self.library, self._encoder, self._classifiers)
        return Statements(self.library, checker, self.cautions, judging)


def _leans(message: str) -> bool:
    """Whether a message may say something of what was said before it."""
    return opens_as_continuation(message) or points_back(message)
