""" "Not only" before a figure is more than it; elsewhere it says that there is more than is stated."""

from functools import lru_cache

import pytest

from bot.answering.asking import Asker
from bot.answering.claims.exceeding import exceeded
from bot.answering.claims.verdict import check
from bot.answering.corpus import Corpus
from facts.quantity import figures
from index.split import parse

REPORTS = {
    "en": "Holm exported 12 million euros in 2024. The museum employed 57 people. "
    "The fair drew not only buyers from Norway but also sellers from Sweden.\n",
    "zh": "2024年，北郡出口1200万欧元。博物馆雇用57人。\n",
    "de": "Holm exportierte 2024 Waren für 12 Millionen Euro. Das Museum beschäftigte 57 Menschen.\n",
    "es": "Holm exportó 12 millones de euros en 2024. El museo empleó a 57 personas.\n",
    "pt": "Holm exportou 12 milhões de euros em 2024. O museu empregou 57 pessoas.\n",
    "fr": "Holm a exporté 12 millions d'euros en 2024. Le musée employait 57 personnes.\n",
    "ru": "Хольм экспортировал товаров на 12 миллионов евро в 2024 году. В музее работало 57 человек.\n",
}
CASES = [
    ("en", "Holm exported not only 12 million euros in 2024.", "contradicted"),
    ("en", "Holm exported more than just 12 million euros in 2024.", "contradicted"),
    ("en", "Holm exported not only 10 million euros in 2024.", "supported"),
    ("en", "Not only Holm exported 12 million euros in 2024.", "not_in_document"),
    ("en", "Holm not only exported 12 million euros in 2024.", "not_in_document"),
    ("en", "Holm exported 12 million euros not only in 2024.", "not_in_document"),
    ("en", "The fair drew buyers from Norway.", "supported"),
    ("zh", "2024年，北郡出口不只1200万欧元。", "contradicted"),
    ("zh", "2024年，北郡出口不仅仅是1200万欧元。", "contradicted"),
    ("zh", "博物馆雇用不止50人。", "supported"),
    ("zh", "不只北郡2024年出口1200万欧元。", "not_in_document"),
    ("de", "Das Museum beschäftigte nicht nur 57 Menschen.", "contradicted"),
    ("de", "Nicht nur Holm exportierte 2024 Waren für 12 Millionen Euro.", "not_in_document"),
    ("es", "Holm exportó no solo 12 millones de euros en 2024.", "contradicted"),
    ("es", "El museo no solo empleó a 57 personas.", "not_in_document"),
    ("pt", "O museu empregou não apenas 57 pessoas.", "contradicted"),
    ("pt", "O museu não só empregou 57 pessoas.", "not_in_document"),
    ("fr", "Le musée employait pas seulement 57 personnes.", "contradicted"),
    ("fr", "Holm n'a pas seulement exporté 12 millions d'euros en 2024.", "not_in_document"),
    ("ru", "В музее работало не только 57 человек.", "contradicted"),
    ("ru", "Не только Хольм экспортировал товаров на 12 миллионов евро в 2024 году.", "not_in_document"),
]  # fmt: skip


@lru_cache(len(REPORTS))
def asker(language: str) -> Asker:
    return Asker(Corpus(parse(REPORTS[language]), language))


@pytest.mark.parametrize(("language", "statement", "verdict"), CASES)
def test_not_only_is_more(language, statement, verdict):
    assert check(statement, language, asker(language)).verdict == verdict


@pytest.mark.parametrize(
    ("language", "text", "bounds", "heard"),
    [
        ("en", "not only 5 euros", ["over"], {0}),
        ("en", "not only the 5 euros", ["over"], {0}),
        ("en", "not only about 5 euros", ["about"], set()),
        ("en", "not only Holm paid 5 euros", [None], set()),
        ("es", "no fue solo de 5 euros", ["over"], {0}),
        ("en", "it is not the only one of 5 euros", [None], set()),
        ("zh", "不是只有5欧元", ["over"], {0}),
    ],
)
def test_what_a_figure_is_said_to_exceed(language, text, bounds, heard):
    found, taken = exceeded(figures(text, language), text, language)
    assert ([one.qualifier for one in found], taken) == (bounds, heard)
