"""What holds for any text, in any language."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from facts.quantity import figures, periods

LANGUAGES = st.sampled_from([None, "en", "zh", "es", "pt", "ru", "de", "fr", "it", "nl"])
PIECES = st.sampled_from(
    [*"0123456789 .,%-+/'()[]*_–±~", "\n", "\u00a0", "万", "亿", "元", "一", "十", "年", "月", "日", "世纪", "前", "第", "公元",
     "季度", "half", "million", "billion", "Mio", "one", "two", "hundred", "and", "a", "over", "between", "from", "to",
     "mil", "тыс", "рублей", "percent", "years", "½", "second", "third", "quarter", "century", "US$", "¥", "no", "２", "٣",
     "bn", "m", "th", "May", "2025", "1347", "of", "per", "day", "FY", "Q3", "BC", "s", "er", "Jahr", "siglo", "XIX",
     "Article", "Apollo", "up", "fell", "by", "twenty", "zwei", "hundert", "quatre", "vingt", "1 000", "1,000", "1.000"]
)  # fmt: skip
TEXTS = st.one_of(st.text(), st.lists(PIECES).map("".join), st.lists(PIECES).map(" ".join))


@settings(deadline=None)
@given(TEXTS, LANGUAGES, st.booleans(), st.booleans())
def test_figures_stand_where_they_say(text, language, cell, labels):
    found = figures(text, language, cell=cell, labels=labels)
    assert [text[one.start : one.end] for one in found] == [one.text for one in found]
    assert all(one.start <= one.number_start < one.number_end <= one.end for one in found)
    assert all(left.end <= right.start for left, right in pairwise(found))
    assert all(one.value.is_finite() and "E" not in str(one.value) for one in found)
    assert all((one.low is None) == (one.high is None) for one in found)
    assert all(one.low <= one.high for one in found if one.low is not None and one.high is not None)


@settings(deadline=None)
@given(TEXTS, LANGUAGES)
def test_periods_stand_where_they_say(text, language):
    found = periods(text, language)
    assert [text[one.start : one.end] for one in found] == [one.text for one in found]
    assert all(left.end <= right.start for left, right in pairwise(found))


AMOUNTS = st.decimals(min_value="0.01", max_value=999_999_999, places=2, allow_nan=False)
MARKS = {
    "en": ",.",
    "zh": ",.",
    "de": ".,",
    "it": ".,",
    "es": ".,",
    "pt": ".,",
    "fr": "\u202f,",
    "ru": "\u00a0,",
}


@settings(deadline=None)
@given(AMOUNTS, st.sampled_from(sorted(MARKS)))
def test_a_figure_in_its_language_is_read_back(value, language):
    group, point = MARKS[language]
    printed = f"{value:,f}".replace(",", "g").replace(".", point).replace("g", group)
    assert [one.value for one in figures(f"x {printed} %", language)] == [value]
