"""Periods, and which of them are the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.quantity import Period, compatible, overlaps, periods, relation, resolved
from tests.tables import table

NAMED = [
    ("en", "in the third quarter of 2023", [("2023-Q3", "third quarter of 2023")]),
    ("en", "last year's sales in March", [("@-1 year", "last year"), ("--03", "March")]),
    ("en", "sales in march may rise", [("--03", "march")]),
    ("en", "three months ended June 30, 2023", [("P3M/2023-06-30", "three months ended June 30, 2023")]),
    ("en", "13 weeks ended April 1, 2023", [("P13W/2023-04-01", "13 weeks ended April 1, 2023")]),
    ("en", "year ended December 31, 2019 and 2018", [("P12M/2019-12-31", "year ended December 31, 2019"), ("2018", "2018")]),
    ("en", "at 7:30 p.m. in FY2020", [("FY2020", "FY2020")]),
    ("en", "this quarter, next month", [("@0 quarter", "this quarter"), ("@+1 month", "next month")]),
    ("es", "el año pasado y en 2020", [("@-1 year", "el año pasado"), ("2020", "2020")]),
    ("de", "im Vorjahr und im März", [("@-1 year", "im Vorjahr"), ("--03", "März")]),
    ("fr", "l'année dernière", [("@-1 year", "l'année dernière")]),
    ("ru", "в прошлом году, в марте", [("@-1 year", "прошлом году"), ("--03", "марте")]),
    ("zh", "上一季度，前一季，上一月", [("@-1 quarter", "上一季度"), ("@-1 quarter", "前一季"), ("@-1 month", "上一月")]),
    ("zh", "第一季度，一季度，一月", [("--Q1", "第一季度"), ("--Q1", "一季度"), ("--01", "一月")]),
    ("zh", "去年上半年", [("@-1 year", "去年"), ("--H1", "上半年")]),
    ("zh", "截至2019年12月31日止年度", [("P12M/2019-12-31", "截至2019年12月31日止年度")]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), NAMED, ids=[row[1] for row in NAMED])
def test_periods(language, text, expected):
    found = periods(text, language)
    assert [(one.form, one.text) for one in found] == expected
    assert [text[one.start : one.end] for one in found] == [one.text for one in found]


RELATIONS = [
    ("2023", "2023", "same", True),
    ("2023-Q3", "P3M/2023-09-30", "same", True),
    ("2023-Q2", "P3M/2023-07-01", "same", True),
    ("2023", "P12M/2023-12-31", "same", True),
    ("2023-Q1", "2023-01/2023-03", "same", True),
    ("--Q3", "2023-Q3", "same", True),
    ("--02-18", "2023-02-18", "same", True),
    ("FY2020", "FY2020", "same", True),
    ("@-1 year", "@-1 year", "same", True),
    ("2023", "2023-Q3", "within", None),
    ("2023", "2023-12-31", "within", None),
    ("C18", "1755", "within", None),
    ("1990s", "1995", "within", None),
    ("--Q3", "2023-08", "within", None),
    ("C-5", "-0444", "within", None),
    ("2023-Q3", "2023", "around", None),
    ("2019/2020", "2020/2021", "overlaps", None),
    ("2023", "2022", "apart", False),
    ("2020-05-03", "2020-05-07", "apart", False),
    ("--Q3", "2023-Q2", "apart", False),
    ("2023-02", "--03", "apart", False),
    ("FY2020", "FY2021", "apart", False),
    ("2020", "FY2023", "apart", False),
    ("C18", "1801", "apart", False),
    ("2023-Q3", "--Q3", "unknown", None),
    ("2023", "FY2023", "unknown", None),
    ("@-1 year", "2022", "unknown", None),
]


@table(("asked", "found", "said", "answer"), RELATIONS)
def test_relation(asked, found, said, answer):
    assert (relation(asked, found), compatible(asked, found)) == (said, answer)
    assert overlaps(asked, found) == (None if said == "unknown" else said != "apart")


@pytest.mark.parametrize(
    ("form", "year", "month", "expected"),
    [
        ("@-1 year", 2024, None, "2023"),
        ("@0 fiscal", 2024, None, "FY2024"),
        ("@-1 quarter", 2024, 2, "2023-Q4"),
        ("@-1 quarter", 2024, None, "@-1 quarter"),
        ("@+1 month", 2024, 12, "2025-01"),
        ("@-1 decade", 2024, None, "2010s"),
        ("@-1 century", 2024, None, "C20"),
        ("@0 day", 2024, 1, "@0 day"),
        ("2020", 2024, 1, "2020"),
    ],
)
def test_resolved(form, year, month, expected):
    assert resolved(Period(form, "", 0, 0), year, month) == Period(expected, "", 0, 0)


FORMS = st.one_of(
    st.integers(1000, 2100).map(str),
    st.builds("{}-Q{}".format, st.integers(2000, 2003), st.integers(1, 4)),
    st.builds("{}-{:02d}".format, st.integers(2000, 2003), st.integers(1, 12)),
    st.builds("{}-{:02d}-{:02d}".format, st.integers(2000, 2003), st.integers(1, 12), st.integers(1, 28)),
    st.builds("P{}M/{}-{:02d}-28".format, st.integers(1, 12), st.integers(2000, 2003), st.integers(1, 12)),
    st.builds("FY{}".format, st.integers(2000, 2003)),
    st.builds("--Q{}".format, st.integers(1, 4)),
)  # fmt: skip
MIRRORED = {"within": "around", "around": "within"}


@given(FORMS, FORMS)
def test_a_relation_is_mirrored_from_the_other_side(one, other):
    there, back = relation(one, other), relation(other, one)
    if one.startswith("--") == other.startswith("--"):
        assert back == MIRRORED.get(there, there)
    assert relation(one, one) == "same"
    assert (there == "apart") == (back == "apart")
