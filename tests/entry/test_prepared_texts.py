"""A prepared entry whose document is typeset: cut words, torn sentences, marks, other units."""

import shutil
from pathlib import Path

import pytest

from bot.entry.library_engine import Engine
from facts.library import load_library
from facts.library_errors import FactError

MUSEUM = Path(__file__).parents[1] / "library" / "museum-2024"
SIX = "The museum showed six exhibitions."
GROWTH = 'text = "4.2%"\nquote = "Its revenue reached 9.6 million euros, up 4.2%"'


@pytest.fixture(scope="module")
def museum():
    return Engine(load_library(MUSEUM))


@pytest.fixture
def entry(tmp_path):
    """Return what loads the museum's entry with some texts of its files replaced."""

    def load(**changes):
        folder = tmp_path / "museum"
        shutil.copytree(MUSEUM, folder)
        for name, pairs in changes.items():
            path = folder / {"document": "document.txt", "facts": "facts.toml"}[name]
            text = path.read_text(encoding="utf-8")
            for old, new in pairs:
                assert old in text
                text = text.replace(old, new, 1)
            path.write_text(text, encoding="utf-8")
        return load_library(folder)

    return load


@pytest.mark.parametrize(
    "sentence",
    [
        "The veri\u00adfi\u00adca\u00adtion of the light\u00adhouse lamp was dif\u00adficult because of salt.",
        "The veri\u200bfication of the light\u200bhouse lamp was diffi\u200bcult because of salt.",
        "The veri\u2060fication of the light\ufeffhouse lamp was diffi\u200dcult because of salt.",
        "The verifi-\ncation of the light-\nhouse lamp was diffi-\ncult because of salt.",
        "The verifi\u00ad\ncation of the light\u00ad\nhouse lamp was diffi\u00ad\ncult because of salt.",
    ],
)
def test_a_sentence_of_cut_words_answers_as_it_is_printed(entry, sentence):
    library = entry(document=[(SIX, f"{sentence} {SIX}")])
    answer = Engine(library).answer("Why was the verification of the lighthouse lamp difficult?")
    [citation] = answer.citations
    assert (answer.status, citation.quote) == ("answered", sentence)
    assert library.document.text[citation.start : citation.end] == sentence


def test_a_growth_per_mille_makes_no_year_before(entry):
    facts = [
        (
            f'value = "4.2"\nunit = "%"\n{GROWTH}',
            f'value = "4.2"\nunit = "‰"\n{GROWTH.replace("%", "‰")}',
        )
    ]
    engine = Engine(entry(document=[("up 4.2%", "up 4.2‰")], facts=facts))
    assert engine.answer("What was the revenue in 2023?").calculation is None
    assert engine.answer("By how much did revenue grow?").headline == "4.2‰ · 2024"


@pytest.mark.parametrize(
    ("printed", "shown"),
    [("up 4.2‰", "per mille"), ("up 4.2 percentage points", "percentage points")],
)
def test_a_growth_in_another_unit_is_refused(entry, printed, shown):
    facts = [(GROWTH, GROWTH.replace('"4.2%"', f'"{printed}"').replace("up 4.2%", printed))]
    with pytest.raises(FactError, match=rf'unit "%" is not that of "{printed}" \({shown}\)'):
        entry(document=[("up 4.2%", printed)], facts=facts)


def test_a_title_cannot_be_quoted(entry):
    with pytest.raises(FactError, match="touches no sentence"):
        entry(
            document=[
                ("Harbour Museum: Report on the Year 2024", "Harbour Museum: 412,000 visitors")
            ],
            facts=[
                ("the Harbour Museum welcomed 412,000 visitors", "Harbour Museum: 412,000 visitors")
            ],
        )


@pytest.mark.parametrize(
    "statement",
    [
        "Revenue was kr 9.6 million", "Revenue was R9.6 million", "Revenue was 9.6 million zł",
        "Revenue rose by 4.2‰", "Revenue rose by 4.2 percentage points", "Revenue was Rs. 9.6 million",
    ],
)  # fmt: skip
def test_a_figure_in_another_unit_is_never_supported(museum, statement):
    assert museum.answer(statement, claim=True).status != "supported"
