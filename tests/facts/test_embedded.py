"""Simple clauses that stand within a longer sentence."""

import pytest

from facts.drafting.embedded import embedded
from facts.quantity import figures


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The bridge, which cost 3 million euros, opened in 2021.",
         ["bridge cost 3 million euros", "The bridge opened in 2021.", "bridge opened in 2021."]),
        ("en", "The sister of the mayor, who lives in Oslo, paints.",
         ["sister of the mayor lives in Oslo", "The sister of the mayor paints.",
          "sister of the mayor paints."]),
        ("en", "The city bought a mill, which has 12 wheels.",
         ["mill has 12 wheels", "bought a mill has 12 wheels", "city bought a mill has 12 wheels"]),
        ("es", "El puente, que costó 3 millones de euros, abrió en 2021.",
         ["puente costó 3 millones de euros", "El puente abrió en 2021.", "puente abrió en 2021."]),
        ("ru", "Мост, который стоил 3 млн евро, открыли в 2021 году.",
         ["Мост стоил 3 млн евро", "Мост открыли в 2021 году.", "Мост открыли в 2021 году."]),
        ("en", "Spain, with 120,000 visitors, was ahead of France (80,000).",
         ["France 80,000 visitors", "Spain 120,000 visitors"]),
        ("en", "The age of the crew is 43 years (2023: 42 years).",
         ["The age of the crew is 2023: 42 years"]),
        ("en", "The road is 40 km (25 mi) long.", []),
        ("en", "Traffic rose to 5 million in 2024 from 4 million in 2023.",
         ["Traffic 5 million in 2024", "Traffic 4 million in 2023"]),
        ("en", "Traffic rose from 4 million to 5 million.", ["Traffic 5 million"]),
        ("pt", "O tráfego subiu de 4 milhões em 2023 para 5 milhões em 2024.",
         ["O tráfego 5 milhões em 2024", "O tráfego 4 milhões em 2023"]),
        ("en", "The index fell 5% to 40%, down from 45%.", []),
        ("en", "Costs came to 9 million euros, an increase of 2 million euros or 27%.",
         ["Costs came to an increase of 27%"]),
        ("zh", "客流由2023年的480万人增至2024年的520万人。",
         ["客流2024年的520万人", "客流2023年的480万人"]),
        ("zh", "大桥（长40米）于2021年通车。", []),
    ],
)  # fmt: skip
def test_what_stands_within(language: str, text: str, expected: list[str]) -> None:
    found = embedded(text, language, figures(text, language))
    assert [one.text.strip() for one in found] == expected


def test_what_was_before_is_only_of_its_time() -> None:
    text = "Wages rose to 3,000 euros (2022: 2,800 euros), rents to 9 euros in 2024 from 8 euros in 2023."
    found = embedded(text, "en", figures(text, "en"))
    assert [one.text for one in found if one.dated] == ["Wages rose to 2022: 2,800 euros"]


def test_every_stretch_is_the_sentences_own() -> None:
    text = "Spain, with 120,000 visitors, which rose to 5 from 4 in 2023, was ahead of France (80,000)."
    for one in embedded(text, "en", figures(text, "en")):
        for start, source, length in one.parts:
            assert one.text[start : start + length] == text[source : source + length]
