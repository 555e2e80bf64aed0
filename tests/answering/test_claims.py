"""Verdicts on statements about small documents, a table a language: one slot changed in each."""

from functools import lru_cache

import pytest

from bot.answering.asking import Asker
from bot.answering.claims.checked import Checked, Decided
from bot.answering.claims.verdict import check
from bot.answering.corpus import Corpus
from index.split import parse
from tests.tables import table

ENGLISH = """\
Harbour Museum: Report on the Year 2024

The Harbour Museum welcomed 412,000 visitors in 2024, an increase of 8.5% over 2023. Its revenue reached 9.6 million euros, down 4.2%. Ticket sales grew between 15% and 17%.

The ship carried over 5800 cars to Lisbon. Nearly 38,000 objects were moved to the new store. Entry is free for children under 12.

The Harbour Museum is the second largest museum in the country. In 2024 the Harbour Museum overtook the City Museum in attendance. Anna Berg is the director of the Harbour Museum. The old lighthouse was not restored. The cafe may open in 2026. The museum plans to lend 40 paintings to Oslo.

Imports rose 5% and exports fell 3%. Revenue rose from 4 million euros in 2019 to 9.6 million euros in 2024. The harbour handled an average of 4000 passengers per day. Ticket revenue from schools was 2 million euros. The library was opened in 1998 by Mayor Holm.
"""
CHINESE = """\
港口博物馆2024年报告

2024年博物馆接待观众41.2万人次，同比增长8.5%。全年收入960万元，下降4.2%。展览面积不到5000平方米。博物馆是全国第二大博物馆。旧灯塔没有修复。门票收入增长15%至17%。
"""
SPANISH = """\
Museo del Puerto: informe de 2024

El museo recibió 412,000 visitantes en 2024, un aumento de 8.5%. Los ingresos cayeron 4.2% en 2024. El museo no restauró el faro. Más de 5800 objetos se exponen en Lisboa. La tasa de ocupación bajó a 56.3% en junio de 2024.
"""
PORTUGUESE = """\
Museu do Porto: relatório de 2024

O museu recebeu 412 mil visitantes em 2024, um aumento de 8,5%. A receita caiu 4,2% em 2024. O museu não restaurou o farol. O navio transportou mais de 5800 carros.
"""
GERMAN = """\
Hafenmuseum: Bericht 2024

Das Museum zählte 2024 rund 412.000 Besucher. Der Umsatz sank 2024 um 4,2 %. Das Museum restaurierte den Leuchtturm nicht. Das Schiff brachte mehr als 5800 Autos nach Lissabon.
"""
FRENCH = """\
Musée du port : rapport 2024

Le musée a accueilli 412 000 visiteurs en 2024. Les recettes ont diminué de 4,2 % en 2024. Le musée n'a pas restauré le phare. Le navire a transporté plus de 5800 voitures.
"""
RUSSIAN = """\
Музей порта: отчёт за 2024 год

В 2024 году музей принял 412 тысяч посетителей. Выручка снизилась на 4,2 % в 2024 году. Музей не восстановил маяк. Корабль доставил более 5800 автомобилей.
"""
YES, NO, OPEN = "supported", "contradicted", "not_in_document"


@lru_cache(None)
def asker(text: str, language: str) -> Asker:
    return Asker(Corpus(parse(text), language))


IN_ENGLISH = [
    (YES, "Revenue fell by 4.2%"),
    (NO, "Revenue rose by 4.2%"),
    (YES, "Its revenue was 9.6 million euros"),
    (NO, "Revenue was 6.9 million euros"),
    (NO, "The Harbour Museum welcomed **500,000** visitors in 2024"),
    (OPEN, "The Harbour Museum welcomed several thousand visitors in 2024"),
    (YES, "Ticket sales grew 15-17%"),
    (YES, "Ticket sales grew between 15% and 17%"),
    (OPEN, "Ticket sales grew 16%"),
    (NO, "Ticket sales grew 20%"),
    (YES, "The Harbour Museum welcomed 400,000 to 420,000 visitors in 2024"),
    (NO, "The Harbour Museum welcomed 500,000 to 600,000 visitors in 2024"),
    (OPEN, "The ship carried 6000 cars to Lisbon"),
    (YES, "The ship carried more than 5000 cars to Lisbon"),
    (NO, "The ship carried fewer than 5000 cars to Lisbon"),
    (YES, "The ship carried over 5800 cars to Lisbon"),
    (NO, "The ship carried 4000 cars to Lisbon"),
    (YES, "The Harbour Museum welcomed about 410,000 visitors in 2024"),
    (YES, "Revenue fell by about 4%"),
    (NO, "Revenue fell by about 8%"),
    (OPEN, "The Harbour Museum welcomed 412,000 visitors in 2024, most of them students"),
    (OPEN, "The Harbour Museum welcomed 412,000 visitors in the first half of 2024"),
    (OPEN, "The Harbour Museum welcomed 412,000 visitors in the 1990s"),
    (OPEN, "The Harbour Museum welcomed 412,000 visitors before 2024"),
    (OPEN, "The Harbour Museum welcomed 412,000 visitors in 2023"),
    (OPEN, "The Harbour Museum welcomed 412,000 visitors a day in 2024"),
    (YES, "The harbour handled an average of 4000 passengers per day"),
    (OPEN, "The harbour handled an average of 4000 passengers per week"),
    (OPEN, "The harbour handled an average of 4000 passengers"),
    (NO, "The Harbour Museum is the largest museum in the country"),
    (NO, "The Harbour Museum is the second smallest museum in the country"),
    (YES, "The Harbour Museum is the second largest museum in the country"),
    (OPEN, "The Harbour Museum is the second largest museum in the world"),
    (YES, "The Harbour Museum overtook the City Museum in attendance"),
    (NO, "The City Museum overtook the Harbour Museum in attendance"),
    (NO, "The old lighthouse was restored"),
    (YES, "The old lighthouse was not restored"),
    (OPEN, "The old lighthouse was not painted"),
    (OPEN, "The cafe opened in 2026"),
    (YES, "The cafe may open in 2026"),
    (OPEN, "The museum lent 40 paintings to Oslo"),
    (YES, "Imports rose 5%"),
    (NO, "Imports fell 5%"),
    (NO, "Imports fell 3%"),
    (NO, "Exports rose 5%"),
    (YES, "Exports fell 3%"),
    (NO, "Imports rose 3%"),
    (YES, "Revenue rose from 4 million euros in 2019 to 9.6 million euros in 2024"),
    (NO, "Revenue rose from 9.6 million euros in 2019 to 12 million euros in 2024"),
    (OPEN, "Revenue was 2 million euros"),
    (YES, "Anna Berg is the director of the Harbour Museum"),
    (NO, "Jonas Lund is the director of the Harbour Museum"),
    (OPEN, "Anna Berg is the director of the City Museum"),
    (YES, "The library was opened in 1998"),
    (NO, "The library was opened in 1989"),
    (YES, "The library was opened by Mayor Holm"),
    (YES, "Mayor Holm opened the library in 1998"),
    (YES, "Nearly 38,000 objects were moved to the new store"),
    (OPEN, "Nearly 38,000 objects were sold"),
    (NO, "No objects were moved to the new store"),
    (NO, "Its revenue reached 9.6 million baht"),
    (OPEN, "The ship carried 5800 cars from Lisbon"),
]
IN_CHINESE = [
    (YES, "2024年博物馆接待观众41.2万人次"),
    (NO, "2024年博物馆接待观众42.1万人次"),
    (YES, "全年收入下降4.2%"),
    (NO, "全年收入增长4.2%"),
    (YES, "展览面积不到5000平方米"),
    (NO, "展览面积6000平方米"),
    (NO, "博物馆是全国最大博物馆"),
    (NO, "旧灯塔修复了"),
    (YES, "旧灯塔没有修复"),
    (YES, "门票收入增长15%到17%"),
    (OPEN, "2024年上半年博物馆接待观众41.2万人次"),
    (OPEN, "每天接待观众41.2万人次"),
    (OPEN, "2024年博物馆接待外国观众41.2万人次"),
]
IN_SPANISH = [
    (YES, "El museo recibió 412,000 visitantes en 2024"),
    (NO, "El museo recibió 421,000 visitantes en 2024"),
    (NO, "Los ingresos aumentaron 4.2% en 2024"),
    (YES, "Los ingresos disminuyeron 4.2% en 2024"),
    (NO, "El museo restauró el faro"),
    (YES, "Más de 5000 objetos se exponen en Lisboa"),
    (OPEN, "6000 objetos se exponen en Lisboa"),
    (OPEN, "La tasa de ocupación bajó 56.3% en junio de 2024"),
    (OPEN, "Los ingresos cayeron 4.2% en el primer semestre de 2024"),
]
IN_PORTUGUESE = [
    (YES, "O museu recebeu 412 mil visitantes em 2024"),
    (NO, "A receita aumentou 4,2% em 2024"),
    (NO, "O museu restaurou o farol"),
    (OPEN, "O navio transportou 6000 carros"),
    (NO, "O navio transportou menos de 5000 carros"),
]
IN_GERMAN = [
    (YES, "Der Umsatz sank 2024 um 4,2 %"),
    (NO, "Der Umsatz stieg 2024 um 4,2 %"),
    (NO, "Das Museum restaurierte den Leuchtturm"),
    (OPEN, "Das Schiff brachte 6000 Autos nach Lissabon"),
    (YES, "Das Schiff brachte mehr als 5000 Autos nach Lissabon"),
    (NO, "Der Umsatz sank 2024 um 2,4 %"),
]
IN_FRENCH = [
    (YES, "Le musée a accueilli 412 000 visiteurs en 2024"),
    (NO, "Les recettes ont augmenté de 4,2 % en 2024"),
    (NO, "Le musée a restauré le phare"),
    (OPEN, "Le navire a transporté 6000 voitures"),
    (YES, "Les recettes ont baissé de 4,2 % en 2024"),
]
IN_RUSSIAN = [
    (YES, "В 2024 году музей принял 412 тысяч посетителей"),
    (NO, "Выручка выросла на 4,2 % в 2024 году"),
    (NO, "Музей восстановил маяк"),
    (OPEN, "Корабль доставил 6000 автомобилей"),
    (NO, "Выручка снизилась на 2,4 % в 2024 году"),
]
CASES = [
    *((ENGLISH, "en", *case) for case in IN_ENGLISH),
    *((CHINESE, "zh", *case) for case in IN_CHINESE),
    *((SPANISH, "es", *case) for case in IN_SPANISH),
    *((PORTUGUESE, "pt", *case) for case in IN_PORTUGUESE),
    *((GERMAN, "de", *case) for case in IN_GERMAN),
    *((FRENCH, "fr", *case) for case in IN_FRENCH),
    *((RUSSIAN, "ru", *case) for case in IN_RUSSIAN),
]


@table(("text", "language", "verdict", "claim"), CASES)
def test_each_slot_is_compared_on_its_own(text, language, verdict, claim):
    assert check(claim, language, asker(text, language)).verdict == verdict


@pytest.mark.parametrize(
    ("claim", "decided"),
    [
        ("Revenue rose by 4.2%", Decided("direction", "rose", "down")),
        ("The ship carried 4000 cars to Lisbon", Decided("figure", "4000", "over 5800")),
        ("The ship carried 6000 cars to Lisbon", Decided("figure", "6000", "over 5800")),
        ("The old lighthouse was restored", Decided("negation", "", "not")),
        (
            "The City Museum overtook the Harbour Museum in attendance",
            Decided("who", "City", "Museum"),
        ),
        (
            "The Harbour Museum is the largest museum in the country",
            Decided("rank", "largest", "second largest"),
        ),
        (
            "Jonas Lund is the director of the Harbour Museum",
            Decided("name", "Jonas Lund", "Anna Berg"),
        ),
        ("The library was opened in 1989", Decided("period", "1989", "1998")),
    ],
)
def test_the_slot_that_decides_is_named(claim, decided):
    assert check(claim, "en", asker(ENGLISH, "en")).decided == decided


def test_words_that_nothing_accounts_for_are_named():
    found = check("Nearly 38,000 objects were sold", "en", asker(ENGLISH, "en"))
    assert found.verdict == "not_in_document"
    assert found.leftovers == ("sold",)


def test_the_evidence_holds_the_printed_figure():
    found = check("The ship carried 4000 cars to Lisbon", "en", asker(ENGLISH, "en"))
    sentence = asker(ENGLISH, "en").corpus.document.sentences[found.evidence[0]]
    assert found.figure is not None
    assert sentence.text[found.figure.start : found.figure.end] == "over 5800"


def test_a_document_that_says_two_things_is_disputed():
    text = "Report\n\nRevenue was 5 million euros in 2024. Revenue was 6 million euros in 2024.\n"
    found = check("Revenue was 5 million euros in 2024", "en", asker(text, "en"))
    assert (found.verdict, found.disputed, len(found.evidence)) == ("supported", True, 2)


def test_a_language_whose_negations_are_not_known_decides_nothing():
    text = "Rapporto\n\nIl museo non ha restaurato il faro.\n"
    assert check("Il museo non ha restaurato il faro", "it", asker(text, "it")) == Checked(
        "not_in_document"
    )


def test_more_figures_than_are_looked_at_support_nothing():
    rates = " and ".join(f"{n}.5%" for n in range(100))
    text = f"Report\n\nThe rates are {rates}.\n"
    found = check(f"The rates are {rates}", "en", asker(text, "en"))
    assert found.verdict == "not_in_document"
    assert "…" in found.leftovers


@pytest.mark.parametrize("claim", ["", "?", "a", "12", "not", "。", "\u200b", "5%" * 300])
def test_anything_can_be_checked(claim):
    assert check(claim, "en", asker(ENGLISH, "en")).verdict == "not_in_document"
