"""A document as bytes and back: equal, refused where it is something else, and fast."""

import json
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.document import Cell, Document, Paragraph, Row, Section, Sentence, Table, Tag
from index.storing import FORM, StoredError, dump, load
from tests.growth import grows_no_faster

_PLACES = st.none() | st.integers(1, 9) | st.text(max_size=5)
_WORDS = st.text(max_size=12)
_KINDS = st.sampled_from(["title", "paragraph", "item", "caption", "header", "row"])


@st.composite
def documents(draw):
    """Documents as the contract has them: sentences in order, each in its paragraph."""
    text, sections, paragraphs, sentences, tables = "", [], [], [], []
    for number in range(draw(st.integers(0, 3))):
        begin = len(text)
        for _ in range(draw(st.integers(1, 3))):
            first, start = len(sentences), len(text)
            for words in draw(st.lists(st.text(min_size=1, max_size=12), min_size=1, max_size=3)):
                sentence = Sentence(
                    f"s{len(sentences) + 1}",
                    words,
                    len(text),
                    len(text) + len(words),
                    len(paragraphs),
                    number,
                )
                sentences.append(sentence)
                text += words + " "
            positions = tuple(range(first, len(sentences)))
            paragraphs.append(
                Paragraph(start, len(text), number, positions, draw(_KINDS), draw(_PLACES))
            )
        sections.append(Section(f"sec{number + 1}", draw(_WORDS), begin, len(text)))
    offsets = st.integers(0, max(0, len(text)))
    if sentences:
        cells = st.builds(Cell, offsets, offsets, st.integers(0, 9), st.booleans())
        rows = st.builds(
            Row,
            st.integers(0, len(sentences) - 1),
            _WORDS,
            st.lists(cells, max_size=3).map(tuple),
            st.lists(_WORDS, max_size=2).map(tuple),
        )
        columns = st.lists(_WORDS, max_size=3).map(tuple)
        table = st.builds(
            Table,
            *(offsets, offsets, st.just(0), _WORDS, columns),
            st.lists(rows, max_size=3).map(tuple),
            _PLACES,
        )
        tables = draw(st.lists(table, max_size=2))
    tag = st.builds(
        Tag,
        *(offsets, offsets, _WORDS, st.decimals(allow_nan=False, allow_infinity=False)),
        *(_WORDS, _WORDS),
    )
    return Document(
        draw(_WORDS),
        draw(_WORDS),
        text,
        tuple(sections),
        tuple(paragraphs),
        tuple(sentences),
        draw(_WORDS),
        tuple(tables),
        tuple(draw(st.lists(tag, max_size=2))),
        draw(st.integers(0, 99)),
    )


@settings(deadline=None)
@given(documents())
def test_what_is_stored_comes_back(document):
    assert load(dump(document)) == document


def test_unpaired_surrogates_and_all_kinds_of_places_come_back():
    sentence = Sentence("s1", "a\ud800中", 0, 3, 0, 0)
    document = Document(
        "d",
        "t\udfff",
        "a\ud800中",
        (Section("sec1", "", 0, 3),),
        (Paragraph(0, 3, 0, (0,), "row", "Sheet 1"),),
        (sentence,),
        "zh",
        (Table(0, 3, 0, "c", ("", "x"), (Row(0, "", (Cell(0, 1, 1, False),), ("g",)),), 7),),
        (Tag(0, 1, "us-gaap:Revenue", Decimal("-1.50E+3"), "USD", "2025"),),
        1,
    )
    assert load(dump(document)) == document


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"{}",
        b"null",
        b"\xff\xfe",
        b"[" * 100_000,
        json.dumps({"form": FORM}).encode(),
        json.dumps({"form": FORM + 1, "text": ""}).encode(),
    ],
)
def test_other_bytes_are_refused(data):
    with pytest.raises(StoredError):
        load(data)


@given(st.data())
def test_damaged_bytes_give_a_document_or_are_refused(data):
    whole = dump(Document("d", "t", "One. Two.", (), (), ()))
    at = data.draw(st.integers(0, len(whole) - 1))
    cut = data.draw(st.binary(max_size=3))
    try:
        found = load(whole[:at] + cut + whole[at + len(cut) :])
    except StoredError:
        return
    assert isinstance(found, Document)


def test_sentences_that_no_paragraph_holds_are_refused():
    stored = json.loads(dump(Document("d", "", "abc", (), (), ())))
    stored["sentences"] = [[0, 1]]
    with pytest.raises(StoredError):
        load(json.dumps(stored).encode())


SOUND = {
    "form": FORM, "id": "d", "title": "t", "language": "en", "pages": 1, "text": "A 5. B 6.",
    "sections": [["sec1", "", 0, 9]],
    "paragraphs": [[0, 9, 0, 2, 0, 1]],
    "sentences": [[0, 4], [5, 9]],
    "tables": [[0, 9, 0, "c", ["x"], 1, [[0, "A", ["g"], [2, 3, 0], []]]]],
    "tags": [[2, 3, "n", "5", "USD", "2025"]],
}  # fmt: skip


def test_a_sound_one_is_a_document():
    assert [one.text for one in load(json.dumps(SOUND).encode()).sentences] == ["A 5.", "B 6."]


@pytest.mark.parametrize(
    ("part", "hostile"),
    [
        ("paragraphs", [[0, 9, 0, 10**12, 0, 1]]),  # a list of so many numbers
        ("paragraphs", [[0, 9, 0, 10**12, 0, 1], [0, 9, 0, 2 - 10**12, 0, 1]]),
        ("paragraphs", [[0, 9, 0, 2.0, 0, 1]]),
        ("paragraphs", [[0, 9, 5, 2, 0, 1]]),
        ("paragraphs", [[0, 9, 0, 2, -1, 1]]),
        ("paragraphs", [[0, 10**30, 0, 2, 0, 1]]),
        ("sentences", [[0, 9], [0, 9]]),  # the whole text, as often as there are sentences
        ("sentences", [[5, 9], [0, 4]]),
        ("sentences", [[0, 4], [5, 10]]),
        ("sentences", [[-4, 4], [5, 9]]),
        ("sections", [["sec1", "", 0, 10]]),
        ("tables", [[0, 9, 1, "c", ["x"], 1, []]]),
        ("tables", [[0, 9, 0, 5, ["x"], 1, []]]),
        ("tables", [[0, 9, 0, "c", ["x"], 1, [[2, "A", [], [2, 3, 0], []]]]]),
        ("tables", [[0, 9, 0, "c", ["x"], 1, [[0, "A", [], [2, 10, 0], []]]]]),
        ("tables", [[0, 9, 0, "c", ["x"], 1, [[0, "A", [], [2, 3, 10**12], []]]]]),
        ("tags", [[2, 3, "n", "1E+999999999", "USD", "2025"]]),  # written out: a billion digits
        ("tags", [[2, 3, "n", "NaN", "USD", "2025"]]),
        ("tags", [[2, 10, "n", "5", "USD", "2025"]]),
        ("tags", [[2, 3, None, "5", "USD", "2025"]]),
        ("text", ["A"]),
        ("title", None),
        ("pages", "many"),
    ],
)
def test_what_points_beyond_the_document_is_refused(part, hostile):
    with pytest.raises(StoredError):
        load(json.dumps(SOUND | {part: hostile}).encode())


def long_document(number):
    """A document of so many sentences, each a table row of ten cells."""
    words = "A sentence of the length that sentences of reports have, with figures: 12.5 million. "
    sentences = tuple(
        Sentence(f"s{n + 1}", words, n * len(words), (n + 1) * len(words), n, 0)
        for n in range(number)
    )
    paragraphs = tuple(
        Paragraph(s.start, s.end, 0, (n,), "row", 1) for n, s in enumerate(sentences)
    )
    rows = tuple(
        Row(n, "A", tuple(Cell(s.start + c, s.start + c + 1, c) for c in range(10)))
        for n, s in enumerate(sentences)
    )
    text = words * number
    table = Table(0, len(text), 0, "", ("",) * 10, rows, 1)
    section = Section("sec1", "", 0, len(text))
    return Document("d", "t", text, (section,), paragraphs, sentences, "en", (table,), (), 9)


def test_loading_grows_with_the_document_only():
    def work(sentences):
        data = dump(long_document(sentences))
        return lambda: load(data)

    assert grows_no_faster(work, 150)
