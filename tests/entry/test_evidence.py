"""Questions and statements that nearly fit a fact: the slot that doesn't fit keeps it back."""

from functools import cache
from pathlib import Path

import pytest

from bot.entry.library_engine import Engine
from facts.library import load_library
from tests import bundled

MUSEUM = Path(__file__).parents[1] / "library" / "museum-2024"


@cache
def entry(name: str) -> Engine:
    return Engine(load_library(MUSEUM) if name == "museum" else bundled.library())


@pytest.mark.parametrize(
    ("name", "question"),
    [
        ("article", "What was Guangdong's foreign trade in the 1980s?"),
        ("article", "What were Zhejiang's imports and exports in March 2025?"),
        ("article", "What was Guangdong's foreign trade in the first quarter of 2025?"),
        ("article", "广东每月进出口多少？"),
        ("article", "浙江日均进出口多少？"),
        ("article", "What were Zhejiang's imports and exports per day?"),
        ("article", "¿Cuánto comercia Zhejiang por día?"),
        ("article", "Where did the ship Changzhou depart from?"),
        ("article", "How much money did Shanghai's service trade lose?"),
        ("article", "Who is the former chairman of TCL?"),
        ("article", "Who owns BYD?"),
        ("article", "Which trading partner of Zhejiang came before ASEAN?"),
        ("museum", "What was the least popular exhibition?"),
        ("museum", "How many objects were sold?"),
        ("museum", "How many visitors were not school groups?"),
        ("article", "How many containers were empty?"),
        ("article", "¿Cuántos contenedores robados llevaba el tren a Polonia?"),
        ("museum", "How many visitors did the museum have in May 2024?"),
    ],
)
def test_what_a_fact_nearly_answers_is_not_answered(name: str, question: str):
    answer = entry(name).answer(question)
    assert (answer.status, answer.figures) == ("not_in_document", ())


@pytest.mark.parametrize(
    ("name", "question", "text"),
    [
        ("article", "What was Guangdong's foreign trade in 2025?", "9.49 trillion yuan"),
        ("article", "Which port did the Changzhou arrive at?", "Port of Sarat in Argentina"),
        ("article", "Who is the chairman of TCL?", "Li Dongsheng"),
        ("museum", "What was the most popular exhibition?", "Salt and Sail"),
    ],
)
def test_what_a_fact_answers_still_is(name: str, question: str, text: str):
    answer = entry(name).answer(question)
    assert answer.status == "answered"
    assert text in answer.headline


@pytest.mark.parametrize(
    ("name", "statement", "verdict", "headline"),
    [
        ("article", "Shanghai ranks last in service trade", "contradicted",
         "❌ Last: the article says first."),
        ("article", "BYD carried no new energy vehicles to Argentina", "contradicted",
         "❌ The article says that it is so."),
        ("article", "Zhejiang's trade with ASEAN grew **25%**", "contradicted",
         "❌ 25%: the article says 16.5%."),
        ("article", "Zhejiang's trade with ASEAN grew between 16% and 17%", "supported",
         "✅ 16% and 17%: the article says 16.5%."),
        ("article", "36 wind turbine blades were dented", "not_in_document",
         "❔ The article does not say whether this is so."),
        ("article", "The freight train to Poland took a day", "not_in_document",
         "❔ The article does not say whether this is so."),
        ("article", "BYD carried a few thousand vehicles to Argentina", "not_in_document",
         "❔ The article does not say whether this is so."),
        ("article", "Zhejiang's imports and exports reached 5.55 trillion yuan before 2025",
         "not_in_document", "❔ The article does not say whether this is so."),
        ("article", "Zhejiang's imports and exports were 5.55 trillion yuan in the first half of 2025",
         "not_in_document", "❔ The article does not say whether this is so."),
        ("article", "Zhejiang is ASEAN's largest trading partner", "not_in_document",
         "❔ The article does not say whether this is so."),
        ("article", "АСЕАН перестал быть крупнейшим торговым партнёром Чжэцзяна",
         "contradicted", "❌ Противоречит тексту"),
    ],
)  # fmt: skip
def test_no_slot_of_a_statement_is_passed_over(
    name: str, statement: str, verdict: str, headline: str
):
    answer = entry(name).answer(statement, claim=True)
    assert (answer.status, answer.headline) == (verdict, headline)


def test_a_statement_to_check_is_checked_however_it_is_asked():
    engine = entry("article")
    for message in (
        "Zhejiang's trade with ASEAN grew 16.5%, right?",
        "Is it true that Zhejiang's trade with ASEAN grew 16.5%?",
        "核对：浙江对东盟进出口增长16.5%",
    ):
        answer = engine.answer(message)
        assert (answer.status, answer.question) == ("supported", message)


def test_two_questions_joined_by_and_are_both_answered():
    answer = entry("museum").answer("What was the revenue and how many employees were there?")
    assert answer.headline == "1. 9.6 million euros · 2024; 2. 57 people · 2024"
    assert [figure.text for figure in answer.figures] == ["9.6 million euros", "57 people"]


@pytest.mark.parametrize(
    "message",
    ["Combien de voitures BYD a-t-elle livrées en Argentine ?",
     "Wie viele Autos hat BYD nach Argentinien geliefert?"],
)  # fmt: skip
def test_a_language_that_is_not_read_is_answered_with_those_that_are(message: str):
    answer = entry("article").answer(message)
    assert answer.status == "not_in_document"
    assert answer.headline == "I read English, 中文, español, português and русский here."
    assert answer.details == ("The nearest sentence:",)
    assert len(answer.citations) == 1


DECLINE = (
    "Harbour Museum: Report on the Year 2024\n"
    "Its revenue reached 9.6 million euros, down 4.2% in 2024. It was a hard year.\n"
)
ROWS = """
[[fact]]
id = "revenue"
subject = "museum"
measure = "revenue"
kind = "level"
value = "9.6 million"
unit = "EUR"
text = "9.6 million euros"
quote = "Its revenue reached 9.6 million euros"

[[fact]]
id = "growth"
subject = "museum"
measure = "revenue"
kind = "growth"
value = "{value}"
unit = "%"
text = "down 4.2%"
quote = "down 4.2% in 2024"
"""


@pytest.mark.parametrize("value", ["4.2", "-4.2"])
def test_a_decline_is_a_negative_growth(tmp_path: Path, value: str):
    for name in ("library.toml", "vocabulary.toml", "words.en.txt", "words.zh.txt"):
        (tmp_path / name).write_bytes((MUSEUM / name).read_bytes())
    (tmp_path / "document.txt").write_text(DECLINE, encoding="utf-8")
    (tmp_path / "facts.toml").write_text(ROWS.format(value=value), encoding="utf-8")
    engine = Engine(load_library(tmp_path))
    assert engine.library.by_id["growth"].value is not None
    assert str(engine.library.by_id["growth"].value) == "-4.2"
    verdicts = {
        text: engine.answer(text, claim=True).status
        for text in ("Revenue fell by 4.2%", "Revenue rose", "Revenue rose by 4.2%")
    }
    assert verdicts == {
        "Revenue fell by 4.2%": "supported",
        "Revenue rose": "contradicted",
        "Revenue rose by 4.2%": "contradicted",
    }
    before = engine.answer("What was the revenue the year before?")
    assert before.calculation is not None
    assert before.calculation.formula == "9.6 million euros ÷ (1 − 4.2%) ≈ 10 million euros"
    fall = engine.answer("By how many euros did revenue fall?")
    assert fall.calculation is not None
    assert fall.calculation.formula == (
        "9.6 million euros ÷ (1 − 4.2%) − 9.6 million euros ≈ 421,000 euros"
    )


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("Did Guangdong's trade exceed 9 trillion yuan?", "Yes: 9.49 trillion yuan · 2025"),
        ("Did Zhejiang's trade with ASEAN grow by 20%?", "No: An increase of 16.5% · 2025"),
        ("Is ASEAN Zhejiang's largest trading partner?", "Yes: ASEAN"),
        ("Is the European Union Zhejiang's largest trading partner?", "No: ASEAN"),
        ("浙江的最大贸易伙伴是东盟吗？", "是：ASEAN"),
    ],
)
def test_whether_something_is_so_is_answered_with_yes_or_no(question: str, headline: str):
    answer = entry("article").answer(question)
    assert (answer.status, answer.headline) == ("answered", headline)
    assert answer.answer.startswith(f"{headline}\n")
    assert answer.citations


@pytest.mark.parametrize("figures", [13, 128, 500])
def test_a_message_of_many_figures_is_refused_before_they_are_compared(figures: int):
    engine = entry("article")
    message = "5 " * figures if figures > 200 else "5% " * figures
    for claim in (False, True):
        answer = engine.answer(message, claim=claim)
        assert (answer.status, answer.headline) == (
            "error",
            "That has too many figures for one message. Please ask about a few at a time.",
        )


def test_a_summary_has_as_many_points_as_are_asked_for():
    answer = entry("article").answer("Summarise the article in 3 bullets")
    assert (answer.status, len(answer.citations)) == ("answered", 3)
