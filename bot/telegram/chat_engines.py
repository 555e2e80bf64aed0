"""Answers from documents of chats, off the loop: an engine for the documents of each question."""

import asyncio
import logging
import threading
from collections import Counter, OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.answer import Answer, Citation
from bot.answering.engine import Engine
from bot.answering.openers import Opener, opened
from bot.answering.vectors import PassageVectors, vectors_in
from bot.charts.model import Chart, charts_in
from bot.running.work import Work
from bot.shelf.embedding import OneByOne
from bot.shelf.keeping import Keeping
from bot.store import Kept
from bot.telegram.ticket import payer
from facts.library import Library, prepared, reviewed
from facts.library_errors import LibraryError
from index.document import Document
from index.readers.extent import numbers_in
from index.shared_embedder import shared_embedder

_LOG = logging.getLogger(__name__)
_MOST_SENTENCES: Final = 10_000  # in all engines that are kept: they take about 100 MB
_NUMBERS: Final = 3  # take as much room as a sentence
_MOST_JOINED: Final = 256  # sets of documents that are asked; they hold answers, not texts


@dataclass(frozen=True, slots=True)
class Told:
    """An answer, and the id of the document that each of its citations is from."""

    answer: Answer
    places: tuple[str, ...]
    several: bool


class ChatEngines:
    """Opens documents and asks them; `forget` makes sure that nothing of one is kept in memory."""

    def __init__(self, keeping: Keeping, work: Work, *, vectors: bool) -> None:
        self._keeping = keeping
        self._wants_vectors = vectors
        self._embedding: OneByOne | None = None
        self._single: OrderedDict[tuple[str, ...], Engine] = OrderedDict()
        self._extents: dict[str, int] = {}
        self._joined: OrderedDict[tuple[str, ...], Engine] = OrderedDict()
        self._lock = threading.Lock()
        self._work = work

    async def ask(
        self,
        documents: Sequence[Kept],
        question: str,
        context: Sequence[str],
        *,
        claim: bool,
        language: str,
    ) -> Told:
        """Answer from these documents.

        Raises ReadError or OSError where one can't be opened, and what `Work.run` raises.
        """

        def work() -> Told:
            engine = self._engine(documents)
            answer = engine.answer(question, context, claim=claim)
            if answer.status == "error" and answer.language != language:
                answer = engine.answer(question, context, claim=claim, language=language)
            return _told(answer, engine)

        return await self._work.run(payer(), work)

    async def open(self, kept: Kept) -> Document:
        """Give a document. Raises ReadError or OSError."""
        return await self._work.run(payer(), lambda: self._engine([kept]).documents[0])

    async def charts(self, kept: Kept) -> tuple[Library, list[Chart]]:
        """Give a document with the charts of what a review accepted.

        Raises ReadError or OSError, and what `Work.run` raises.
        """

        def work() -> tuple[Library, list[Chart]]:
            library = self._engine([kept]).library
            return library, charts_in(library)

        return await self._work.run(payer(), work)

    async def openers(self, documents: Sequence[Kept]) -> list[tuple[Kept, int, Opener]]:
        """Give what one could ask documents first, with its number in each."""

        def work() -> list[tuple[Kept, int, Opener]]:
            return [
                (kept, number, opener)
                for kept in documents
                for number, opener in enumerate(self._keeping.openers(kept.document_id))
            ]

        return await asyncio.to_thread(work)

    async def opened(self, kept: Kept, number: int, language: str) -> Told | None:
        """Give the answer to an opener; None where there is none of this number.

        Raises ReadError or OSError.
        """

        def work() -> Told | None:
            found = self._keeping.openers(kept.document_id)
            if not 0 <= number < len(found):
                return None
            engine = self._engine([kept])
            name = engine.library.name(language)
            answer = opened(engine.documents[0], found[number], language, name)
            return _told(answer, engine) if answer is not None else None

        return await self._work.run(payer(), work)

    def forget(self, document_id: str) -> None:
        """Keep nothing of a document in memory."""
        with self._lock:
            self._drop(document_id)

    def _drop(self, document_id: str) -> None:
        self._extents.pop(document_id, None)
        for kept in (self._single, self._joined):
            for key in [key for key in kept if document_id in key]:
                del kept[key]

    def close(self) -> None:
        """End the work in the background."""
        if self._embedding is not None:
            self._embedding.close()

    def _engine(self, documents: Sequence[Kept]) -> Engine:
        """Give the engine over the documents; what each needs is prepared once."""
        key = tuple(kept.document_id for kept in documents)
        with self._lock:
            engine = self._joined.get(key)
        if engine is None:
            titles = Counter(kept.title for kept in documents)
            ones = [self._one(kept, titles[kept.title] > 1) for kept in documents]
            askers = [asker for one in ones for asker in one.askers]
            engine = Engine([one.library for one in ones], askers=askers)
            with self._lock:
                self._joined[key] = engine
                if len(self._joined) > _MOST_JOINED:
                    self._joined.popitem(last=False)
        return engine

    def _one(self, kept: Kept, ambiguous: bool) -> Engine:
        """Give the engine of one document; one whose title another has is called by its file too.

        A document that nobody asked for long makes room for it.
        """
        key = (kept.document_id, kept.file if ambiguous else "")
        with self._lock:
            engine = self._single.pop(key, None)
        if engine is None:
            document = self._keeping.open(kept.document_id, kept.file)
            title = f"{document.title} ({kept.file})" if ambiguous else document.title
            document = replace(document, id=kept.document_id, title=title)
            engine = Engine([self._library(document)], self._vectors())
        extent = self._extents.get(kept.document_id) or _extent(engine.documents[0])
        with self._lock:
            self._single[key] = engine
            self._extents[kept.document_id] = extent
            while len(self._single) > 1 and self._taken() > _MOST_SENTENCES:
                self._drop(next(iter(self._single))[0])
        return engine

    def _taken(self) -> int:
        return sum(self._extents[document_id] for document_id, _ in self._single)

    def _library(self, document: Document) -> Library:
        """Give a document with what a review accepted; without it where that is damaged."""
        try:
            library = reviewed(document, self._keeping.entry_of(document.id))
        except LibraryError as error:
            _LOG.warning("reviewed facts can't be used: %s", type(error).__name__)
            return prepared(document)
        named = {"id": document.id, "title": document.title}
        return replace(library, about=library.about.model_copy(update=named))

    def _vectors(self) -> Callable[[Document], PassageVectors] | None:
        model = shared_embedder() if self._wants_vectors else None
        if model is None:
            return None
        with self._lock:
            start = self._embedding = self._embedding or OneByOne()
        keeping = self._keeping
        return lambda document: vectors_in(keeping.vectors_of(document.id), model, start)(document)


def _extent(document: Document) -> int:
    """Return how much room a document takes, in sentences of some 10 kB."""
    return len(document.sentences) + numbers_in(document.text) // _NUMBERS


def _told(answer: Answer, engine: Engine) -> Told:
    places = tuple(_place(citation, engine.documents) for citation in answer.citations)
    return Told(answer, places, len(engine.documents) > 1)


def _place(citation: Citation, documents: Sequence[Document]) -> str:
    for document in documents:
        stands = document.text[citation.start : citation.end] == citation.quote
        if stands and document.title == citation.document:
            return document.id
    return documents[0].id
