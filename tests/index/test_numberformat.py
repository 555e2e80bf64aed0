"""Numbers, texts and dates as a spreadsheet shows them."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.readers.dateformat import shown_date
from index.readers.numberformat import ENGLISH, Style, shown, shown_text, style_of
from tests.tables import table

ACCOUNTING = '_(* #,##0.00_);_(* \\(#,##0.00\\);_(* "-"??_);_(@_)'


def at(*parts):
    """A moment; a spreadsheet knows no time zone."""
    return datetime(*parts)  # noqa: DTZ001


@table(
    ("value", "code", "text"),
    [
        (1270987014, ACCOUNTING, "1,270,987,014.00"),
        (-5.5, ACCOUNTING, "(5.50)"),
        (0, ACCOUNTING, "-"),
        (1234.5, "#,##0", "1,235"),
        (2.5, "0", "3"),
        (-2.5, "0", "-3"),
        (1.005, "0.00", "1.01"),
        (0.4567, "0%", "46%"),
        (-0.25, "0.0%;[Red]-0.0%", "-25.0%"),
        (1234567, '#,##0.0,,"m"', "1.2m"),
        (1234567, "#,##0,", "1,235"),
        (-3, "0;(0)", "(3)"),
        (-7, "#,##0_);[Red](#,##0)", "(7)"),
        (3, '"$"#,##0', "$3"),
        (1234.5, "[$€-407] #,##0.00", "€ 1,234.50"),
        (1234.567, '#,##0.00 "USD"', "1,234.57 USD"),
        (12, '0"°C"', "12°C"),
        (0.5, "#.##", ".5"),
        (0.5, "0.##", "0.5"),
        (5, "0.##", "5"),
        (5, "#,##0.###", "5"),
        (12345.678, "#,##0.###", "12,345.678"),
        (0, "#", ""),
        (0, "0", "0"),
        (7, "00", "07"),
        (123456789, "000-00-0000", "123-45-6789"),
        (5551234567, "(000) 000-0000", "(555) 123-4567"),
        (12345, "0.00E+00", "1.23E+04"),
        (0.000123, "0.0E+00", "1.2E-04"),
        (9.99, "0.0E+00", "1.0E+01"),
        (0, "0.0E+00", "0.0E+00"),
        (5, "E-0", "E0"),
        (1.25, "# ?/?", "1 1/4"),
        (0.333333, "?/?", "1/3"),
        (2, "# ?/?", "2"),
        (0.4, "# ?/8", "3/8"),
        (1500, '[>=1000]0.0,"K";0', "1.5K"),
        (500, '[>=1000]0.0,"K";0', "500"),
        (1, '"Yes";"Yes";"No"', "Yes"),
        (0, '"Yes";"Yes";"No"', "No"),
        (1, ";;;", ""),
        (1, "+0;-0", "+1"),
        (-1, "+0;-0", "-1"),
        (1.5, "General", "1.5"),
        (0.1 + 0.2, "General", "0.3"),
        (-7, "General", "-7"),
        (3, 'General" units"', "3 units"),
        (5, "@", "5"),
        (1270987014.33, "General", "1270987014.33"),
        (Decimal("1.1398677480000001E9"), "General", "1139867748"),
        (1e20, "General", "1E+20"),
        (1e15, "#,##0", "1,000,000,000,000,000"),
        (1e308, "0", "1" + "0" * 308),
        (2019, "0", "2019"),
        (float("inf"), "0", "inf"),
        (4.5, 'broken "code', "broken code"),
        (4.5, "0.0[", "4.5["),
    ],
)
def test_numbers(value, code, text):
    assert shown(value, code) == text


@pytest.mark.parametrize(
    ("language", "codes", "text"),
    [
        ("en", [], "1,270,987.50"),
        ("", [], "1,270,987.50"),
        ("zh", [], "1,270,987.50"),
        ("de", [], "1.270.987,50"),
        ("fr", [], "1\u00a0270\u00a0987,50"),
        ("es", ["General"], "1,270,987.50"),
        ("es", ['#,##0 "€"'], "1.270.987,50"),
    ],
)
def test_the_language_says_how_thousands_and_decimals_are_set_off(language, codes, text):
    assert shown(1270987.5, "#,##0.00", style_of(language, codes)) == text


def test_the_style_holds_without_a_format_too():
    assert shown(0.5, "General", Style(".", ",")) == "0,5"


@table(
    ("value", "code", "text"),
    [
        (at(2025, 1, 31), "mm-dd-yy", "2025-01-31"),
        (at(2025, 1, 31, 14, 5), "mm-dd-yy", "2025-01-31 14:05"),
        (date(2025, 1, 31), "General", "2025-01-31"),
        (at(2025, 1, 31), "d mmm yyyy", "31 Jan 2025"),
        (at(2025, 1, 31), "dddd, d mmmm yyyy", "Friday, 31 January 2025"),
        (at(2025, 1, 31), 'yyyy"年"m"月"d"日"', "2025年1月31日"),
        (at(2025, 1, 31), "[$-409]d-mmm-yy;@", "31-Jan-25"),
        (at(2025, 1, 31, 14, 5, 9), "h:mm AM/PM", "2:05 PM"),
        (at(2025, 1, 31, 0, 5, 9), "h:mm AM/PM", "12:05 AM"),
        (at(2025, 1, 31, 14, 5, 9), "m/d/yyyy h:mm", "1/31/2025 14:05"),
        (at(2025, 1, 31, 14, 5, 9, 250_000), "mm:ss.0", "05:09.2"),
        (time(9, 5), "h:mm", "9:05"),
        (timedelta(hours=30, minutes=5), "[h]:mm", "30:05"),
        (timedelta(hours=30, minutes=5), "[h]:mm:ss", "30:05:00"),
        (timedelta(hours=-1), "h:mm", "-1:00:00"),
    ],
)
def test_dates(value, code, text):
    assert shown_date(value, code) == text


@pytest.mark.parametrize(
    ("text", "code", "expected"),
    [
        ("abc", "General", "abc"),
        ("abc", "0.00", "abc"),
        ("abc", ACCOUNTING, "abc"),
        ("abc", '0;0;0;"<"@">"', "<abc>"),
        ("abc", '@" %"', "abc %"),
    ],
)
def test_texts(text, code, expected):
    assert shown_text(text, code) == expected


@given(st.floats(-1e12, 1e12), st.integers(0, 6))
def test_what_is_shown_is_the_rounded_number(value, places):
    text = shown(value, "#,##0." + "0" * places if places else "#,##0")
    assert abs(Decimal(text.replace(",", "")) - Decimal(repr(value))) <= Decimal(5).scaleb(
        -places - 1
    )


@given(st.floats() | st.integers(), st.text('0#?.,%/E+-@;"\\[]$ymdhs AGeneral()_*€', max_size=20))
def test_any_code_shows_something(value, code):
    assert isinstance(shown(value, code, ENGLISH), str)
    assert isinstance(shown_date(at(2025, 1, 31, 1, 2, 3), code), str)
    assert isinstance(shown_date(timedelta(hours=1), code), str)
