"""Documents of chats on disk: whole or not at all, and gone in one step."""

import json

import pytest

from bot.shelf.keeping import Keeping
from index.readers.unreadable import ReadError, Why
from tests.shelf.reader import one_sentence

DATA = b"It cost 1,250.50 euros in 2025."


@pytest.fixture
def keeping(tmp_path):
    return Keeping(tmp_path / "documents", one_sentence)


def names(keeping):
    return sorted(path.name for path in keeping.root.iterdir())


def test_a_document_appears_when_it_is_kept(keeping):
    made = keeping.make(DATA, "a.txt")
    assert names(keeping) == [f".{made.document_id}"]
    assert not keeping.there(made.document_id)
    size = sum(path.stat().st_size for path in made.folder.rglob("*") if path.is_file())
    assert made.size == size > len(DATA)
    keeping.keep(made)
    assert (names(keeping), keeping.there(made.document_id)) == ([made.document_id], True)
    assert keeping.data(made.document_id) == DATA
    assert keeping.open(made.document_id, "a.txt") == made.document
    keeping.discard(made)
    assert keeping.there(made.document_id)


def test_it_is_not_read_again(keeping):
    made = keeping.make(DATA, "a.txt")
    keeping.keep(made)

    def never(data, name, *, report):
        raise AssertionError("it was read")

    assert Keeping(keeping.root, never).open(made.document_id, "a.txt") == made.document


def test_what_cannot_be_read_leaves_nothing(keeping):
    with pytest.raises(ReadError, match="damaged"):
        keeping.make(b"bad", "a.txt")
    assert names(keeping) == []


def test_dropping_erases_all_of_one(keeping):
    first, second = keeping.make(DATA, "a.txt"), keeping.make(DATA, "a.txt")
    for made in (first, second):
        keeping.keep(made)
    for _ in range(2):
        keeping.drop(first.document_id)
    assert names(keeping) == [second.document_id]
    assert keeping.openers(first.document_id) == []


@pytest.mark.parametrize(
    ("unfinished", "left"), [(True, {"known"}), (False, {"known", ".half", ".gone-x"})]
)
def test_sweeping(keeping, unfinished, left):
    for name in ("known", "stranger", ".half", ".gone-x"):
        (keeping.root / name).mkdir(parents=True)
    assert keeping.sweep({"known"}, unfinished=unfinished) == 5 - 1 - len(left)
    assert set(names(keeping)) == left


def test_damaged_openers_are_none(keeping):
    made = keeping.make(DATA, "a.txt")
    keeping.keep(made)
    path = keeping.root / made.document_id / "openers.json"
    assert json.loads(path.read_text()) == [
        one.model_dump(mode="json") for one in keeping.openers(made.document_id)
    ]
    for text in ("", "[1]", '[{"label": 1}]', "{}"):
        path.write_text(text)
        assert keeping.openers(made.document_id) == []


def test_without_a_root_nothing_outlives_it():
    keeping = Keeping(None, one_sentence)
    assert keeping.sweep((), unfinished=True) == 0
    keeping.keep(keeping.make(DATA, "a.txt"))
    root = keeping.root
    keeping.close()
    keeping.close()
    assert not root.exists()


@pytest.mark.parametrize(
    ("body", "why", "sentence"),
    [
        (ReadError("Empty.", Why.EMPTY).as_bytes(), Why.EMPTY, "Empty."),
        (ReadError("Two\nlines.").as_bytes(), Why.DAMAGED, "Two\nlines."),
        (b"A sentence alone.", Why.DAMAGED, "A sentence alone."),
        (b"other\nwords", Why.DAMAGED, "other\nwords"),
        (b"\xff", Why.DAMAGED, "\ufffd"),
    ],
)
def test_an_error_of_another_process(body, why, sentence):
    error = ReadError.from_bytes(body)
    assert (error.why, str(error)) == (why, sentence)
