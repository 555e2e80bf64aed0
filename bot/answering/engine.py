"""The engine for any document: a question and its earlier turns in, an Answer out."""

from collections.abc import Sequence

from bot.answer import Answer, Citation
from bot.answering.corpus import Corpus
from facts.library import Library, prepared
from index.document import Document
from index.text import keys


class Engine:
    """Answers from documents that nobody prepared."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self.documents = tuple(documents)
        self.library: Library = prepared(self.documents[0])
        self._corpora = [Corpus(document, document.language or "en") for document in documents]

    def answer(
        self,
        question: str,
        context: Sequence[str] = (),  # noqa: ARG002
        *,
        claim: bool = False,  # noqa: ARG002
        language: str | None = None,
    ) -> Answer:
        """Answer `question`; `context` are the user's earlier messages, oldest first."""
        corpus = self._corpora[0]
        scores = corpus.scores(keys(question, corpus.language))
        best = int(scores.argmax()) if len(scores) else -1
        if best < 0 or scores[best] <= 0:
            return Answer(
                question=question, language=language or "en", status="not_in_document", answer=""
            )
        sentence = corpus.document.sentences[best]
        citation = Citation(
            n=1,
            sentence_id=sentence.id,
            quote=sentence.text,
            start=sentence.start,
            end=sentence.end,
            section=corpus.document.section_title(sentence),
        )
        return Answer(
            question=question,
            language=language or "en",
            status="answered",
            answer=sentence.text,
            citations=(citation,),
        )


def open_documents(documents: Sequence[Document]) -> Engine:
    """Return an engine over one or several documents; the first names it in front ends."""
    return Engine(documents)
