"""The answer as a value: what can't be changed, and how it is written as JSON."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from bot.answer import Answer, Figure, Operand, plain

FIGURE = Figure(value=Decimal("9.490E+12"), unit="CNY", text="9.49 trillion yuan")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("900000000000", "900000000000"),
        ("9E+11", "900000000000"),
        ("9.490E+12", "9490000000000"),
        ("3.80", "3.8"),
        ("3.00", "3"),
        ("100", "100"),
        ("0", "0"),
        ("0.000", "0"),
        ("0.0000001", "0.0000001"),
        ("-2.50", "-2.5"),
    ],
)
def test_a_decimal_in_full_without_trailing_zeros(value, text):
    assert plain(Decimal(value)) == text


@settings(derandomize=True)
@given(st.decimals(allow_nan=False, allow_infinity=False, places=6))
def test_the_text_is_the_value_and_has_no_exponent(value):
    text = plain(value)
    assert Decimal(text) == value
    assert "E" not in text
    assert not (("." in text) and text.endswith(("0", ".")))


def test_values_are_written_as_text():
    assert FIGURE.model_dump()["value"] == "9490000000000"
    operand = Operand(text="5%", value=Decimal("5.0"), unit="%")
    assert operand.model_dump() == {
        "text": "5%",
        "value": "5",
        "unit": "%",
        "fact": None,
        "citation": None,
    }


def test_an_answer_comes_back_from_its_json():
    answer = Answer(question="q", language="en", status="answered", answer="a", figures=(FIGURE,))
    assert Answer.model_validate_json(answer.model_dump_json()) == answer


def test_an_answer_can_not_be_changed():
    answer = Answer(question="q", language="en", status="error", answer="a")
    with pytest.raises(ValidationError):
        answer.status = "answered"


@pytest.mark.parametrize("change", [{"status": "maybe"}, {"colour": "red"}, {"figures": ("x",)}])
def test_nothing_else_is_an_answer(change):
    with pytest.raises(ValidationError):
        Answer.model_validate(
            {"question": "q", "language": "en", "status": "error", "answer": "a"} | change
        )
