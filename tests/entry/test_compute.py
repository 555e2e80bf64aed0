"""Computed answers on the bundled article: value, unit, qualifier and formula, whole."""

import pytest

CASES = [
    (
        "How much bigger was Guangdong's foreign trade than Zhejiang's in 2025, in yuan?",
        (
            "3940000000000",
            "CNY",
            None,
            "9.49 trillion yuan − 5.55 trillion yuan = 3.94 trillion yuan",
        ),
    ),
    (
        "guangdongs total trade is how many times zhejiangs",
        ("1.71", "times", "about", "9.49 trillion yuan ÷ 5.55 trillion yuan ≈ 1.71"),
    ),
    (
        "what % of the seven provinces total is guangdong alone",
        ("27.8", "%", "about", "9.49 trillion yuan ÷ 34.11 trillion yuan ≈ 27.8%"),
    ),
    (
        "shanghai vs guangdong belt and road growth, how many percentage points apart",
        ("7.1", "%", None, "12.1% − 5% = 7.1 percentage points"),
    ),
    (
        "浙江进出口占七省市总额的百分之几?",
        ("16.3", "%", "about", "5.55万亿元 ÷ 34.11万亿元 ≈ 16.3%"),
    ),
    # a result is computed with further
    (
        "What share of the seven provinces' total do Guangdong and Zhejiang make together?",
        (
            "44.1",
            "%",
            "about",
            "(9.49 trillion yuan + 5.55 trillion yuan) ÷ 34.11 trillion yuan ≈ 44.1%",
        ),
    ),
    (
        "除广东外其余六省市平均进出口多少？",
        ("4100000000000", "CNY", "about", "(34.11万亿元 − 9.49万亿元) ÷ 6 ≈ 4.1万亿元"),
    ),
    (
        "How much more did Guangdong trade than the other six provinces?",
        (
            "15130000000000",
            "CNY",
            None,
            "(34.11 trillion yuan − 9.49 trillion yuan) − 9.49 trillion yuan = 15.13 trillion yuan",
        ),
    ),
    (
        "How much is Guangdong's trade in dollars at 7.1, without the Belt and Road?",
        (
            "821000000000",
            "USD",
            "about",
            "(9.49 trillion yuan − 3.66 trillion yuan) ÷ 7.1 ≈ 821 billion US dollars",
        ),
    ),
    # who counts all but one of a group names it
    (
        "quanto as outras seis regiões fizeram sem Guangdong?",
        (
            "24620000000000",
            "CNY",
            None,
            "34,11 trilhões de yuans − 9,49 trilhões de yuans = 24,62 trilhões de yuans",
        ),
    ),
]


@pytest.mark.parametrize(("question", "expected"), CASES)
def test_value_unit_qualifier_formula(engine, question, expected):
    answer = engine.answer(question)
    (figure,) = answer.model_dump(mode="json")["figures"]
    got = (figure["value"], figure["unit"], figure["qualifier"], answer.calculation.formula)
    assert got == expected


def test_which_total_is_larger_asks_for_no_sum(engine):
    answer = engine.answer("Which is bigger, Guangdong's total or Zhejiang's total?")
    assert answer.figures[0].fact == "guangdong-trade"
    assert answer.calculation is None


@pytest.mark.parametrize(
    "question",
    [
        "How much did the seven provinces and Guangdong trade together?",
        "How much are Guangdong's trade and Zhejiang's trade with ASEAN together?",
        "What share of China's total do Guangdong and Zhejiang make together?",
        "What is the average growth of Guangdong and Shanghai with the Belt and Road?",
        "How much did the other four provinces trade without Guangdong?",
        "How much did Guangdong trade without the Belt and Road on average?",
    ],
)
def test_no_whole_is_added_to_its_part_and_no_other_count_names_a_group(engine, question):
    assert engine.answer(question).calculation is None
