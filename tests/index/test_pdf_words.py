"""Words of a page, and lines of words with their marks."""

import pypdfium2
import pytest

from index.readers.pdf_letters import repaired
from index.readers.pdf_lines import lines_of, rows_of, text_of
from index.readers.pdf_marks import raised, without_marks
from index.readers.pdf_words import Word, read_words
from tests.index.pdf_samples import BOLD, ITALIC, Mark, Put, pdf


def _words(*marks: Mark, rotate: int = 0) -> list[Word]:
    document = pypdfium2.PdfDocument(pdf(list(marks), rotate=rotate))
    page = document[0]
    return [word for words in read_words(page, page.get_textpage()).directions for word in words]


def _lines(*marks: Mark) -> list[str]:
    return [line.text for row in rows_of(lines_of(_words(*marks))) for line in row]


def test_words_have_places_and_looks() -> None:
    shown = [
        (w.text, round(w.x0), round(w.x1), w.base, w.size, w.bold, w.italic, w.spaced)
        for w in _words(
            Put("Net sales", 50, 100),
            Put("2023", 50, 120, 12, BOLD),
            Put("a", 50, 140, font=ITALIC),
        )
    ]
    assert shown == [
        ("Net", 50, 66, 100, 10, False, False, True),
        ("sales", 68, 92, 100, 10, False, False, True),
        ("2023", 50, 77, 120, 12, True, False, True),
        ("a", 50, 56, 140, 10, False, True, True),
    ]


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_turned_page_is_read_upright(rotate: int) -> None:
    places = [
        (w.text, round(w.x0), round(w.base)) for w in _words(Put("on", 50, 100), rotate=rotate)
    ]
    assert places == [("on", 50, 100)]


def test_turned_words_stand_apart() -> None:
    document = pypdfium2.PdfDocument(
        pdf([Put("upright text", 50, 100), Put("margin", 20, 300, turned=True)])
    )
    sheet = read_words(document[0], document[0].get_textpage())
    assert [[word.text for word in words] for words in sheet.directions] == [
        ["upright", "text"],
        ["margin"],
    ]
    assert sheet.upright
    assert sheet.height == 800


def test_what_is_off_the_page_or_drawn_twice_is_left_out() -> None:
    marks = (
        Put("seen", 50, 100),
        Put("seen", 50.4, 100),
        Put("unseen", 50, 900),
        Put("left", -90, 100),
    )
    assert [word.text for word in _words(*marks)] == ["seen"]


@pytest.mark.parametrize(
    ("drawn", "meant"),
    [
        ("Ageˆncia Nacional", "Agência Nacional"),
        ("Aviac¸a˜o", "Aviação"),
        ("Schr¨odinger", "Schrödinger"),
        ("5´", "5´"),
        ("plain", "plain"),
    ],
)
def test_accents_drawn_apart_are_put_on_their_letters(drawn: str, meant: str) -> None:
    assert repaired(drawn) == meant


def test_lines_end_where_a_gap_is_wider_than_between_words() -> None:
    assert _lines(Put("Net sales", 50, 100), Put("1,234", 200, 100), Put("a", 233, 100)) == [
        "Net sales",
        "1,234",
        "a",
    ]


def test_a_soft_hyphen_shows_at_a_line_end_only() -> None:
    def word(text: str, x0: float, x1: float) -> Word:
        return Word(text, x0, x1, 100, 10, bold=False, italic=False, spaced=False)

    assert text_of([word("pub\xad", 50, 70), word("lish\xad", 70, 90)]) == "publish\xad"


def test_a_raised_mark_is_no_part_of_a_figure() -> None:
    marks = [Put("1,234", 50, 100), Put("3", 75.1, 96, 6), Put("crowns", 82, 100)]
    assert _lines(*marks) == ["1,234 crowns"]
    assert _words(*marks)[0].text == "1,234"
    (line,) = lines_of(_words(*marks))
    assert [word.mark for word in line.words] == ["3", ""]


def test_raised_and_lowered_letters_that_mean_something_stay() -> None:
    assert _lines(Put("15 km", 50, 100), Put("2", 78.2, 96, 6)) == ["15 km²"]
    assert _lines(Put("CO", 50, 100), Put("2", 65.1, 103, 6)) == ["CO2"]
    assert _lines(Put("Mac", 50, 100), Put("®", 69.1, 96, 6)) == ["Mac®"]


def test_a_mark_drawn_later_finds_its_place() -> None:
    marks = Put("AirPods  , and", 50, 100), Put("®", 88.5, 96, 6)
    assert _lines(*marks) == ["AirPods®, and"]


def test_the_mark_before_a_footnote_goes() -> None:
    assert _lines(Put("1", 50, 97, 5), Put("Figures are preliminary.", 54, 100)) == [
        "Figures are preliminary."
    ]


@pytest.mark.parametrize(
    ("before", "text", "kept"),
    [
        ("1,234", "3", ""),
        ("Total", "(3)", ""),
        ("Total", "a", ""),
        ("countries", "12,13", ""),
        ("km", "2", "²"),
        ("10", "6", "⁶"),
        ("1.5×10", "-3", "⁻³"),
        ("25", "th", "th"),
        ("Mac", "®", "®"),
        ("1", "o", "º"),
        ("sales", "*", ""),
    ],
)
def test_what_stays_of_raised_text(before: str, text: str, kept: str) -> None:
    assert raised(before, text) == kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("1,234²", "1,234"),
        ("sales¹,²", "sales"),
        ("km²", "km²"),
        ("10⁶", "10⁶"),
        ("¹", "¹"),
        ("a", "a"),
    ],
)
def test_marks_that_are_letters_of_their_own(text: str, kept: str) -> None:
    assert without_marks(text) == kept
