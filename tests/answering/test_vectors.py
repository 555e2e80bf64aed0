"""The vectors of a document's passages: made once, kept in a file, waited for, never trusted blindly."""

import numpy as np
import pytest

from bot.answering.vectors import PassageVectors, headers_of, load, save, texts_of, vectors_in
from index.assembly import assemble
from index.blocks import Content, Grid, Heading, Text
from index.vectors import packed
from tests.answering.untuned import Untuned

LONG = "This sentence is much longer than sixty characters, so that it stands for itself."
DOCUMENT = assemble(
    Content(
        (
            Heading("Report", 0),
            Heading("Ships", 1),
            Text(f"They came. {LONG}"),
            Grid((("Port", "Ships"), ("Rome", "5")), caption="Table 1"),
        )
    )
)
OTHER = assemble(Content((Heading("Report", 0), Text("One. Two."))))

MADE = [*texts_of(DOCUMENT), *headers_of(DOCUMENT)]


class Letters(Untuned):
    """A vector has a component a letter: how often a text has it."""

    name = "letters"

    def __init__(self):
        self.made = []

    def query(self, text):
        return self._vector(text)

    def passages(self, texts):
        self.made.append(list(texts))
        return np.array([self._vector(text) for text in texts], dtype=np.float32)

    @staticmethod
    def _vector(text):
        counts = np.array([text.count(letter) for letter in "aeiorst"], dtype=np.float32)
        return counts / max(float(np.linalg.norm(counts)), 1e-9)


@pytest.fixture
def embedder():
    return Letters()


def test_short_sentences_and_rows_are_read_with_what_heads_them():
    assert texts_of(DOCUMENT) == [
        "Ships – They came.",
        LONG,
        "Ships – Table 1",
        "Ships – Port | Ships",
        "Table 1 – Port Ships – Rome | 5",
    ]


def test_cosines_of_every_passage(embedder):
    vectors = PassageVectors(DOCUMENT, embedder)
    found = vectors.cosines(LONG)
    assert found.shape == (5,)
    assert int(found.argmax()) == 1
    assert found[1] == pytest.approx(1, abs=0.02)
    vectors.cosines("another question")
    assert embedder.made == [MADE]


def test_cosines_of_every_header(embedder, tmp_path):
    found = PassageVectors(DOCUMENT, embedder).headers("ships")
    assert list(found) == ["Port", "Ships"]
    assert found["Ships"] > found["Port"]
    assert PassageVectors(OTHER, embedder).headers("ships") == {}
    waiting = PassageVectors(DOCUMENT, embedder, tmp_path / "kept", lambda _texts, _path: None)
    assert waiting.headers("ships") == {}


def test_a_statement_is_read_as_a_passage_where_vectors_are_there(embedder, tmp_path):
    vectors = PassageVectors(DOCUMENT, embedder)
    found = vectors.alike(LONG)
    assert found.argmax() == texts_of(DOCUMENT).index(LONG)
    assert embedder.made == [MADE, [LONG]]
    waiting = PassageVectors(DOCUMENT, embedder, tmp_path / "kept", lambda _texts, _path: None)
    assert waiting.alike(LONG) is None


def test_they_are_kept_and_loaded_again(tmp_path, embedder):
    path = tmp_path / "new" / "a.vectors"
    first = PassageVectors(DOCUMENT, embedder, path).cosines("rates")
    again = PassageVectors(DOCUMENT, embedder, path).cosines("rates")
    assert first.tolist() == again.tolist()
    assert len(embedder.made) == 1
    assert [file.name for file in path.parent.iterdir()] == ["a.vectors"]


@pytest.mark.parametrize(
    "content",
    [
        packed(np.ones((3, 7), dtype=np.float32)),
        np.ones((7, 7), dtype=np.float32),
        np.ones(7, dtype=np.int8),
        b"no vectors",
        b"",
        None,
    ],
    ids=["too few", "not packed", "no rows", "other bytes", "empty", "missing"],
)
def test_what_does_not_fit_is_ignored_and_made_anew(tmp_path, embedder, content):
    path = tmp_path / "a.vectors"
    if isinstance(content, bytes):
        path.write_bytes(content)
    elif content is not None:
        save(path, content)
    assert load(path, 7) is None
    assert PassageVectors(DOCUMENT, embedder, path).cosines("rates").shape == (5,)
    assert load(path, 7).shape == (7, 7)


def test_until_they_are_made_elsewhere_there_are_none(tmp_path, embedder):
    path, started = tmp_path / "a.vectors", []
    vectors = PassageVectors(DOCUMENT, embedder, path, lambda *given: started.append(given))
    assert [vectors.cosines("rates"), vectors.cosines("ships")] == [None, None]
    assert started == [(MADE, path)]
    save(path, packed(embedder.passages(MADE)))
    assert vectors.cosines("rates").shape == (5,)
    path.unlink()
    assert vectors.cosines("rates").shape == (5,)
    assert len(started) == 1


def test_nothing_is_started_where_there_is_nowhere_to_keep_them(embedder):
    def start(texts, path):
        raise AssertionError("started")

    assert PassageVectors(DOCUMENT, embedder, None, start).cosines("rates").shape == (5,)


def test_a_folder_keeps_them_by_content_and_embedder(tmp_path, embedder):
    give = vectors_in(tmp_path, embedder)
    for document in (DOCUMENT, OTHER, DOCUMENT):
        give(document).cosines("rates")
    assert len(embedder.made) == 2
    embedder.name = "other"
    give(DOCUMENT).cosines("rates")
    assert len(embedder.made) == 3
    assert [path.suffix for path in tmp_path.iterdir()] == [".vectors"] * 3


def test_without_a_folder_they_are_kept_nowhere(tmp_path, embedder):
    give = vectors_in(None, embedder)
    give(DOCUMENT).cosines("rates")
    give(DOCUMENT).cosines("rates")
    assert len(embedder.made) == 2
    assert [*tmp_path.iterdir()] == []


def test_a_place_that_takes_nothing_loses_nothing_but_time(tmp_path, embedder):
    (tmp_path / "file").write_text("x", encoding="utf-8")
    path = tmp_path / "file" / "a.vectors"
    assert PassageVectors(DOCUMENT, embedder, path).cosines("rates").shape == (5,)
