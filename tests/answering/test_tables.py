"""Questions to tables: the cell, the computation or the name that answers, and what doesn't."""

from decimal import Decimal

import pytest

from bot.answering.corpus import Corpus
from bot.answering.engine import open_documents
from bot.answering.replies.formulas import worded
from bot.answering.tables import TableAnswer, Tables
from bot.answering.tables.query import read_asking
from bot.computing.operation import Operation
from bot.understanding.operations import Signal, operation_words, signals
from bot.understanding.question import read_question
from index.assembly import assemble
from index.blocks import Content, Grid, Text
from index.document import Document

D = Decimal


def grid(*rows: str, headers: int = 1, caption: str = "", **more) -> Grid:
    return Grid(
        tuple(tuple(cell.strip() for cell in row.split("|")) for row in rows),
        headers,
        caption,
        **more,
    )


INCOME = assemble(
    Content(
        (
            Text("Results of the Acme group."),
            grid(
                "($ in millions) | 2019 | 2018 | 2017 | % Change",
                "Net sales | 1,200.0 | 1,000.0 | 800.0 | 20.0%",
                "Cost of sales | (700.0) | (620.0) | (500.0) | 12.9%",
                "Research and development | 90.0 | 120.0 | 60.0 | (25.0)%",
                "Interest expense | 12.0 | 10.0 | 9.0 | 20.0%",
                "Gross margin (%) | 41.7 | 38.0 | 37.5 |",
                caption="Income statement",
            ),
        )
    )
)
REGIONS = assemble(
    Content(
        (
            grid(
                "Region | Employees | Sales",
                "Northern Europe | 1,200 | $ 50",
                "Southern Europe | 800 | $ 20",
                "Asia | 2,500 | $ 130",
                "Total | 4,500 | $ 200",
                caption="Table 1: Sales by region, in millions of dollars, 2020",
            ),
        )
    )
)
FUNDS = assemble(
    Content(
        (
            grid(
                "Year | Fund | State | Total",
                "2018 | State | WY | 10.5",
                "2018 | State | NV | 20.5",
                "2018 | Reclamation |  | 30.5",
                "2019 | State | WY | 11.5",
                "2019 | State | NV | 21.5",
                "2019 | Reclamation |  | 31.5",
            ),
            grid(
                "Description | Code",
                "Wyoming | WY",
                "Nevada | NV",
                "Utah | UT",
                "Maine | ME",
                "Ohio | OH",
            ),
        )
    )
)


def ask(document: Document, question: str, language: str = "en") -> TableAnswer | None:
    return Tables(Corpus(document, "en")).answer(read_question(question, language))


def said(document: Document, question: str) -> tuple:
    """Return (kind, operation, value, text) of an answer, and the row that is cited first."""
    answer = ask(document, question)
    assert answer is not None
    assert answer.confidence > 0.5, answer.features
    cited = document.sentences[answer.citations[0]].text
    if answer.plan is not None:
        return (
            answer.kind,
            answer.operation.value,
            answer.plan.value,
            worded(answer.plan, "en")[0],
            cited,
        )
    if answer.figures:
        first = answer.figures[0]
        assert document.text[first.start : first.end] == first.text
        return answer.kind, answer.operation.value, first.value, first.text, cited
    name = answer.names[0]
    assert document.text[name.start : name.end] == name.text
    return answer.kind, answer.operation.value, None, name.text, cited


SALES = "Net sales | 1,200.0 | 1,000.0 | 800.0 | 20.0%"
RESEARCH = "Research and development | 90.0 | 120.0 | 60.0 | (25.0)%"
HEADERS = "($ in millions) | 2019 | 2018 | 2017 | % Change"


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        (
            "What were net sales in 2018?",
            ("cell", "value", D("1000000000"), "1,000.0", SALES),
        ),
        (
            "What was the gross margin in 2017?",
            ("cell", "value", D("37.5"), "37.5", "Gross margin (%) | 41.7 | 38.0 | 37.5"),
        ),
        (
            "What was the change in research and development from 2018 to 2019?",
            ("plan", "change", D("-30000000"), "−30 million US dollars", RESEARCH),
        ),
        (
            "What was the percentage change in research and development from 2017 to 2018?",
            ("plan", "percent_change", D(100), "100%", RESEARCH),
        ),
        (
            "What were average net sales for 2017 and 2018?",
            ("plan", "average", D("900000000"), "900 million US dollars", SALES),
        ),
        (
            "What is the median of research and development from 2017 to 2019?",
            ("plan", "median", D("90000000"), "90 million US dollars", RESEARCH),
        ),
        (
            "What was the median of net sales over the three years?",
            ("plan", "median", D("1000000000"), "1,000 million US dollars", SALES),
        ),
        (
            "In which year was research and development the largest?",
            ("label", "highest", D(2018), "2018", HEADERS),
        ),
        (
            "In which year was research and development less than 70 million?",
            ("label", "below", D(2017), "2017", HEADERS),
        ),
        (
            "How many years did net sales exceed $900 million?",
            ("plan", "count_above", D(2), "2", SALES),
        ),
    ],
)
def test_a_row_over_years(question, answer):
    assert said(INCOME, question) == answer


def test_a_printed_median_is_found_and_none_is_made_of_other_rows():
    document = assemble(
        Content(
            (
                grid(
                    "Measure | 2019 | 2018 | 2017",
                    "Mean income | 420 | 400 | 390",
                    "Median income | 390 | 380 | 350",
                    "Average age | 41 | 40 | 39",
                ),
            )
        )
    )
    row = "Median income | 390 | 380 | 350"
    asked = "What was the median income in 2018?"
    assert said(document, asked) == ("cell", "value", D(380), "380", row)
    found = ask(document, "What was the median age in 2019?")
    assert found is None or found.plan is None
    assert found is None or found.confidence < 0.5


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        (
            "How many employees are in Asia?",
            ("cell", "value", D(2500), "2,500", "Asia | 2,500 | $ 130"),
        ),
        (
            "Which region has the most employees?",
            ("label", "highest", None, "Asia", "Asia | 2,500 | $ 130"),
        ),
        (
            "What is the difference in employees between Northern Europe and Southern Europe?",
            ("plan", "difference", D(400), "400 employees", "Northern Europe | 1,200 | $ 50"),
        ),
        (
            "What is the median number of employees of Northern Europe, Southern Europe and Asia?",
            ("plan", "median", D(1200), "1,200 employees", "Southern Europe | 800 | $ 20"),
        ),
        (
            "What are sales in Southern Europe as a percentage of total sales?",
            ("plan", "share", D(10), "10%", "Southern Europe | 800 | $ 20"),
        ),
    ],
)
def test_a_column_over_names(question, answer):
    tables = Tables(Corpus(REGIONS, "en"))
    found = tables.answer(read_question(question, "en"))
    assert found is not None
    value = found.plan.value if found.plan else found.figures[0].value if found.figures else None
    text = worded(found.plan, "en")[0] if found.plan else (found.figures or found.names)[0].text
    cited = REGIONS.sentences[found.citations[0]].text
    assert (found.kind, found.operation.value, value, text, cited) == answer


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("State fund Wyoming 2018", D("10.5")),
        ("Nevada state fund in 2019", D("21.5")),
        ("Reclamation 2019", D("31.5")),
        ("what did the Reclamation fund get in 2018? meeting in ten minutes", D("30.5")),
    ],
)
def test_records_are_found_by_code_name_and_year(question, value):
    found = ask(FUNDS, question)
    assert found is not None
    assert [figure.value for figure in found.figures] == [value]


@pytest.mark.parametrize(
    "question",
    [
        "What were net sales in 2014?",
        "What was the change in research and development from 2012 to 2013?",
        "What was the dividend per share in 2019?",
        "How many aircraft did Acme own in 2018?",
        "Who is the chairman of Acme?",
        "Why did Acme move its headquarters?",
    ],
)
def test_what_the_table_does_not_have_is_not_answered(question):
    found = ask(INCOME, question)
    assert found is None or found.confidence < 0.5


def test_a_document_without_tables_has_no_answer():
    assert ask(assemble(Content((Text("Sales rose to 5 in 2019."),))), "sales in 2019?") is None


def test_without_leaves_rows_out():
    document = assemble(
        Content(
            (
                grid(
                    "Fund | 2018",
                    "Treasury, onshore | 7.5",
                    "Treasury, offshore | 3.0",
                    "Treasury, special levy | 900.0",
                ),
            )
        )
    )
    found = ask(
        document, "What is the sum of Treasury onshore and offshore in 2018, without the levy?"
    )
    assert found is not None
    assert found.plan is not None
    assert (found.operation, found.plan.value) == (Operation.SUM, D("10.5"))


def test_the_asked_period_and_kind_are_reported_as_left_over():
    found = ask(INCOME, "What was the dividend in 2019?")
    assert found is not None
    assert found.leftovers == ("dividend",)


def test_a_question_is_read_for_tables():
    question = read_question(
        "In which year did net sales exceed $1,500 thousand between 2015 and 2017?", "en"
    )
    asking = read_asking(question, "en")
    assert [word.key for word in asking.topic] == ["net", "sale"]
    assert asking.by_period
    assert asking.limit is not None
    assert (asking.limit.above, asking.limit.full, asking.limit.bare) == (True, D(1500000), D(1500))
    assert [period.year for period in asking.every] == [2015, 2017]
    assert asking.says(Signal.WHICH)


@pytest.mark.parametrize(
    ("question", "years"),
    [
        ("average from 2015 to 2018", [2015, 2016, 2017, 2018]),
        ("average in 2015 and 2018", [2015, 2018]),
        ("average for 2017-2019", [2017, 2018, 2019]),
    ],
)
def test_a_range_asks_for_the_years_between(question, years):
    asking = read_asking(read_question(question, "en"), "en")
    assert [period.year for period in asking.every] == years


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("What is the increase / (decrease) in revenue?", "en", ["change"]),
        ("percentage change in sales", "en", ["growth"]),
        ("sales as a percentage of costs", "en", ["share"]),
        ("sales less than 10,000", "en", ["below"]),
        ("2019年比2018年增长率是多少", "zh", ["growth"]),
        ("durchschnittlicher Umsatz", "de", []),
        ("Wie hoch war der Umsatz im Durchschnitt?", "de", ["average"]),
        ("¿Cuál fue la variación porcentual?", "es", ["which", "growth"]),
        ("Qual foi a soma?", "pt", ["which", "sum"]),
        ("Quelle est la différence ?", "fr", ["which", "difference"]),
        ("Какая доля?", "ru", ["which", "share"]),
    ],
)
def test_words_that_ask_for_computing(text, language, found):
    assert [one.signal.value for one in signals(text, language)] == found


def test_every_language_reads_its_forms_and_others_those_of_english():
    for language in ("en", "zh", "es", "pt", "de", "fr", "ru"):
        assert {signal for _, signal, _ in operation_words(language).forms} == set(Signal)
    assert operation_words("fi") is operation_words("en")


def test_doubtful_figures_give_no_plan():
    document = assemble(
        Content((grid("| 2019 | 2018", "Net sales | 12 | 10", doubtful=frozenset({1})),))
    )
    found = ask(document, "What was the change in net sales from 2018 to 2019?")
    assert found is None or found.plan is None


QUARTERS = assemble(
    Content(
        (
            grid(
                "($ in millions) | Three months ended June 30, 2023 | Three months ended "
                "June 30, 2022 | Nine months ended June 30, 2023 | Nine months ended June 30, 2022",
                "Net sales | 300 | 250 | 900 | 800",
                "Services | 80 | 60 | 230 | 190",
                caption="Income statement",
            ),
        )
    )
)


def test_a_change_is_between_periods_as_long():
    answer = ask(QUARTERS, "How much did services grow?")
    assert answer is not None
    assert answer.plan is not None
    assert (answer.plan.value, worded(answer.plan, "en")[1]) == (
        D(20_000_000),
        "80 − 60 = 20 million US dollars",
    )


YEARS = assemble(
    Content(
        (
            Text("Days lost to strikes."),
            grid(
                "Year | Days lost | Stoppages",
                "2012 | 249 | 131",
                "2013 | 444 | 114",
                "2014 | 788 | 155",
                caption="Strikes by year",
            ),
        )
    )
)


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("In which year were the most days lost?", "2014"),
        ("Which sector lost the most days?", None),
    ],
)
def test_a_year_answers_no_question_for_a_sector(question, headline):
    answer = open_documents([YEARS]).answer(question)
    assert (answer.headline == "2014") is (headline is not None)
