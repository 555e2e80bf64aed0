"""How what is computed of a document is written, in its units and the language of whoever asks."""

from bot.answering.replies.formulas import amount, number, worded
from bot.computing.additions import difference
from bot.computing.quotients import median
from tests.computing.test_computing import D, money, people


def test_amounts_in_chinese():
    assert amount(D(3150000000000), "CNY", D(10) ** 8, "zh") == "31500亿元"
    assert amount(D(-4), "%", D(1), "zh") == "−4%"
    assert number(D("-1234.50"), "zh") == "−1234.5"


def test_amounts_in_other_languages():
    millions = {language: amount(D(-24500000), "EUR", D(10) ** 6, language)
                for language in ("en", "es", "pt", "ru")}  # fmt: skip
    assert millions == {
        "en": "−24.5 million euros",
        "es": "−24,5 millones de euros",
        "pt": "−24,5 milhões de euros",
        "ru": "−24,5 млн евро",
    }
    assert number(D("-1234.50"), "en") == "−1,234.5"
    assert number(D("1234.50"), "pt") == "1.234,5"


def test_a_noun_of_the_document_is_left_out_in_another_language():
    result = median([people(n) for n in ("600", "700", "605", "3")])
    formula = "中位数 (3；600；605；700) = (600 + 605) ÷ 2 = 602.5"
    assert worded(result, "zh") == ("602.5 employees", f"{formula} employees")
    assert worded(result, "zh", abroad=True) == ("602.5", formula)


def test_a_currency_that_nobody_could_tell_is_called_as_it_is_printed():
    one, other = (money(n, D(1), "?") for n in ("900 pesos", "200 pesos"))
    assert worded(difference(one, other), "en") == ("700 pesos", "900 − 200 = 700 pesos")
