"""Files of a library entry as attacks: a sentence, soon, and in little memory."""

import os
import tracemalloc

import pytest

from facts.files import MB, MOST_TABLE, MOST_TEXT, parse_toml, read_text
from facts.library import load_library
from facts.library_errors import DocumentError, LibraryError, VocabularyError
from facts.vocabulary import Vocabulary
from tests.facts.test_library import ABOUT, DOCUMENT, FACTS, VOCABULARY, folder  # noqa: F401 - a fixture

FILES = ("document.txt", "library.toml", "vocabulary.toml", "facts.toml", "words.en.txt")
CIRCLE = "vocabulary.toml: concepts in a circle ({}): take one `in` away"


def told(entry):
    with pytest.raises(LibraryError) as caught:
        load_library(entry)
    return str(caught.value)


@pytest.mark.parametrize("name", FILES)
def test_a_byte_order_mark_is_none_of_the_text(folder, name):  # noqa: F811
    file = folder / name
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    library = load_library(folder)
    assert (library.document.text, len(library.facts)) == (DOCUMENT, 1)


@pytest.mark.parametrize("name", ["library.toml", "vocabulary.toml", "facts.toml", "document.txt"])
def test_a_pipe_is_not_waited_for(folder, name):  # noqa: F811
    (folder / name).unlink()
    os.mkfifo(folder / name)
    assert told(folder) == f"{name} is no regular file: put one in its place"


def test_a_device_is_not_read_to_its_end(folder):  # noqa: F811
    (folder / "document.txt").unlink()
    (folder / "document.txt").symlink_to("/dev/zero")
    assert told(folder) == "document.txt is no regular file: put one in its place"


@pytest.mark.parametrize(
    ("name", "most", "kind"),
    [("document.txt", MOST_TEXT, DocumentError), ("words.en.txt", MOST_TABLE, VocabularyError)],
)
def test_a_file_that_is_too_large(tmp_path, name, most, kind):
    file = tmp_path / name
    with file.open("wb") as written:
        written.truncate(50 * MB)  # of which no more is read than may be
    tracemalloc.start()
    with pytest.raises(kind) as caught:
        read_text(file, kind, most)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert str(caught.value) == f"{name} is larger than the {most // MB} MB that are read of it"
    assert peak < 3 * most


DEEP = "{}: lists or tables within one another, too many to read"


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ("\nx = " + "[" * 50_000 + "]" * 50_000, DEEP),
        ("\nx = " + "{a = " * 5000 + "1" + "}" * 5000, DEEP),
        ("\nx = " + "9" * 5000, "{}: a number of more digits than can be read"),
        ("\n" + "a." * 20_000 + "a = 1", "{}: a key of more than 32 parts (at line 5)"),
        ("\n[" + "a . " * 20_000 + "a]", "{}: a key of more than 32 parts (at line 5)"),
        ("\nx = {" + '"a".' * 20_000 + "a = 1}", "{}: a key of more than 32 parts (at line 5)"),
    ],
)
def test_what_is_nested_too_deep(more, sentence):
    with pytest.raises(LibraryError) as caught:
        parse_toml("a = 1\n\n\n" + more, "some.toml", LibraryError)
    assert str(caught.value) == sentence.format("some.toml")


def test_long_lines_of_other_things_are_looked_through_once():
    text = f'x = "{"a" * 500_000}"\ny = "{"1.5 " * 100_000}"\n# {"." * 500_000}\n'
    assert list(parse_toml(text, "some.toml", LibraryError)) == ["x", "y"]


def concept(**within):
    rows = {
        name: {"type": "region", "en": name, "zh": name} | ({"in": place} if place else {})
        for name, place in within.items()
    }
    return {"default_subject": next(iter(rows)), "default_period": "", "concept": rows}


@pytest.mark.parametrize(
    ("within", "circle"),
    [
        ({"a": "a"}, "a in a"),
        ({"a": "b", "b": "a"}, "a in b in a"),
        ({"x": "a", "a": "b", "b": "c", "c": "a"}, "a in b in c in a"),
        ({"n": "", "x": "n", "a": "b", "b": "b"}, "b in b"),
    ],
)
def test_concepts_in_a_circle(within, circle):
    with pytest.raises(VocabularyError) as caught:
        Vocabulary(concept(**within), {})
    assert str(caught.value) == CIRCLE.format(circle)


def test_a_long_chain_is_no_circle():
    chain = {f"c{n}": f"c{n + 1}" for n in range(20_000)} | {"c20000": ""}
    assert len(list(Vocabulary(concept(**chain), {}).ancestors("c0"))) == 20_000


def test_the_entry_of_these_tests_is_a_good_one(folder):  # noqa: F811
    assert {ABOUT, FACTS, VOCABULARY} <= {(folder / name).read_text() for name in FILES}
    assert load_library(folder).facts
