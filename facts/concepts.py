"""The document as concepts: what each sentence mentions, searched by BM25 across languages."""

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from facts.kept import NOWHERE, Kept
from facts.phrases import every_match, stem, tokenize
from facts.reading import Mention, Reading
from facts.recognition import Reader
from facts.vocabulary import Vocabulary
from index.document import Document, Sentence

if TYPE_CHECKING:
    from index.search import SentenceIndex

_CONTENT = frozenset({"concept", "term", "word"})


class ConceptIndex:
    """Sentences as sets of concept ids (and stems of other words), and search over them."""

    def __init__(
        self,
        document: Document,
        vocabulary: Vocabulary,
        language: str = "en",
        kept: Kept = NOWHERE,
    ) -> None:
        self.document = document
        words = kept.part(
            "document.words",
            set[str],
            lambda: {token.form for token in tokenize(document.text)},
            sorted,
        )
        self.reader = Reader(vocabulary, words)
        self._language = language
        self._kept = kept

    @cached_property
    def readings(self) -> tuple[Reading, ...]:
        return tuple(self.reader.read(s.text, self._language) for s in self.document.sentences)

    @cached_property
    def sets(self) -> tuple[frozenset[str], ...]:
        """For each sentence the ids of its content, and the stem of each of its words."""
        return self._kept.part(
            f"sets.{self._language}",
            lambda kept: tuple(map(frozenset, kept)),
            lambda: tuple(self._ids(reading) for reading in self.readings),
            lambda sets: [sorted(ids) for ids in sets],
        )

    def _ids(self, reading: Reading) -> frozenset[str]:
        ids = {
            sense.id
            for mention in reading.mentions
            for sense in mention.senses
            if sense.category in _CONTENT
        }
        tokens = tokenize(reading.text)
        ids.update(f"={stem(token.form, self._language)}" for token in tokens)
        within = every_match(tokens, self.reader.vocabulary.phrases(self._language))
        ids.update(sense.id for sense in within if sense.category in {"term", "word"})
        return frozenset(ids)

    def of(self, sentences: Sequence[Sentence]) -> frozenset[str]:
        """The ids of some sentences together."""
        return frozenset().union(*(self.sets[int(sentence.id[1:]) - 1] for sentence in sentences))

    @cached_property
    def index(self) -> "SentenceIndex":
        from index.search import SentenceIndex  # noqa: PLC0415 - most questions do without

        return SentenceIndex(sorted(ids) for ids in self.sets)

    def words(self, text: str) -> frozenset[str]:
        """The stems of the words of a text that say something (not only how)."""
        reading = self.reader.read(text, self._language)
        return frozenset().union(*(self.query(mention) for mention in reading.content))

    def query(self, mention: Mention) -> frozenset[str]:
        """What a mention may be found by: its ids, and the stems of its words."""
        ids = {sense.id for sense in mention.senses if sense.category in _CONTENT}
        ids.update(f"={stem(token.form, self._language)}" for token in tokenize(mention.text))
        return frozenset(ids)
