"""Statements and questions about simple clauses within longer sentences."""

import pytest

from bot.answering.engine import Engine, open_documents
from index.readers.formats import read_bytes

REPORTS = (
    """# Harbour board: the year 2024

Passenger traffic rose to 5.2 million in 2024 from 4.8 million in 2023.
The board received 5 million euros, of which 2 million euros came from grants.
Container exports (5.2 million tons) exceeded bulk imports (3.1 million tons).
Spain, with 120,000 visitors, was ahead of France (80,000).
The new bridge, which cost 3 million euros, opened in May 2021.
The dredging plan was approved by the council in March.
The largest markets are Germany (23%), Poland (17%) and Sweden (9%).
The average age of the crew is 43 years (2023: 42 years).
Fuel costs came to 1.9 million euros, an increase of 0.4 million euros or 27%.
At 5.2%, the vacancy rate was the lowest since 2008.
Staff: 340 (+12)
No ferry ran in February.
The company's director, Ada Lund, joined in 2016.
Unlike the north quay, the south quay is closed to lorries.
""",
    """# News of the county

The company, which sold Alpha, bought Beta in 2021.
Ships from Norway (12) and Sweden (9) called in May, 40 in all.
Turnover fell to 5 million euros from 8 million euros in 2023.
The bridge, which was not finished in 2020, opened in 2021.
Anna Lee, who met Ben Ray in Paris, lives in Rome.
The sister of the mayor, who lives in Oslo, is a painter.
The old mill, which burned down in 1990, had 12 wheels.
The council bought the meadow, which measures 4 hectares.
Of the 40 boats, which all sail, 12 are red.
Profit rose from 2 million euros in 2020 to 3 million euros in 2022.
The rate rose by 2% to 14%.
The firm, with 300 employees in Bonn, has 900 in all.
Wages rose to 3,000 euros (2022: 2,800 euros).
The tower (40 m) is higher than the chapel (25 m).
""",
    """# Informe del puerto 2024

El tráfico subió a 5,2 millones en 2024 desde 4,8 millones en 2023.
El puerto recibió 5 millones de euros, de los cuales 2 millones de euros procedían de subvenciones.
El nuevo puente, que costó 3 millones de euros, se abrió en mayo de 2021.
El plan fue aprobado por el consejo en marzo.
Los mayores mercados son Alemania (23 %), Polonia (17 %) y Suecia (9 %).
Los costes de combustible alcanzaron 1,9 millones de euros, un aumento de 0,4 millones o un 27 %.
Ningún ferri salió en febrero.
La directora, Ada Lund, llegó en 2016.
""",
    """# 港口2024年年报

旅客吞吐量由2023年的480万人次增至2024年的520万人次。
港口共获得资金500万欧元，其中200万欧元来自补助。
新桥耗资300万欧元，于2021年5月通车。
主要市场为德国（23%）、波兰（17%）和瑞典（9%）。
燃料费用为190万欧元，增加40万欧元，增长27%。
2月没有渡轮开行。
员工平均年龄43岁，上年为42岁。
集装箱出口520万吨，散货进口310万吨。
""",
    """# Отчёт порта за 2024 год

Пассажиропоток вырос с 4,8 млн человек в 2023 году до 5,2 млн человек в 2024 году.
Порт получил 5 млн евро, из них 2 млн евро составили гранты.
Новый мост, который стоил 3 млн евро, открылся в мае 2021 года.
План был одобрен советом в марте.
Крупнейшие рынки — Германия (23 %), Польша (17 %) и Швеция (9 %).
Расходы на топливо составили 1,9 млн евро, рост на 27 %.
В феврале паромы не ходили.
Директор Ада Лунд пришла в 2016 году.
""",
    """# Minutes of the parish council

Mrs Hale was elected chair with four votes; Mr Dow received three.
Bakery accounted for 27% of sales and dairy for 61%.
The dairy division made 61% of revenue and the bakery division 27%.
""",
    """# Plans

Traffic is expected to rise to 5 million in 2026 from 4 million in 2024.
The plan would bring in Spain (120,000 visitors) and France (80,000).
The company plans to sell Alpha, which earned 3 million euros.
Exports may rise 5% and imports 3%.
""",
)
STATEMENTS = [
    (0, "Passenger traffic was 4.8 million in 2023.", "supported"),
    (0, "Passenger traffic was 5.2 million in 2023.", "contradicted"),
    (0, "Passenger traffic was 5.2 million in 2024.", "supported"),
    (0, "Passenger traffic fell in 2024.", "contradicted"),
    (0, "5 million euros came from grants.", "contradicted"),
    (0, "2 million euros came from grants.", "supported"),
    (0, "Bulk imports were 3.1 million tons.", "supported"),
    (0, "Bulk imports were 5.2 million tons.", "contradicted"),
    (0, "Container exports exceeded bulk imports.", "supported"),
    (0, "France had 80,000 visitors.", "supported"),
    (0, "France had 120,000 visitors.", "contradicted"),
    (0, "The bridge cost 3 million euros.", "supported"),
    (0, "The bridge opened in May 2021.", "supported"),
    (0, "The bridge opened in May 2020.", "contradicted"),
    (0, "The bridge cost 4 million euros.", "contradicted"),
    (0, "The council approved the dredging plan in March.", "supported"),
    (0, "The council rejected the dredging plan.", "contradicted"),
    (0, "The average age of the crew is 43 years.", "supported"),
    (0, "The average age of the crew was 42 years in 2023.", "supported"),
    (0, "Fuel costs increased by 27%.", "supported"),
    (0, "Fuel costs came to 1.9 million euros.", "supported"),
    (0, "Fuel costs increased by 1.9 million euros.", "contradicted"),
    (0, "The vacancy rate was the highest since 2008.", "contradicted"),
    (0, "The vacancy rate was the lowest since 2008.", "supported"),
    (0, "A ferry ran in February.", "contradicted"),
    (0, "No ferry ran in February.", "supported"),
    (0, "Ferries ran in February.", "contradicted"),
    (0, "Ada Lund joined in 2016.", "supported"),
    (0, "The director joined in 2016.", "supported"),
    (0, "The director joined in 2018.", "contradicted"),
    (0, "The south quay is closed to lorries.", "supported"),
    (1, "Alpha bought Beta in 2021.", "not_in_document"),
    (1, "The company sold Alpha.", "supported"),
    (1, "The company bought Beta in 2021.", "supported"),
    (1, "40 ships called from Norway.", "not_in_document"),
    (1, "Turnover was 8 million euros in 2024.", "not_in_document"),
    (1, "Turnover was 8 million euros in 2023.", "supported"),
    (1, "Turnover was 5 million euros in 2023.", "contradicted"),
    (1, "Turnover was 5 million euros.", "supported"),
    (1, "The bridge was finished in 2020.", "contradicted"),
    (1, "The bridge opened in 2021.", "supported"),
    (1, "The bridge did not open in 2021.", "contradicted"),
    (1, "The bridge opened in 2020.", "contradicted"),
    (1, "Anna Lee lives in Paris.", "not_in_document"),
    (1, "Ben Ray lives in Rome.", "not_in_document"),
    (1, "Anna Lee lives in Rome.", "supported"),
    (1, "Anna Lee met Ben Ray in Rome.", "not_in_document"),
    (1, "The mayor lives in Oslo.", "not_in_document"),
    (1, "The mayor is a painter.", "not_in_document"),
    (1, "The sister of the mayor lives in Oslo.", "supported"),
    (1, "The old mill burned down in 1990.", "supported"),
    (1, "The old mill had 12 wheels.", "supported"),
    (1, "The old mill had 1990 wheels.", "not_in_document"),
    (1, "The meadow measures 4 hectares.", "supported"),
    (1, "The council measures 4 hectares.", "not_in_document"),
    (1, "The meadow measures 5 hectares.", "contradicted"),
    (1, "Profit was 2 million euros in 2020.", "supported"),
    (1, "Profit was 2 million euros in 2022.", "contradicted"),
    (1, "Profit was 3 million euros in 2022.", "supported"),
    (1, "Profit was 2 million euros in 2021.", "not_in_document"),
    (1, "The rate rose by 14%.", "contradicted"),
    (1, "The rate was 2%.", "not_in_document"),
    (1, "The firm has 300 employees.", "not_in_document"),
    (1, "The firm has 300 employees in Bonn.", "supported"),
    (1, "The firm has 900 employees.", "not_in_document"),
    (1, "The firm has 900 employees in Bonn.", "contradicted"),
    (1, "Wages rose to 2,800 euros.", "contradicted"),
    (1, "Wages were 2,800 euros.", "not_in_document"),
    (1, "The tower is 40 m high.", "not_in_document"),
    (1, "The chapel is higher than the tower.", "contradicted"),
    (2, "El tráfico fue de 4,8 millones en 2023.", "supported"),
    (2, "El tráfico fue de 5,2 millones en 2023.", "contradicted"),
    (2, "2 millones de euros procedían de subvenciones.", "supported"),
    (2, "5 millones de euros procedían de subvenciones.", "contradicted"),
    (2, "El puente costó 3 millones de euros.", "supported"),
    (2, "El puente costó 4 millones de euros.", "contradicted"),
    (2, "El puente se abrió en mayo de 2021.", "supported"),
    (2, "El consejo aprobó el plan en marzo.", "supported"),
    (2, "Los costes de combustible aumentaron un 27 %.", "supported"),
    (2, "Un ferri salió en febrero.", "contradicted"),
    (2, "Ada Lund llegó en 2016.", "supported"),
    (2, "Ada Lund llegó en 2018.", "contradicted"),
    (3, "2023年旅客吞吐量为480万人次。", "supported"),
    (3, "2023年旅客吞吐量为520万人次。", "contradicted"),
    (3, "2024年旅客吞吐量为520万人次。", "supported"),
    (3, "200万欧元来自补助。", "supported"),
    (3, "500万欧元来自补助。", "contradicted"),
    (3, "新桥耗资300万欧元。", "supported"),
    (3, "新桥耗资400万欧元。", "contradicted"),
    (3, "新桥于2021年5月通车。", "supported"),
    (3, "新桥于2020年5月通车。", "contradicted"),
    (3, "燃料费用增长27%。", "supported"),
    (3, "燃料费用下降27%。", "contradicted"),
    (3, "燃料费用增加40万欧元。", "supported"),
    (3, "2月有渡轮开行。", "contradicted"),
    (3, "员工平均年龄43岁。", "supported"),
    (3, "散货进口310万吨。", "supported"),
    (3, "散货进口520万吨。", "contradicted"),
    (4, "В 2023 году пассажиропоток составил 4,8 млн человек.", "supported"),
    (4, "В 2023 году пассажиропоток составил 5,2 млн человек.", "contradicted"),
    (4, "Мост стоил 3 млн евро.", "supported"),
    (4, "Мост стоил 4 млн евро.", "contradicted"),
    (4, "Мост открылся в мае 2021 года.", "supported"),
    (4, "Расходы на топливо выросли на 27 %.", "supported"),
    (4, "Расходы на топливо снизились на 27 %.", "contradicted"),
    (4, "В феврале паромы ходили.", "contradicted"),
    (4, "Ада Лунд пришла в 2016 году.", "supported"),
    (3, "2024年旅客吞吐量为480万人次。", "contradicted"),
    (5, "Mr Dow was elected chair.", "not_in_document"),
    (5, "Mrs Hale was elected chair.", "supported"),
    (5, "Dairy accounted for 61% of sales.", "supported"),
    (5, "Dairy accounted for 27% of sales.", "contradicted"),
    (5, "The bakery division made 27% of revenue.", "supported"),
    (5, "The bakery division made 61% of revenue.", "contradicted"),
    (6, "Traffic was 5 million in 2026.", "not_in_document"),
    (6, "Spain had 120,000 visitors.", "not_in_document"),
    (6, "Alpha earned 3 million euros.", "supported"),
    (6, "The company sold Alpha.", "not_in_document"),
    (6, "Imports rose 3%.", "not_in_document"),
]
QUESTIONS = [
    (0, "What was passenger traffic in 2023?", "4.8 million"),
    (0, "What was passenger traffic in 2024?", "5.2 million"),
    (0, "How much came from grants?", "2 million euros"),
    (0, "How much bulk was imported?", "3.1 million tons"),
    (0, "How much did the bridge cost?", "3 million euros"),
    (0, "What share has Poland?", "17%"),
    (0, "What share does Sweden have?", "9%"),
    (0, "What was the average age of the crew in 2023?", "42 years"),
    (0, "What is the average age of the crew?", "43 years"),
    (0, "By how much did fuel costs increase?", "0.4 million euros"),
    (0, "How many staff are there?", "340"),
    (1, "What were wages in 2022?", "2,800 euros"),
    (1, "What are wages?", "3,000 euros"),
    (1, "What was turnover in 2023?", "8 million euros"),
    (1, "What was profit in 2020?", "2 million euros"),
    (1, "How big is the meadow?", "4 hectares"),
    (1, "How high is the chapel?", "25 m"),
    (2, "¿Cuál fue el tráfico en 2023?", "4,8 millones"),
    (2, "¿Cuánto costó el puente?", "3 millones de euros"),
    (3, "散货进口多少？", "310万吨"),
    (3, "上年员工平均年龄是多少？", "42岁"),
    (4, "Сколько стоил мост?", "3 млн евро"),
    (4, "Какая доля у Польши?", "17 %"),
    (3, "2023年旅客吞吐量是多少？", "480万"),
    (3, "2024年旅客吞吐量是多少？", "520万"),
]


@pytest.fixture(scope="module")
def engines() -> list[Engine]:
    """An engine over each report."""
    return [open_documents([read_bytes(text.encode(), "report.md")]) for text in REPORTS]


@pytest.mark.parametrize(("report", "statement", "verdict"), STATEMENTS)
def test_statements(engines: list[Engine], report: int, statement: str, verdict: str) -> None:
    assert engines[report].answer(statement, claim=True).status == verdict


@pytest.mark.parametrize(("report", "question", "figure"), QUESTIONS)
def test_questions(engines: list[Engine], report: int, question: str, figure: str) -> None:
    assert [one.text for one in engines[report].answer(question).figures] == [figure]
