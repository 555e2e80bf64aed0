"""Library entries on disk: what is loaded, and what is refused with which sentence."""

import pytest

from facts.library import BUNDLED, About, Library, load_library
from facts.library_errors import DocumentError, FactError, LibraryError, VocabularyError
from facts.table import load_facts
from facts.vocabulary import Vocabulary
from index.split import parse

DOCUMENT = """Harbour report
In 2024 the North exported 12.5 million euros, an increase of 4%.
"""
ABOUT = 'id = "harbour"\ntitle = "Harbour report"\n'
VOCABULARY = """default_subject = "north"
default_period = "2024"
[concept.north]
type = "region"
en = "the North"
zh = "北"
[concept.export]
type = "activity"
en = "exports"
zh = "出口"
[measure.exports]
en = "exports"
zh = "出口额"
needs = ["export"]
"""
FACTS = """[[fact]]
id = "north-exports"
subject = "north"
measure = "exports"
kind = "level"
value = "12.5 million"
unit = "EUR"
text = "12.5 million euros"
quote = "the North exported 12.5 million euros"
"""
WORDS = "north: the North\nexport: exports; exported\n"


def small_library(text, vocabulary, words, rows):
    """A library from values, without files."""
    document = parse(text, id="small")
    known = Vocabulary(vocabulary, words)
    about = About(id="small", title="Small")
    return Library(about, document, known, load_facts(rows, document, known))


@pytest.fixture
def folder(tmp_path):
    entry = tmp_path / "harbour"
    entry.mkdir()
    for name, text in (
        ("document.txt", DOCUMENT),
        ("library.toml", ABOUT),
        ("vocabulary.toml", VOCABULARY),
        ("facts.toml", FACTS),
        ("words.en.txt", WORDS),
    ):
        (entry / name).write_text(text, encoding="utf-8")
    return entry


def test_an_entry(folder):
    library = load_library(folder)
    (fact,) = library.facts
    assert library.about == About(id="harbour", title="Harbour report")
    assert (library.document.id, library.document.text) == ("harbour", DOCUMENT)
    assert library.by_id == {"north-exports": fact}
    assert (library.about.en, library.about.zh) == ("the document", "文档")


def test_the_bundled_entry_is_the_default():
    library, again = load_library(), load_library(BUNDLED)
    assert library.about.id == BUNDLED.name
    assert (library.about, library.document, library.facts) == (
        again.about,
        again.document,
        again.facts,
    )
    assert all(library.document.text[fact.start : fact.end] == fact.text for fact in library.facts)


def test_an_entry_without_facts(folder):
    (folder / "facts.toml").write_text("", encoding="utf-8")
    assert load_library(folder).facts == ()


def test_a_missing_folder(tmp_path):
    with pytest.raises(LibraryError) as error:
        load_library(tmp_path / "none")
    assert str(error.value) == (
        f"no library entry at {tmp_path / 'none'}: the folder does not exist"
    )


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("document.txt", DocumentError),
        ("library.toml", LibraryError),
        ("vocabulary.toml", VocabularyError),
        ("facts.toml", LibraryError),
    ],
)
def test_a_missing_file(folder, name, kind):
    (folder / name).unlink()
    with pytest.raises(LibraryError) as error:
        load_library(folder)
    assert (type(error.value), str(error.value)) == (kind, f"harbour/{name} is missing")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("document.txt", DocumentError),
        ("library.toml", LibraryError),
        ("vocabulary.toml", VocabularyError),
        ("facts.toml", LibraryError),
        ("words.en.txt", VocabularyError),
    ],
)
def test_a_file_that_is_not_utf8(folder, name, kind):
    (folder / name).write_bytes(b"ab\xff")
    with pytest.raises(LibraryError) as error:
        load_library(folder)
    assert (type(error.value), str(error.value)) == (kind, f"{name} is not UTF-8 (byte 2)")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("library.toml", LibraryError),
        ("vocabulary.toml", VocabularyError),
        ("facts.toml", LibraryError),
    ],
)
def test_a_file_that_is_no_toml(folder, name, kind):
    (folder / name).write_text("title = \n", encoding="utf-8")
    with pytest.raises(LibraryError) as error:
        load_library(folder)
    assert type(error.value) is kind
    assert str(error.value).startswith(f"{name}: ")
    assert "line 1" in str(error.value)


@pytest.mark.parametrize(
    ("name", "text", "kind", "message"),
    [
        (
            "document.txt",
            " \n\n",
            DocumentError,
            "harbour/document.txt is empty: put the document's text there",
        ),
        ("library.toml", 'id = "harbour"', LibraryError, "library.toml: title: Field required"),
        (
            "library.toml",
            ABOUT + "colour = 1",
            LibraryError,
            "library.toml: colour: Extra inputs are not permitted",
        ),
        ("facts.toml", "fact = 1", LibraryError, "facts.toml: expected a list of [[fact]] tables"),
        (
            "facts.toml",
            "fact = [1]",
            LibraryError,
            "facts.toml: expected a list of [[fact]] tables",
        ),
        (
            "facts.toml",
            FACTS.replace("exported 12.5", "imported 12.5"),
            FactError,
            (
                'facts row 1 ("north-exports"): quote not in the document: '
                '"the North imported 12.5 million euros"'
            ),
        ),
        (
            "words.en.txt",
            "moon: the Moon",
            VocabularyError,
            'words.en.txt: "moon" is no concept of vocabulary.toml',
        ),
    ],
)
def test_what_is_wrong_is_said(folder, name, text, kind, message):
    (folder / name).write_text(text, encoding="utf-8")
    with pytest.raises(LibraryError) as error:
        load_library(folder)
    assert (type(error.value), str(error.value)) == (kind, message)


def test_a_folder_in_place_of_a_file(folder):
    (folder / "facts.toml").unlink()
    (folder / "facts.toml").mkdir()
    with pytest.raises(LibraryError) as error:
        load_library(folder)
    assert str(error.value) == "facts.toml is no regular file: put one in its place"
