"""The engine for any document: a message and its earlier turns in, an Answer out. Pure."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache

from bot.answer import Answer
from bot.answering.asking import Asker, Evidence
from bot.answering.claims.denied import turned
from bot.answering.corpus import Corpus
from bot.answering.footnotes import Footnotes
from bot.answering.neighbours import beside
from bot.answering.refusals import leanable, refused
from bot.answering.rereading import MOST_PAIRS
from bot.answering.scripts import heard, written
from bot.answering.several import several, turns_before
from bot.answering.summary import summary
from bot.answering.telling import belief, confidence, surely, told
from bot.answering.told_summaries import (
    LEAST_STATED,
    LEAST_UNSTATED,
    Told,
    ToldSummaries,
)
from bot.answering.vectors import PassageVectors
from bot.answering.wording import built, title_of
from bot.texts import say
from bot.understanding.checking import denied_statement, whether
from bot.understanding.followup import leans, merged, shifted
from bot.understanding.message import Message, read_message
from bot.understanding.message_language import language_of
from bot.understanding.question import Question, read_question
from bot.understanding.small_talk import talk
from facts.library import Library, prepared
from index.document import Document
from index.language import detect
from index.shared_embedder import may_read, one_message
from index.text import terms

_MOST_TURNS = 6
_FEW = 2  # words that name something, of a message without a question form
_PARTS = frozenset({"cjk", "compound"})  # terms that are no words of their own
# A question that is asked again comes soon; what was found for a long one may take half a megabyte.
_MEMORY = 32
_READ = 2  # documents whose passages are read with a question: a passage takes a tenth of a second


Vectors = Callable[[Document], PassageVectors | None]


class Engine:
    """Answers from one or several documents."""

    def __init__(
        self,
        libraries: Sequence[Library],
        vectors: Vectors | None = None,
        *,
        askers: Sequence[Asker] | None = None,
    ) -> None:
        """`askers`, where they are made already, are those of the libraries' documents."""
        self.library = libraries[0]
        self.documents = tuple(library.document for library in libraries)
        self.askers = askers or [
            Asker(
                Corpus(library.document, library.document.language or "en", library.facts),
                vectors(library.document) if vectors is not None else None,
            )
            for library in libraries
        ]
        self._summaries = ToldSummaries(self.askers)
        self._found = lru_cache(_MEMORY)(self._evidence_anew)
        # Each part of a message may lean on the same turns, and so does the next message.
        self._whole = lru_cache(_MEMORY)(self._whole_anew)

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
        return written(answer, message, [document.text for document in self.documents])

    def _message(
        self, question: str, context: Sequence[str], language: str | None, *, claim: bool
    ) -> Answer:
        """Answer a message in simplified characters, if in Chinese at all, or check it."""
        declined = refused(question, language or "en", "?")
        if declined is not None:
            return declined
        said = (question, *reversed(context[-_MOST_TURNS:]))
        told_by = next(filter(None, map(self._told, said)), language)
        message = read_message(question, told_by or self._native, claim=claim)
        if message.statement is not None:
            checked = self._checked(message.statement, message.language)
            return checked.model_copy(update={"question": question})
        summed = self._summary(message)
        if summed is not None:
            return summed
        if message.courtesy is not None:
            return self._courtesy(message, message.courtesy)
        answer = several(question, self._parts(message, context))
        return self._told_summary(message, answer) or answer

    def _parts(self, message: Message, context: Sequence[str]) -> list[Answer]:
        """Answer the questions of a message, the later ones behind those before."""
        parts, language = message.parts, message.language
        continued = [len(parts) > 1 and leans(read_question(part, language)) for part in parts]
        found = turns_before(parts, context, continued)
        return [self._part(part, ways, language) for part, ways in zip(parts, found, strict=True)]

    def _part(self, part: str, ways: Sequence[tuple[str, ...]], language: str) -> Answer:
        """Answer a question behind the first turns that give an answer, else behind the likeliest."""
        tried = []
        for turns in ways:
            tried.append(self._one(part, turns, language))
            if tried[-1].status == "answered":
                return tried[-1]
        return tried[0]

    @property
    def _native(self) -> str:
        return self.documents[0].language or "en"

    def _told(self, text: str) -> str:
        """Return the language that a message tells, "" where nothing does.

        Where no small word tells it, the documents' words do: "day rate" is no German beside them.
        """
        found = language_of(text)
        if found in {"", self._native} or detect(text):
            return found
        own = [term for term in terms(text, self._native) if not term.stop]
        known = sum(any(asker.corpus.knows(term.key) for asker in self.askers) for term in own)
        return self._native if 2 * known > len(own) else found

    def _name(self, language: str) -> str:
        return self.library.name(language)

    def _courtesy(self, message: Message, kind: str) -> Answer:
        key = f"{kind}_document" if kind in {"hello", "help"} else kind
        name, title = self._name(message.language), self.library.about.title
        text = say(key, message.language, document=name, title=title, example="")
        return built(message.text, message.language, "answered", headline=text)

    def _summary(self, message: Message) -> Answer | None:
        """Return the document's title and the sentences that tell most; None without any."""
        if message.summary is None:
            return None
        request, language = message.summary, message.language
        if request.subject and self._summaries.able:
            about = self._summaries.about(message.text, language, request)
            return self._points(message, about)
        found = [Told(asker, summary(asker.corpus, request)) for asker in self.askers]
        return self._points(message, found)

    def _told_summary(self, message: Message, answer: Answer) -> Answer | None:
        """Return the summary that a message asks for in words of its own; None where it doesn't."""
        intent = self._summaries.intent(message.text)
        least = LEAST_STATED if answer.figures else LEAST_UNSTATED
        if intent.summary < least:
            return None
        found = self._summaries.told(message.text, message.language, intent)
        return self._points(message, found)

    def _points(self, message: Message, found: Sequence[Told]) -> Answer | None:
        """Return sentences that sum up as the answer, below the title of one whole; None without any."""
        footnotes = Footnotes(named=len(self.documents) > 1)
        for one in found:
            document = one.asker.corpus.document
            for position in one.positions:
                footnotes.cite(document, document.sentences[position])
        if not footnotes.citations():
            return None
        language = message.language
        if len(self.documents) == 1 and all(one.whole for one in found):
            headline = title_of(self.library, language)
        else:
            headline = say("passage", language, document=self._name(language))
        return built(message.text, language, "answered", headline=headline, footnotes=footnotes)

    def _one(self, message: str, context: Sequence[str], language: str) -> Answer:
        question = read_question(message, language)
        stated = whether(question)
        if stated is not None and not (context and leans(question)):
            told_so = self._whether(stated, language)
            if told_so is not None:
                return told_so.model_copy(update={"question": message})
        evidence = self._resolved(question, context)
        return told(question, evidence, name=self._name(language), named=len(self.documents) > 1)

    def _resolved(self, question: Question, context: Sequence[str]) -> Evidence:
        """Return the best evidence, of the message alone or completed by the turns before."""
        if not context or not (leans(question) or self._may_lean(question)):
            return self._evidence(question)
        turns = tuple(turn for turn in leanable(context) if self._is_on_topic(turn))
        if not turns:
            return self._evidence(question)
        earlier = self._whole(turns[-_MOST_TURNS:])
        other = shifted(question, earlier)
        if other is not None and surely(found := self._evidence(other)):
            return found  # else it may be computed from what is printed of the year
        completed = merged(question, earlier, self._names(question, earlier))
        after = self._evidence(completed)
        read = [
            read_question(turn, language_of(turn) or self._native) for turn in turns[-_MOST_TURNS:]
        ]
        cell = self._asker(after).tables.continued(question, read)
        if cell is not None:
            return replace(after, table=cell)
        if not after.read or self._asker(after).conversing is None:
            return beside(question, earlier, self._evidence(earlier), after)
        # One that goes on to another subject is found by its own words, which are too few to compute by; what is
        # read is the conversation in both.
        by_itself = self._evidence(replace(question, conversation=completed.conversation))
        return max(after, replace(by_itself, computed=None, table=None), key=belief)

    def _may_lean(self, question: Question) -> bool:
        """Whether a message is a name or two that a reader may understand behind others: "Karsk?"."""
        own = [term for term in question.terms if not term.stop and term.kind not in _PARTS]
        return not question.kinds and len(own) <= _FEW and self.askers[0].conversing is not None

    def _is_on_topic(self, turn: str) -> bool:
        """Whether a message says something of the documents: talk is passed over.

        In another language than theirs none of its words may stand there.
        """
        if talk(turn) is not None:
            return False
        question = read_question(turn, language_of(turn) or self._native)
        keys = [term.key for term in question.terms if not term.stop]
        known = any(asker.corpus.knows(key) for asker in self.askers for key in keys)
        return known or leans(question) or question.language != self._native

    def _asker(self, evidence: Evidence) -> Asker:
        return next(one for one in self.askers if one.corpus is evidence.corpus)

    def _names(self, *questions: Question) -> frozenset[str]:
        """Return the keys of questions that a document writes as names."""
        keys = {term.key for question in questions for term in question.terms}
        corpora = [asker.corpus for asker in self.askers]
        return frozenset(key for key in keys if any(corpus.is_name(key) for corpus in corpora))

    def _whole_anew(self, turns: tuple[str, ...]) -> Question:
        """Return the last turn, completed by those before it as far as it leans on them."""
        whole: Question | None = None
        for turn in turns:
            question = read_question(turn, language_of(turn) or self._native)
            if whole is not None and leans(question):
                question = merged(question, whole, self._names(question, whole))
            whole = question
        if whole is None:
            raise ValueError("no turns")
        return whole

    def _evidence(self, question: Question) -> Evidence:
        """Return the best evidence, of passages read with the question while the message may cost that."""
        return self._found(question, may_read(MOST_PAIRS * min(len(self.askers), _READ)))

    def _evidence_anew(self, question: Question, read: bool) -> Evidence:
        """Return the best evidence; of several documents the likeliest are `read`."""
        askers = self.askers
        if read and len(askers) > _READ:
            unread = [(asker.ask(question, read=False), asker) for asker in askers]
            unread.sort(key=lambda one: -confidence(one[0]))
            askers = [asker for _, asker in unread[:_READ]]
        return max((asker.ask(question, read=read) for asker in askers), key=confidence)

    def _checked(self, text: str, language: str) -> Answer:
        """Check a statement, or what it denies as a whole."""
        denied = denied_statement(text, language)
        if denied is None:
            return self._claim(text, language)
        return turned(self._claim(denied, language), text, self._name(language))

    def _claim(self, text: str, language: str) -> Answer:
        from bot.answering.claims.answering import claim_answer  # noqa: PLC0415 - a tenth of a cold start

        return claim_answer(text, language, self.askers, self._name(language))

    def _whether(self, text: str, language: str) -> Answer | None:
        """Answer yes or no where the documents decide what is asked, else None."""
        from bot.answering.claims.answering import whether_answer  # noqa: PLC0415 - as above

        return whether_answer(text, language, self.askers, self._name(language))


def open_documents(documents: Sequence[Document], vectors: Vectors | None = None) -> Engine:
    """Return an engine over documents without reviewed facts; the first names it in front ends.

    `vectors` gives a document's vectors, None for one without; left out, words alone decide.
    """
    return Engine([prepared(document) for document in documents], vectors)
