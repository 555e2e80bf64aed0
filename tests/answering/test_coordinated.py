"""Parts of a sentence that share a verb, a unit or a noun: asked for, and stated, each by itself."""

import pytest

from bot.answering.engine import Engine, open_documents
from index.readers.formats import read_bytes

DOCUMENTS = {
    "en": """# Annual note of the Linden Centre

Exports rose 5% and imports 3% in 2024.
The shop took 1.2 million euros and the café 800,000 euros.
Ticket sales brought in 410,000 euros, donations 95,000 euros and the bar 60,000 euros.
The north hall seats 400 people and the south hall 250.
Attendance at concerts fell by 4% and at lectures by 11%.
Sales to the EU grew by 16 million euros and to the UK by 9 million.
The port handled 5 million tons of coal and 3 million tons of grain.
Turnover in Germany and Austria was 12.4 and 3.1 million euros, respectively.
""",
    "es": """# Informe 2024

Las exportaciones crecieron un 5% y las importaciones un 3% en 2024.
La tienda ingresó 1,2 millones de euros y la cafetería 800.000 euros.
Los precios subieron un 5% en España, un 4% en Francia y un 2% en Italia.
Las ventas en Lyon y Niza fueron de 12 y 7 millones de euros, respectivamente.
La sala norte tiene 400 plazas y la sala sur 250.
""",
    "pt": """# Relatório 2024

As exportações cresceram 5% e as importações 3% em 2024.
A loja faturou 1,2 milhão de euros e o café 800 mil euros.
Os preços subiram 5% em Espanha, 4% em França e 2% em Itália.
As vendas em Lyon e Nice foram de 12 e 7 milhões de euros, respectivamente.
A sala norte tem 400 lugares e a sala sul 250.
""",
    "ru": """# Отчёт за 2024 год

Экспорт вырос на 5 %, импорт — на 3 %.
Магазин заработал 1,2 млн евро, а кафе — 800 тыс.
евро.
Цены выросли на 5 % в Испании, на 4 % во Франции и на 2 % в Италии.
Продажи в Лионе и Ницце составили 12 и 7 млн евро соответственно.
Северный зал вмещает 400 человек, южный зал — 250.
""",
    "zh": """# 2024年报告

2024年，出口和进口分别增长5%和3%。
商店收入120万欧元，咖啡馆80万欧元。
北厅可容纳400人，南厅250人。
里昂和尼斯的销售额分别为12亿元和7亿元。
西班牙价格上涨5%，法国4%，意大利2%。
""",
    "de": """# Bericht 2024

Die Ausfuhren stiegen um 5 % und die Einfuhren um 3 %.
Der Laden nahm 1,2 Millionen Euro ein und das Café 800.000 Euro.
Die Preise stiegen in Spanien um 5 %, in Frankreich um 4 % und in Italien um 2 %.
Der Umsatz in Lyon und Nizza betrug 12 beziehungsweise 7 Millionen Euro.
Der Nordsaal hat 400 Plätze und der Südsaal 250.
""",
    "fr": """# Rapport 2024

Les exportations ont augmenté de 5 % et les importations de 3 %.
La boutique a rapporté 1,2 million d'euros et le café 800 000 euros.
Les prix ont augmenté de 5 % en Espagne, de 4 % en France et de 2 % en Italie.
Les ventes à Lyon et à Nice ont atteint respectivement 12 et 7 millions d'euros.
La salle nord compte 400 places et la salle sud 250.
""",
}

# Each with its contrary, in which the figure of the other part stands.
STATEMENTS = [
    ("en", "Imports rose 3% in 2024.", "Imports rose 5% in 2024."),
    ("en", "The café took 800,000 euros.", "The café took 1.2 million euros."),
    ("en", "The bar brought in 60,000 euros.", "The bar brought in 95,000 euros."),
    ("en", "The south hall seats 250 people.", "The south hall seats 400 people."),
    ("en", "Attendance at lectures fell by 11%.", "Attendance at lectures fell by 4%."),
    ("en", "Sales to the UK grew by 9 million euros.", "Sales to the UK grew by 16 million euros."),
    (
        "en",
        "The port handled 3 million tons of grain.",
        "The port handled 5 million tons of grain.",
    ),
    (
        "en",
        "Turnover in Austria was 3.1 million euros.",
        "Turnover in Austria was 12.4 million euros.",
    ),
    (
        "es",
        "Las importaciones crecieron un 3% en 2024",
        "Las importaciones crecieron un 5% en 2024",
    ),
    ("es", "La cafetería ingresó 800.000 euros", "La cafetería ingresó 1,2 millones de euros"),
    ("es", "Los precios subieron un 4% en Francia", "Los precios subieron un 5% en Francia"),
    (
        "es",
        "Las ventas en Niza fueron de 7 millones de euros",
        "Las ventas en Niza fueron de 12 millones de euros",
    ),
    ("pt", "As importações cresceram 3% em 2024", "As importações cresceram 5% em 2024"),
    ("pt", "O café faturou 800 mil euros", "O café faturou 1,2 milhão de euros"),
    ("pt", "Os preços subiram 4% em França", "Os preços subiram 5% em França"),
    (
        "pt",
        "As vendas em Nice foram de 7 milhões de euros",
        "As vendas em Nice foram de 12 milhões de euros",
    ),
    ("pt", "A sala sul tem 250 lugares", "A sala sul tem 400 lugares"),
    ("ru", "Импорт вырос на 3 %", "Импорт вырос на 5 %"),
    ("ru", "Кафе заработало 800 тыс. евро", "Кафе заработало 1,2 млн евро"),
    ("ru", "Продажи в Ницце составили 7 млн евро", "Продажи в Ницце составили 12 млн евро"),
    ("ru", "Южный зал вмещает 250 человек", "Южный зал вмещает 400 человек"),
    ("zh", "进口增长3%", "进口增长5%"),
    ("zh", "咖啡馆收入80万欧元", "咖啡馆收入120万欧元"),
    ("zh", "南厅可容纳250人", "南厅可容纳400人"),
    ("zh", "尼斯的销售额为7亿元", "尼斯的销售额为12亿元"),
    ("zh", "法国价格上涨4%", "法国价格上涨5%"),
    ("de", "Die Einfuhren stiegen um 3 %", "Die Einfuhren stiegen um 5 %"),
    ("de", "Das Café nahm 800.000 Euro ein", "Das Café nahm 1,2 Millionen Euro ein"),
    ("de", "Die Preise stiegen in Frankreich um 4 %", "Die Preise stiegen in Frankreich um 5 %"),
    (
        "de",
        "Der Umsatz in Nizza betrug 7 Millionen Euro",
        "Der Umsatz in Nizza betrug 12 Millionen Euro",
    ),
    ("de", "Der Südsaal hat 250 Plätze", "Der Südsaal hat 400 Plätze"),
    ("fr", "Les importations ont augmenté de 3 %", "Les importations ont augmenté de 5 %"),
    ("fr", "Le café a rapporté 800 000 euros", "Le café a rapporté 1,2 million d'euros"),
    ("fr", "Les prix ont augmenté de 4 % en France", "Les prix ont augmenté de 5 % en France"),
    (
        "fr",
        "Les ventes à Nice ont atteint 7 millions d'euros",
        "Les ventes à Nice ont atteint 12 millions d'euros",
    ),
    ("fr", "La salle sud compte 250 places", "La salle sud compte 400 places"),
]
QUESTIONS = [
    ("en", "How much did imports rise?", "3%"),
    ("en", "What did the café take?", "800,000 euros"),
    ("en", "How many people does the south hall seat?", "250"),
    ("en", "By how much did attendance at lectures fall?", "11%"),
    ("en", "By how much did sales to the UK grow?", "9 million"),
    ("en", "How much grain did the port handle?", "3 million tons"),
    ("en", "What was turnover in Austria?", "3.1 million euros"),
    ("en", "How much did exports rise?", "5%"),
    ("es", "¿Cuánto crecieron las importaciones?", "3%"),
    ("es", "¿Cuánto ingresó la cafetería?", "800.000 euros"),
    ("es", "¿Cuánto subieron los precios en Francia?", "4%"),
    ("es", "¿Cuántas plazas tiene la sala sur?", "250"),
    ("es", "¿De cuánto fueron las ventas en Niza?", "7 millones de euros"),
    ("pt", "Quanto cresceram as importações?", "3%"),
    ("pt", "Quanto faturou o café?", "800 mil euros"),
    ("pt", "Quanto subiram os preços em França?", "4%"),
    ("pt", "Quantos lugares tem a sala sul?", "250"),
    ("pt", "De quanto foram as vendas em Nice?", "7 milhões de euros"),
    ("ru", "На сколько вырос импорт?", "3 %"),
    ("ru", "Сколько заработало кафе?", "800 тыс. евро"),
    ("ru", "На сколько выросли цены во Франции?", "4 %"),
    ("ru", "Сколько человек вмещает южный зал?", "250"),
    ("ru", "Сколько составили продажи в Ницце?", "7 млн евро"),
    ("zh", "进口增长多少？", "3%"),
    ("zh", "咖啡馆收入多少？", "80万欧元"),
    ("zh", "南厅可容纳多少人？", "250"),
    ("zh", "尼斯的销售额是多少？", "7亿元"),
    ("zh", "法国价格上涨多少？", "4%"),
    ("de", "Um wie viel stiegen die Einfuhren?", "3 %"),
    ("de", "Wie viel nahm das Café ein?", "800.000 Euro"),
    ("de", "Wie viele Plätze hat der Südsaal?", "250"),
    ("de", "Wie hoch war der Umsatz in Nizza?", "7 Millionen Euro"),
    ("fr", "De combien les importations ont-elles augmenté ?", "3 %"),
    ("fr", "De combien les prix ont-ils augmenté en France ?", "4 %"),
    ("fr", "Combien de places compte la salle sud ?", "250"),
]


@pytest.fixture(scope="module")
def engines() -> dict[str, Engine]:
    """An engine over the document of each language."""
    return {
        language: open_documents([read_bytes(text.encode(), f"{language}.md")])
        for language, text in DOCUMENTS.items()
    }


@pytest.mark.parametrize(("language", "true", "false"), STATEMENTS)
def test_statements(engines: dict[str, Engine], language: str, true: str, false: str) -> None:
    found = [engines[language].answer(text, claim=True).status for text in (true, false)]
    assert found == ["supported", "contradicted"]


@pytest.mark.parametrize(("language", "question", "figure"), QUESTIONS)
def test_questions(engines: dict[str, Engine], language: str, question: str, figure: str) -> None:
    answer = engines[language].answer(question)
    assert [one.text for one in answer.figures] == [figure]


def test_the_figure_of_a_statement_stands_where_the_sentence_has_it(
    engines: dict[str, Engine],
) -> None:
    answer = engines["en"].answer("The café took 1.2 million euros.", claim=True)
    [figure] = answer.figures
    text = engines["en"].documents[0].text
    assert figure.start is not None
    assert text[figure.start : figure.end] == figure.text == "800,000 euros"
