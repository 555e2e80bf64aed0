"""The engine for any document: a message and its earlier turns in, an Answer out. Pure."""

from collections.abc import Callable, Sequence
from functools import lru_cache

from bot.answer import Answer, Figure, ReadingView
from bot.answering.asking import Asker, Evidence
from bot.answering.claims import claim_answer
from bot.answering.corpus import Corpus
from bot.answering.vectors import PassageVectors
from bot.answering.wording import Footnotes, built
from bot.texts import say
from bot.understanding.followup import leans, merged
from bot.understanding.question import Question, read_question
from bot.understanding.splitting import questions
from bot.understanding.talk import talk
from facts.library import Library, prepared
from facts.quantity import Quantity
from index.document import Document
from index.language import detect

MOST_CHARACTERS = 1000
_MOST_TURNS = 6
_MEMORY = 512
# Chosen on the part "choose" of the question sets: a wrong figure is worse than no answer.
_LEAST_SURE = 0.45  # that the figure is the one asked for
_LEAST_CHANCE = 0.4  # that the passage answers
_NEAR = 0.3  # share of the question that a sentence has to be worth showing as the nearest
_SURE = 0.8  # share of belief from which one quotation is enough
_MOST_QUOTES = 3


Vectors = Callable[[Document], PassageVectors | None]


class Engine:
    """Answers from one or several documents."""

    def __init__(self, documents: Sequence[Document], vectors: Vectors | None = None) -> None:
        self.documents = tuple(documents)
        self.library: Library = prepared(self.documents[0])
        self._askers = [
            Asker(
                Corpus(document, document.language or "en"),
                vectors(document) if vectors is not None else None,
            )
            for document in self.documents
        ]
        self._evidence = lru_cache(_MEMORY)(self._evidence_anew)

    def answer(
        self,
        question: str,
        context: Sequence[str] = (),
        *,
        claim: bool = False,
        language: str | None = None,
    ) -> Answer:
        """Answer `question`; `context` are the user's earlier messages, oldest first.

        With `claim`, the text is a statement to check. `language` is that of the texts where the
        message's own can't be told.
        """
        refused = self._refused(question, language or "en")
        if refused is not None:
            return refused
        spoken = self._language(question, language)
        if claim:
            return self._claim(question, spoken)
        small = talk(question)
        if small is not None:
            return self._talk(question, small, spoken)
        parts = questions(question, spoken)
        if len(parts) > 1:
            return self._several(question, parts, context, spoken)
        return self._one(question, context, spoken)

    def _refused(self, question: str, language: str) -> Answer | None:
        if not question.strip():
            return built(question, language, "error", headline=say("empty", language))
        if len(question) > MOST_CHARACTERS:
            text = say("too_long", language, length=str(len(question)), most=str(MOST_CHARACTERS))
            return built(question[:MOST_CHARACTERS], language, "error", headline=text)
        if not any(character.isalnum() for character in question):
            text = say("unreadable", language, example="?")
            return built(question, language, "error", headline=text)
        return None

    def _language(self, message: str, given: str | None) -> str:
        return detect(message) or given or self.documents[0].language or "en"

    def _name(self, language: str) -> str:
        about = self.library.about
        return about.zh if language == "zh" else about.en

    def _talk(self, question: str, kind: str, language: str) -> Answer:
        if kind == "gist":
            return self._gist(question, language)
        text = say(
            kind,
            language,
            document=self._name(language),
            title=self.library.about.title,
            example="",
        )
        return built(question, language, "answered", headline=text)

    def _gist(self, question: str, language: str) -> Answer:
        """Return the document's title and its first sentences."""
        document = self.documents[0]
        footnotes = Footnotes(named=len(self.documents) > 1)
        prose = [
            position
            for position, sentence in enumerate(document.sentences)
            if document.paragraph_of(sentence).kind == "paragraph"
        ] or list(range(len(document.sentences)))
        for position in prose[:_MOST_QUOTES]:
            footnotes.cite(document, position)
        return built(
            question, language, "answered", headline=document.title, footnotes=footnotes
        )

    def _several(
        self, question: str, parts: Sequence[str], context: Sequence[str], language: str
    ) -> Answer:
        """Answer each part under its own line."""
        answers = []
        turns = list(context)
        for part in parts:
            answers.append(self._one(part, turns, language))
            turns.append(part)
        found = [answer for answer in answers if answer.status == "answered"]
        lines = [f"{number}. {answer.answer}" for number, answer in enumerate(answers, 1)]
        first = found[0] if found else answers[0]
        return first.model_copy(
            update={
                "question": question,
                "answer": "\n".join(lines),
                "headline": "; ".join(answer.headline for answer in answers),
                "details": tuple(lines[1:]),
                "figures": tuple(figure for answer in found for figure in answer.figures),
                "citations": tuple(
                    citation.model_copy(update={"n": number})
                    for number, citation in enumerate(
                        (c for answer in found for c in answer.citations), 1
                    )
                ),
            }
        )

    def _one(self, message: str, context: Sequence[str], language: str) -> Answer:
        question = read_question(message, language)
        evidence = self._resolved(question, context)
        if not self._answers(evidence):
            return self._abstained(question, evidence)
        return self._answered(question, evidence)

    def _resolved(self, question: Question, context: Sequence[str]) -> Evidence:
        """Return the best evidence, of the message alone or completed by the turns before."""
        turns = [turn for turn in context if turn.strip() and len(turn) <= MOST_CHARACTERS]
        if not turns or not leans(question):
            return self._evidence(question)
        earlier = self._whole(tuple(turns[-_MOST_TURNS:]))
        return self._evidence(merged(question, earlier))

    def _whole(self, turns: tuple[str, ...]) -> Question:
        """Return the last turn, completed by those before it as far as it leans on them."""
        whole: Question | None = None
        for turn in turns:
            question = read_question(turn, self._language(turn, None))
            whole = merged(question, whole) if whole is not None and leans(question) else question
        if whole is None:
            raise ValueError("no turns")
        return whole

    def _evidence_anew(self, question: Question) -> Evidence:
        found = [asker.ask(question) for asker in self._askers]
        return max(found, key=lambda evidence: evidence.chance)

    @staticmethod
    def _answers(evidence: Evidence) -> bool:
        if not evidence.ranked:
            return False
        return evidence.chance >= _LEAST_CHANCE

    def _answered(self, question: Question, evidence: Evidence) -> Answer:
        document = evidence.corpus.document
        footnotes = Footnotes(named=len(self.documents) > 1)
        figures: list[Figure] = []
        headline = say("passage", question.language, document=self._name(question.language))
        best = evidence.ranked[0]
        if evidence.figure is not None and evidence.sure >= _LEAST_SURE:
            quantity, passage = evidence.figure.quantity, evidence.figure.passage
            start = passage.sentence.start
            figures = _figures(quantity, start)
            headline = quantity.text[:1].upper() + quantity.text[1:]
            mark = (start + quantity.start, start + quantity.end)
            footnotes.cite(document, passage.position, mark)
        quoted = 1 if best.chance >= _SURE else _MOST_QUOTES
        for one in evidence.ranked[:quoted]:
            footnotes.cite(document, one.passage.position)
        return built(
            question.text,
            question.language,
            "answered",
            headline=headline,
            footnotes=footnotes,
            figures=figures,
            reading=self._reading(question, evidence),
        )

    def _abstained(self, question: Question, evidence: Evidence) -> Answer:
        """Say what is missing, where it is truly missing, and quote the nearest sentence."""
        name = self._name(question.language)
        missing = evidence.missing
        if missing:
            headline = say("not_about", question.language, document=name, what=", ".join(missing))
        else:
            headline = say("nothing", question.language, document=name)
        footnotes = Footnotes(named=len(self.documents) > 1)
        if evidence.ranked and evidence.features.get("own", 0.0) >= _NEAR:
            document = evidence.corpus.document
            footnotes.cite(document, evidence.ranked[0].passage.position)
        return built(
            question.text,
            question.language,
            "not_in_document",
            headline=headline,
            footnotes=footnotes,
            reading=self._reading(question, evidence),
        )

    @staticmethod
    def _reading(question: Question, evidence: Evidence) -> ReadingView:
        kind = question.kind.value if question.kind else ""
        return ReadingView(intent=kind, leftover=evidence.missing)

    def _claim(self, text: str, language: str) -> Answer:
        return claim_answer(text, language, self._askers, self._name(language))


def _figures(quantity: Quantity, start: int) -> list[Figure]:
    """Return the headline figure of a quantity, both ends where it is a range."""
    values = [quantity.value]
    if quantity.low is not None and quantity.high is not None:
        values = [quantity.low, quantity.high]
    return [
        Figure(
            value=value,
            unit=quantity.unit,
            text=quantity.text,
            qualifier=quantity.qualifier,
            start=start + quantity.start,
            end=start + quantity.end,
            source="sentence",
        )
        for value in values
    ]


def open_documents(documents: Sequence[Document], vectors: Vectors | None = None) -> Engine:
    """Return an engine over one or several documents; the first names it in front ends.

    `vectors` gives a document's vectors, None for one without; left out, words alone decide.
    """
    return Engine(documents, vectors)
