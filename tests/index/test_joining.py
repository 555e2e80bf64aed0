"""Lines to paragraphs, hyphens by the document's own words, marks of typesetting undone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.joining import glue, join_lines, repair, without_note_marks, words_within
from tests.tables import table

WORDS = words_within(
    ["The government and long-term plans of a reader;", "well-known re-", "readers"]
)


def test_words_within_leave_out_what_a_line_end_cut():
    assert (
        frozenset("the government and long-term plans of a reader well-known readers".split())
        == WORDS
    )


@table(
    ("first", "second", "expected"),
    [
        ("it", "rose", "it rose"),
        ("govern-", "ment", "government"),
        ("un-", "seen", "unseen"),
        ("long-", "term", "long-term"),
        ("Asia-", "Pacific", "Asia-Pacific"),
        ("COVID-", "19", "COVID-19"),
        ("Ein-", "und Ausfuhr", "Ein- und Ausfuhr"),
        ("short-", "and long-term", "short- and long-term"),
        ("1999-", "2001", "1999-2001"),
        ("2019–", "2020", "2019–2020"),
        ("it rose –", "fast", "it rose – fast"),
        ("soft\u00ad", "ware", "software"),
        ("政府", "工作", "政府工作"),
        ("2020", "年", "2020年"),
        ("增长，", "GDP", "增长，GDP"),
        ("서울", "시민", "서울 시민"),
        ("done.", "[31] Then", "done.[31] Then"),
        ("see", "[31]", "see [31]"),
    ],
)
def test_glue(first, second, expected):
    assert glue(first, second, WORDS) == expected


def test_join_lines_skips_blank_ones():
    assert (
        join_lines(["  A gov-", "", " ernment ", "of re\u00adaders"]) == "A government of readers"
    )
    assert join_lines([]) == ""


@given(st.lists(st.text(st.sampled_from("ab1-\u00ad国 [].–"), max_size=6)))
def test_joining_loses_only_hyphens_and_spaces(lines):
    kept = str.maketrans("", "", "-\u00ad ")
    assert join_lines(lines).translate(kept) == "".join(lines).translate(kept)


def test_repair():
    assert repair("eﬃcient ﬂow ﬁrst oﬀ") == "efficient flow first off"
    assert repair("soft\u00adware re\u00ad\nset") == "software re\u00ad\nset"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,234¹ tons", "1,234 tons"),
        ("5%²,³ more", "5% more"),
        ("10⁶ times", "10⁶ times"),
        ("25 m²", "25 m²"),
        ("rose to 12[3].", "rose to 12 [3]."),
        ("word[3]", "word[3]"),
        ("1" * 99 + "¹", "1" * 99 + "¹"),
    ],
)
def test_note_marks_leave_their_figure(text, expected):
    assert without_note_marks(text) == expected
