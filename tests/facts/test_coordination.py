"""What coordinated parts of a sentence share, put into each of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.drafting.coordination import completed, filled
from facts.quantity import figures


def ways(text: str, language: str) -> list[str]:
    return [one.text.strip() for one in filled(text, language, figures(text, language))]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Exports rose 5% and imports 3% in 2024.", ["imports rose 3% in 2024"]),
        (
            "en",
            "The shop took 1.2 million euros and the café 800,000 euros.",
            ["the café shop took 800,000 euros", "the café took 800,000 euros"],
        ),
        (
            "en",
            "Attendance at concerts fell by 4% and at lectures by 11%.",
            [
                "Attendance at lectures concerts fell by 11%",
                "Attendance at lectures fell by 11%",
                "Attendance at lectures by 11%",
            ],
        ),
        (
            "en",
            "In 2024, costs rose 2% and prices 3%, the board said.",
            ["In 2024, prices rose 3% , the board said"],
        ),
        (
            "en",
            "The hall seats 400 people and the barn 250.",
            ["the barn hall seats 250 people", "the barn seats 250 people"],
        ),
        (
            "en",
            "Prices rose 5% in Spain, 4% in France and 2% in Italy.",
            ["Prices rose 4% in France", "Prices rose 2% in Italy"],
        ),
        (
            "en",
            "The firm sold 120 bicycles in Lyon and 85 in Nice.",
            ["The firm sold 85 bicycles in Nice"],
        ),
        (
            "en",
            "Sales in Spain and Italy were 12 and 7 million euros, respectively.",
            [
                "Sales in Spain were 12 million euros",
                "Sales in Italy were 7 million euros",
            ],
        ),
        ("es", "Los precios subieron un 5% en Lima y un 4% en Cuzco.",
         ["Los precios subieron un 4% en Cuzco"]),
        ("ru", "Экспорт вырос на 5 %, импорт — на 3 %.",
         ["импорт вырос на 3 %", "импорт на 3 %"]),
        ("ru", "Цены выросли на 5 % в Испании и на 4 % во Франции.",
         ["Цены выросли на 4 % во Франции"]),
        ("zh", "商店收入120万欧元，餐厅80万欧元。",
         ["餐厅店收入80万欧元", "餐厅收入80万欧元", "餐厅入80万欧元"]),
        ("zh", "2024年，出口和进口分别增长5%和3%。",
         ["2024年出口增长5%", "2024年进口增长3%"] * 2),
        ("de", "Der Umsatz in Bonn und Köln betrug 12 beziehungsweise 7 Millionen Euro.",
         ["Der Umsatz in Bonn betrug 12 Millionen Euro",
          "Der Umsatz in Köln betrug 7 Millionen Euro"]),
        ("fr", "Les ventes à Lyon et à Nice ont atteint respectivement 12 et 7 millions d'euros.",
         ["Les ventes à Lyon Nice ont atteint 12 millions d'euros",
          "Les ventes à à Nice ont atteint 7 millions d'euros",
          "Les ventes à Lyon ont atteint 12 millions d'euros",
          "Les ventes à Nice ont atteint 7 millions d'euros",
          "Les ventes à Lyon atteint 12 millions d'euros",
          "Les à Nice ont atteint 7 millions d'euros"]),
        # Nothing is left out, or nothing that is alike.
        ("en", "Exports rose 5% and imports fell 3%.", []),
        ("en", "Sales fell 3% and the board cut 200 jobs.", []),
        ("en", "Revenue was 5 million euros, of which grants made up 2 million euros.", []),
        ("en", "The harvest was 46 tons, up from 43 tons.", []),
        ("en", "Sales were 2.4 million euros, though that is 5 million euros below plan.", []),
        ("en", "The firm grew by 16 million euros and its team by 9.", []),
        ("zh", "候选人两名，李明得134票。", []),
        ("en", "It opened in 1990 and moved in 2001.", []),
        ("en", "There are 12 cows.", []),
    ],
)  # fmt: skip
def test_what_is_put_in(language: str, text: str, expected: list[str]) -> None:
    assert ways(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "One farm has 12 cows and the other 7.", [("12", "cows", None), ("7", "cows", None)]),
        ("en", "Exports rose 5% and imports 3%.", [("5%", None, "up"), ("3%", None, "up")]),
        ("en", "Exports rose 5% and imports fell 3%.", [("5%", None, "up"), ("3%", None, "down")]),
        ("zh", "出口和进口分别下降5%和3%。", [("5%", None, "down"), ("3%", None, "down")]),
    ],
)  # fmt: skip
def test_what_figures_share(
    language: str, text: str, expected: list[tuple[str, str | None, str | None]]
) -> None:
    found = completed(text, language, figures(text, language))
    assert [(one.text, one.noun, one.direction) for one in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sales in Spain and Italy were 12 and 7 million euros, respectively.",
         [("12000000", "EUR"), ("7000000", "EUR")]),
        ("Sales in Spain and Italy were 12.5 million and 7 million euros, respectively.",
         [("12500000", "EUR"), ("7000000", "EUR")]),
        ("Sales in Spain and Italy were 900 and 1,200 million euros, respectively.",
         [("900000000", "EUR"), ("1200000000", "EUR")]),
        ("Sales in Spain and Italy were 9.5 and 12.50 million euros, respectively.",
         [("9500000", "EUR"), ("12500000", "EUR")]),
        ("Sales in Spain and Italy were 2 and 0.4 billion euros, respectively.",
         [("2000000000", "EUR"), ("400000000", "EUR")]),
        ("Sales to the EU grew by 16 million euros and to the UK by 9 million.",
         [("16000000", "EUR"), ("9000000", "EUR")]),
        ("Sales to the EU grew by 16 million euros and staff by 9.",
         [("16000000", "EUR"), ("9", "")]),
    ],
)  # fmt: skip
def test_units_and_scales_that_are_shared(text: str, expected: list[tuple[str, str]]) -> None:
    found = completed(text, "en", figures(text, "en"))
    assert [(f"{one.value:f}", one.unit) for one in found] == expected


_WORDS = ["Exports", "rose", "5%", "and", "imports", "3%", ",", "in", "2024", "Spain", "1.2 million euros",
          "the", "café", "respectively", "by", "—", "12", "cows", "与", "分别", "增长", "进口"]  # fmt: skip


@given(st.lists(st.sampled_from(_WORDS), max_size=16), st.sampled_from(["en", "zh", "ru", "es"]))
def test_every_stretch_is_the_sentences_own(words: list[str], language: str) -> None:
    text = " ".join(words)
    for one in filled(text, language, figures(text, language)):
        for start, source, length in one.parts:
            assert one.text[start : start + length] == text[source : source + length]
            assert one.place(start) == source
        assert all(one.within(at) is not None for at in one.figures)
        assert one.place(len(one.text)) is None


def test_a_row_of_numbers_is_not_taken_apart() -> None:
    text = "Exports rose 5%" + ", imports 3%" * 30
    found = figures(text, "en")
    assert (filled(text, "en", found), completed(text, "en", found)) == ([], list(found))
    assert len(filled(text[:100], "en", figures(text[:100], "en"))) == 7
