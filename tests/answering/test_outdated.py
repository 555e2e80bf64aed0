"""What a sentence or a row only gives beside its own figure, which answers nothing that is asked of now."""

import pytest

from bot.answering.corpus import Corpus
from bot.answering.figures import figure_candidates
from bot.answering.matching import query_of
from bot.answering.outdated import asks_before, outdated
from bot.understanding.question import read_question
from facts.quantity import figures
from index.readers.formats import read_bytes


@pytest.mark.parametrize(
    ("language", "text", "gone"),
    [
        ("en", "It costs 1.40 euros; before that 1.25.", ["1.25"]),
        ("en", "On-time deliveries reached 97%, compared with 95% in 2024.", ["95%"]),
        ("en", "Revenue rose to £412m (2024: £388m).", ["£388m"]),
        ("en", "848 members, up from 537 members.", ["537"]),
        ("es", "Cuesta 1,40 euros desde julio; antes costaba 1,25.", ["1,25"]),
        ("es", "Hubo 148 escalas, frente a 131 escalas del año anterior.", ["131"]),
        ("ru", "Прибыло 97 % поездов против 98 % годом раньше.", ["98 %"]),
        ("zh", "均价38元，去年为33元。", ["33元"]),
        # A range, a part and a figure without another of its kind stay.
        ("en", "Before the war, 45 ships called there.", []),
        ("en", "12 of the 28 members pay less than 5 euros.", []),
        ("en", "We have 84 plots, twelve more than last year.", []),
    ],
)
def test_what_is_only_compared_with(language, text, gone):
    found = figures(text, language)
    starts = outdated(text, found, language)
    assert [one.text for one in found if one.start in starts] == gone


@pytest.mark.parametrize(
    ("language", "text", "before"),
    [
        ("en", "What does a ticket cost?", False),
        ("en", "What did a ticket cost before?", True),
        ("es", "¿Cuánto costaba antes?", True),
        ("zh", "去年均价多少？", True),
        ("ru", "Сколько стоит билет?", False),
    ],
)
def test_a_question_of_an_earlier_time(language, text, before):
    assert asks_before(text, language) is before


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("How many police are there?", ["142"]),
        ("How many police were there in 2023?", ["142", "138"]),
        ("How many police were there last year?", ["142", "138"]),
    ],
)
def test_of_a_row_the_latest_year_answers_unasked(question, told):
    text = "# Staff\n\n| Area | 2024 | 2023 | 2030 (target) |\n|---|---|---|---|\n| Police | 142 | 138 | 180 |\n"
    corpus = Corpus(read_bytes(text.encode(), "staff.md"), "en")
    query = query_of(read_question(question, "en"), corpus)
    [row] = [one for one in corpus.passages if one.row is not None and "142" in one.sentence.text]
    found = [one.quantity.text for one in figure_candidates(query, corpus, row)]
    assert [one for one in found if one != "180"] == told
