"""Which of several a thing is said to be: last for first, second for largest, in every language."""

from functools import lru_cache

import pytest

from bot.answering.asking import Asker
from bot.answering.claims.decomposing import read_statement
from bot.answering.claims.ranks import stated_ranks
from bot.answering.claims.verdict import check
from bot.answering.corpus import Corpus
from index.split import parse

REPORTS = {
    "en": "Trade review\n\nHolm ranked first in exports in 2024. Oslo is the largest port of the country. "
    "Lund came second in imports. Bergen ranks last in tourism. "
    "Varland is the third largest producer of timber.\n",
    "zh": "贸易报告\n\n2024年，北郡出口排名第一。东港是全国最大的港口。南郡进口位居第二。西郡旅游收入排名垫底。\n",
    "de": "Handelsbericht\n\nHolm lag 2024 beim Export an erster Stelle. Oslo ist der größte Hafen des Landes. "
    "Lund belegte beim Import den zweiten Platz.\n",
    "es": "Informe\n\nHolm ocupó el primer lugar en exportaciones en 2024. Oslo es el mayor puerto del país. "
    "Lund ocupó el segundo lugar en importaciones.\n",
    "pt": "Relatório\n\nHolm ocupou o primeiro lugar em exportações em 2024. Oslo é o maior porto do país. "
    "Lund ficou em segundo lugar em importações.\n",
    "fr": "Rapport\n\nHolm a occupé la première place pour les exportations en 2024. "
    "Oslo est le plus grand port du pays. Lund est deuxième pour les importations.\n",
    "ru": "Отчёт\n\nХольм занял первое место по экспорту в 2024 году. Осло — крупнейший порт страны. "
    "Лунд занял второе место по импорту.\n",
}  # fmt: skip
CASES = [
    ("en", "Holm ranked last in exports in 2024.", "contradicted"),
    ("en", "Holm came last in exports in 2024.", "contradicted"),
    ("en", "Holm took last place in exports in 2024.", "contradicted"),
    ("en", "Oslo is the smallest port of the country.", "contradicted"),
    ("en", "Oslo is the second largest port of the country.", "contradicted"),
    ("en", "Lund came second to last in imports.", "contradicted"),
    ("en", "Lund came second in imports.", "supported"),
    ("en", "Lund was in second place in imports.", "supported"),
    ("en", "Bergen ranks first in tourism.", "contradicted"),
    ("en", "Varland is the third smallest producer of timber.", "contradicted"),
    ("zh", "2024年，北郡出口排名最后。", "contradicted"),
    ("zh", "2024年，北郡出口排在最后一位。", "contradicted"),
    ("zh", "2024年，北郡出口排名倒数第一。", "contradicted"),
    ("zh", "2024年，北郡出口居首位。", "supported"),
    ("zh", "东港是全国第二大港口。", "contradicted"),
    ("zh", "南郡进口位居末位。", "contradicted"),
    ("zh", "西郡旅游收入排名最后。", "supported"),
    ("zh", "南郡进口排名倒数第二。", "contradicted"),
    ("de", "Holm lag 2024 beim Export an letzter Stelle.", "contradicted"),
    ("de", "Oslo ist der zweitgrößte Hafen des Landes.", "contradicted"),
    ("de", "Oslo ist der kleinste Hafen des Landes.", "contradicted"),
    ("de", "Lund belegte beim Import den letzten Platz.", "contradicted"),
    ("es", "Holm ocupó el último lugar en exportaciones en 2024.", "contradicted"),
    ("es", "Oslo es el segundo mayor puerto del país.", "contradicted"),
    ("pt", "Holm ocupou o último lugar em exportações em 2024.", "contradicted"),
    ("pt", "Oslo é o menor porto do país.", "contradicted"),
    ("fr", "Oslo est le plus petit port du pays.", "contradicted"),
    ("fr", "Oslo est le deuxième plus grand port du pays.", "contradicted"),
    ("fr", "Lund est dernier pour les importations.", "contradicted"),
    ("ru", "Хольм занял последнее место по экспорту в 2024 году.", "contradicted"),
    ("ru", "Лунд занял первое место по импорту.", "contradicted"),
]


@lru_cache(len(REPORTS))
def asker(language: str) -> Asker:
    return Asker(Corpus(parse(REPORTS[language]), language))


@pytest.mark.parametrize(("language", "statement", "verdict"), CASES)
def test_another_rank_is_never_the_same(language, statement, verdict):
    assert check(statement, language, asker(language)).verdict == verdict


@pytest.mark.parametrize(
    ("language", "text", "ranks"),
    [
        ("en", "the second largest port", {2}),
        ("en", "second to last", {-2}),
        ("en", "the smallest", {-1}),
        ("en", "it rose last year", set()),
        ("zh", "班列最后到达波兰", set()),
        ("zh", "排名最后", {-1}),
        ("zh", "第三小的省", {-3}),
        ("zh", "倒数第二", {-2}),
        ("de", "der drittkleinste Hafen", {-3}),
        ("de", "die zweitletzte Stelle", {-2}),
        ("es", "el segundo mayor puerto", {2}),
        ("fr", "le deuxième moins grand", {-2}),
    ],
)
def test_ranks_that_are_stated(language, text, ranks):
    assert stated_ranks(read_statement(text, language)) == ranks
