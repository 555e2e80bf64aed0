"""A growth computed from the levels of one sentence, and what is stable beside what changes."""

from functools import lru_cache

import pytest

from bot.answering.asking import Asker
from bot.answering.claims.verdict import check
from bot.answering.corpus import Corpus
from index.split import parse

LEVELS = {
    "en": "Holm's exports rose from 5 million euros in 2022 to 8 million euros in 2024. "
    "Costs fell from 200 million to 150 million euros. Imports rose from 1.5 to 2.25 billion dollars. "
    "Sales fell from 1,200 to 900 million. Unemployment fell from 6.2% to 5.1%. "
    "Sales in Oslo grew from 20 to 30 million dollars, and sales in Lund fell.\n",
    "es": "Los costos cayeron de 200 millones a 150 millones de euros.\n",
    "zh": "成本从200万元下降到150万元。\n",
    "de": "Die Kosten sanken von 200 Millionen auf 150 Millionen Euro.\n",
}
GROWN = [
    ("en", "Holm's exports rose by 3 million euros.", "supported"),
    ("en", "Holm's exports rose by 60%.", "supported"),
    ("en", "Holm's exports rose by 50%.", "contradicted"),
    ("en", "Holm's exports fell by 60%.", "not_in_document"),
    ("en", "Lund's exports rose by 60%.", "not_in_document"),
    ("en", "Costs fell by 25%.", "supported"),
    ("en", "Costs fell by 50 million euros.", "supported"),
    ("en", "Costs may have fallen by 25%.", "not_in_document"),
    ("en", "Imports rose by 750 million dollars.", "supported"),
    ("en", "Sales fell by 25%.", "supported"),
    ("en", "Unemployment fell by 1.1 percentage points.", "supported"),
    ("en", "Unemployment fell by 18%.", "not_in_document"),
    ("en", "Sales in Lund grew by 50%.", "not_in_document"),
    ("es", "Los costos cayeron un 25%.", "supported"),
    ("es", "Los costos cayeron un 30%.", "contradicted"),
    ("zh", "成本下降了25%。", "supported"),
    ("zh", "成本下降了50万元。", "supported"),
    ("zh", "成本下降了30%。", "contradicted"),
    ("de", "Die Kosten sanken um 25%.", "supported"),
    ("de", "Die Kosten sanken um 50 Millionen Euro.", "supported"),
]
STILL = {
    "en": "Home prices were unchanged in March. Rents remained stable in Boston. "
    "Steady demand lifted sales in Oslo. Exports rose in May and were flat in June.\n",
    "de": "Die Preise blieben im März unverändert. Der stabile Euro half dem Export.\n",
    "es": "Los precios se mantuvieron estables en marzo.\n",
    "pt": "Os preços ficaram estáveis em março.\n",
    "fr": "Les prix sont restés stables en mars.\n",
    "ru": "Цены в марте не изменились.\n",
    "zh": "三月房价与上月持平。\n",
}
HELD = [
    ("en", "Home prices rose in March.", "contradicted"),
    ("en", "Home prices fell in March.", "contradicted"),
    ("en", "Home prices were flat in March.", "supported"),
    ("en", "Rents fell in Boston.", "contradicted"),
    ("en", "Rents fell in Dallas.", "not_in_document"),
    ("en", "Demand rose in Oslo.", "not_in_document"),
    ("en", "Exports rose in May.", "supported"),
    ("de", "Die Preise stiegen im März.", "contradicted"),
    ("de", "Der Euro stieg.", "not_in_document"),
]


@lru_cache(len(LEVELS) + len(STILL))
def asker(text: str, language: str) -> Asker:
    return Asker(Corpus(parse(text), language))


@pytest.mark.parametrize(("language", "statement", "verdict"), GROWN)
def test_a_growth_is_computed_from_two_levels(language, statement, verdict):
    assert check(statement, language, asker(LEVELS[language], language)).verdict == verdict


@pytest.mark.parametrize(("language", "statement", "verdict"), HELD)
def test_what_is_stable_does_not_change(language, statement, verdict):
    assert check(statement, language, asker(STILL[language], language)).verdict == verdict


@pytest.mark.parametrize(
    ("language", "statement"),
    [
        ("es", "Los precios subieron en marzo."),
        ("pt", "Os preços subiram em março."),
        ("fr", "Les prix ont augmenté en mars."),
        ("ru", "Цены в марте выросли."),
        ("zh", "三月房价上涨。"),
    ],
)
def test_what_is_stable_never_rises(language, statement):
    found = check(statement, language, asker(STILL[language], language))
    assert found.verdict in {"contradicted", "not_in_document"}
