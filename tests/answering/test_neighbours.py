"""Follow-ups that name another thing: its figure where it stands near, never the one before again."""

import pytest

from bot.answering.engine import open_documents
from index.readers.formats import read_bytes

HARBOURS = {
    "en": """# Harbour report 2024

Imports made up 58% of the trade, exports 31% and transit 11%.

Northgate terminal moved 210,000 containers. Southgate terminal moved 155,000 containers.

A berth costs 1,200 dollars a day in summer and 800 dollars a day in winter. The average crane
operator earned 54,000 dollars, or more than the average wage of 38,500 dollars.

The dredging took 14 months and cost 23 million dollars; the new lighthouse took 5 months and cost
2.1 million dollars.

| Year | Ships | Ferries |
|---|---|---|
| 2023 | 1,377 | 295 |
| 2024 | 1,412 | 301 |
""",
    "es": """# Informe del puerto 2024

Las importaciones supusieron el 58% del comercio, las exportaciones el 31% y el tránsito el 11%.

La terminal norte movió 210.000 contenedores. La terminal sur movió 155.000 contenedores.
""",
    "zh": """# 港口报告

进口占贸易的58%，出口占31%，转口占11%。

北码头完成21万箱，南码头完成15.5万箱。泊位夏季每天收费1200美元，冬季每天收费800美元。
""",
    "de": """# Hafenbericht 2024

Importe machten 58 Prozent des Handels aus, Exporte 31 Prozent und der Transit 11 Prozent.

Der Nordterminal bewegte 210.000 Container. Der Südterminal bewegte 155.000 Container.
""",
    "fr": """# Rapport du port 2024

Les importations représentaient 58 % du commerce, les exportations 31 % et le transit 11 %.

Le terminal nord a traité 210 000 conteneurs. Le terminal sud a traité 155 000 conteneurs.
""",
    "ru": """# Отчёт порта

Импорт составил 58% торговли, экспорт 31%, транзит 11%.

Северный терминал обработал 210 000 контейнеров. Южный терминал обработал 155 000 контейнеров.
""",
}
ENGINES = {
    language: open_documents([read_bytes(text.encode(), "harbour.md")], None)
    for language, text in HARBOURS.items()
}


@pytest.mark.parametrize(
    ("language", "earlier", "message", "figure"),
    [
        ("en", "What share of the trade were imports?", "and transit?", "11%"),
        ("en", "What share of the trade were imports?", "and exports?", "31%"),
        ("en", "How many containers did Northgate move?", "and Southgate?", "155,000"),
        ("en", "What does a berth cost a day in summer?", "and in winter?", "800 dollars"),
        ("en", "What did the crane operator earn?", "and the average wage?", "38,500 dollars"),
        ("en", "How long did the dredging take?", "and the lighthouse?", "5 months"),
        ("en", "How much did the dredging cost?", "and the lighthouse?", "2.1 million dollars"),
        ("en", "How many ships came in 2023?", "and in 2024?", "1,412"),
        ("en", "How many ships came in 2023?", "and ferries?", "295"),
        ("es", "¿Qué porcentaje del comercio fueron las importaciones?", "¿y el tránsito?", "11%"),
        ("es", "¿Cuántos contenedores movió la terminal norte?", "¿y la sur?", "155.000"),
        ("zh", "进口占贸易的多少？", "转口呢？", "11%"),
        ("zh", "北码头完成多少箱？", "南码头呢？", "15.5万"),
        ("zh", "泊位夏季每天收费多少？", "冬季呢？", "800美元"),
        ("de", "Wie viel Prozent machten Importe aus?", "und der Transit?", "11 Prozent"),
        ("de", "Wie viele Container bewegte der Nordterminal?", "und der Südterminal?", "155.000"),
        ("fr", "Combien de conteneurs le terminal nord a-t-il traités ?", "et le sud ?", "155 000"),
        ("ru", "Сколько процентов составил импорт?", "а транзит?", "11%"),
        ("ru", "Сколько контейнеров обработал Северный терминал?", "а Южный?", "155 000"),
    ],
)
def test_the_figure_of_what_it_names(language, earlier, message, figure):
    found = ENGINES[language].answer(message, (earlier,)).figures
    assert [one.text.replace("\u202f", " ").replace("\xa0", " ") for one in found] == [figure]


@pytest.mark.parametrize(
    ("language", "earlier", "message"),
    [
        ("en", "How many containers did Northgate move?", "and Westgate?"),
        ("en", "How much did the dredging cost?", "and the pilots?"),
        ("en", "How many ships came in 2023?", "and tugs?"),
        ("es", "¿Cuántos contenedores movió la terminal norte?", "¿y la oeste?"),
        ("zh", "北码头完成多少箱？", "西码头呢？"),
        ("de", "Wie viele Container bewegte der Nordterminal?", "und der Westterminal?"),
    ],
)
def test_what_the_document_lacks_gets_no_figure(language, earlier, message):
    assert ENGINES[language].answer(earlier).figures
    assert ENGINES[language].answer(message, (earlier,)).figures == ()
