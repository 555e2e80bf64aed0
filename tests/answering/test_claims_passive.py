"""Active for passive in Romance languages: "por" and "par" name who did it, or a rate."""

from functools import lru_cache

import pytest

from bot.answering.asking import Asker
from bot.answering.claims.verdict import check
from bot.answering.corpus import Corpus
from index.split import parse

REPORTS = {
    "es": "El alcalde inauguró el puente en 2019. La fábrica fue cerrada por el grupo en 2020. "
    "El museo recibió 300 visitantes por día. Los costos pasaron de 17 a 8 millones de euros.\n",
    "pt": "O prefeito inaugurou a ponte em 2019. A fábrica foi fechada pelo grupo em 2020. "
    "O museu recebeu 300 visitantes por dia. Os custos passaram de 17 para 8 milhões de euros.\n",
    "fr": "Le maire a inauguré le pont en 2019. L'usine a été fermée par le groupe en 2020. "
    "Le musée a reçu 300 visiteurs par jour. Les coûts sont passés de 17 à 8 millions d'euros.\n",
    "en": "The mayor opened the bridge in 2019. The plant was closed by the group in 2020. "
    "Each guide led 300 visitors a day. Costs went from 17 to 8 million euros.\n",
}  # fmt: skip
CASES = [
    ("es", "El puente fue inaugurado por el alcalde en 2019.", "supported"),
    ("es", "El alcalde fue inaugurado por el puente en 2019.", "not_in_document"),
    ("es", "El grupo cerró la fábrica en 2020.", "supported"),
    ("es", "La fábrica cerró el grupo en 2020.", "not_in_document"),
    ("es", "El museo recibió 300 visitantes por día.", "supported"),
    ("es", "Los costos cayeron de 17 a 8 millones de euros.", "not_in_document"),
    ("pt", "A ponte foi inaugurada pelo prefeito em 2019.", "supported"),
    ("pt", "O prefeito foi inaugurado pela ponte em 2019.", "not_in_document"),
    ("pt", "O grupo fechou a fábrica em 2020.", "supported"),
    ("fr", "Le pont a été inauguré par le maire en 2019.", "supported"),
    ("fr", "Le maire a été inauguré par le pont en 2019.", "not_in_document"),
    ("fr", "Le groupe a fermé l'usine en 2020.", "supported"),
    ("fr", "L'usine a fermé le groupe en 2020.", "not_in_document"),
    ("en", "The bridge was opened by the mayor in 2019.", "supported"),
    ("en", "The mayor was opened by the bridge in 2019.", "not_in_document"),
    ("en", "The group closed the plant in 2020.", "supported"),
    ("en", "Costs moved from 17 to 8 million euros.", "supported"),
    ("en", "Costs went from 8 to 17 million euros.", "contradicted"),
]


@lru_cache(len(REPORTS))
def asker(language: str) -> Asker:
    return Asker(Corpus(parse(REPORTS[language]), language))


@pytest.mark.parametrize(("language", "statement", "verdict"), CASES)
def test_who_did_it_stands_before_or_behind(language, statement, verdict):
    assert check(statement, language, asker(language)).verdict == verdict
