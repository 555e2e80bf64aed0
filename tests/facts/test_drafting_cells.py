"""Cells of tables as figures: in full, in their unit, with period and the words around them."""

from decimal import Decimal

import pytest

from facts.drafting.accounting import amount
from facts.drafting.cells import draft_tables, drafted_cells
from facts.drafting.figure import Kind, Source
from facts.drafting.header_periods import context_of, mentions, period_of
from facts.drafting.period import Period, agreement
from facts.drafting.scales import note_of, stated_note
from index.assembly import assemble
from index.blocks import Block, Content, Grid, Heading, Text
from index.document import Document, Tag
from tests.tables import table

D = Decimal


def document(*blocks: Block) -> Document:
    return assemble(Content(tuple(blocks)))


def grid(*rows: str, headers: int = 1, caption: str = "", **more) -> Grid:
    return Grid(
        tuple(tuple(cell.strip() for cell in row.split("|")) for row in rows),
        headers,
        caption,
        **more,
    )


def drafted(source: Document, language: str = "en") -> list[tuple]:
    """Return (text, value, unit, kind, period) of every figure."""
    return [
        (figure.text, figure.value, figure.unit, figure.kind.value, figure.period)
        for figure in drafted_cells(source, language)
    ]


@table(
    ("cell", "language", "value", "unit", "text"),
    [
        ("$ 50", "en", "50", "USD", "$ 50"),
        ("(123 )", "en", "-123", "", "(123 )"),
        ("(4.1)%", "en", "-4.1", "%", "(4.1)%"),
        ("$(53)", "en", "-53", "USD", "$(53)"),
        ("( $ 5 )", "en", "-5", "USD", "( $ 5 )"),
        ("▲1.2", "en", "-1.2", "", "▲1.2"),
        ("−3", "en", "-3", "", "−3"),
        ("-130 bps", "en", "-130", "bps", "-130 bps"),
        ("+80 bps", "en", "80", "bps", "+80 bps"),
        ("5.2x", "en", "5.2", "times", "5.2x"),
        ("10%(1)", "en", "10", "%", "10%"),
        ("24.5 *", "en", "24.5", "", "24.5"),
        ("£16.90", "en", "16.90", "GBP", "£16.90"),
        (".5", "en", "0.5", "", ".5"),
        ("17,400,000", "en", "17400000", "", "17,400,000"),
        ("1.234,5", "de", "1234.5", "", "1.234,5"),
        ("1 234,5", "ru", "1234.5", "", "1 234,5"),
        ("１２３", "zh", "123", "", "１２３"),
        ("12.5万", "zh", "125000", "", "12.5万"),
        ("up to $3,790", "en", "3790", "USD", "up to $3,790"),
    ],
)
def test_a_cell_is_read_with_its_sign_and_unit(cell, language, value, unit, text):
    found = amount(cell, language)
    assert found is not None
    assert (found.value, found.unit, cell[found.start : found.end]) == (D(value), unit, text)


@pytest.mark.parametrize(
    "cell", ["—", "$ -", "n/a", "19/11", "1:1", "2039 or indefinite", "Q3", "10 to 15"]
)
def test_a_cell_without_one_figure_has_none(cell):
    assert amount(cell, "en") is None


@table(
    ("text", "language", "iso"),
    [
        ("2019 £m", "en", "2019"),
        ("Year ended December 31, 2019", "en", "2019"),
        ("Fiscal year ended June 30, 2019", "en", "2018-07-01/2019-06-30"),
        ("Three Months Ended July 1, 2023", "en", "2023-04-02/2023-07-01"),
        ("As of June 30, 2019", "en", "2019-06-30"),
        ("Q4 2019", "en", "2019-Q4"),
        ("4Q19", "en", "2019-Q4"),
        ("third quarter of fiscal 2023", "en", "2023-Q3"),
        ("F18 (3)", "en", "2018"),
        ("2018/19", "en", "2018/2019"),
        ("Change 2019 vs 2018", "en", None),
        ("Revenue", "en", None),
        ("2019年第三季度", "zh", "2019-Q3"),
        ("截至2020年6月30日止六个月", "zh", "2020-01-01/2020-06-30"),
        ("31. Dezember 2019", "de", "2019-12-31"),
        ("primer trimestre de 2019", "es", "2019-Q1"),
        ("на 31 декабря 2019 г.", "ru", "2019-12-31"),
    ],
)
def test_the_period_of_a_header(text, language, iso):
    found = period_of(text, language)
    assert (found.iso if found else None) == iso


def test_a_caption_completes_the_years_of_its_columns():
    context = context_of("Three months ended March 31,", "en")
    assert context == Period(None, 3, 31, 3)
    assert period_of("2019", "en", context) == Period(2019, 3, 31, 3)


def test_dates_without_a_year_take_the_one_beside_them():
    text = "between the quarters ended July 27 and April 27 in 2019"
    assert [mention.period.iso for mention in mentions(text, "en")] == [
        "2019-04-28/2019-07-27",
        "2019-01-28/2019-04-27",
    ]


@pytest.mark.parametrize(
    ("asked", "shown", "how"),
    [
        (Period(2019), Period(2019), 1.0),
        (Period(2019), Period(2018), 0.0),
        (Period(2019), Period(2019, 6, 30), 1.0),
        (Period(2019, part="Q4", months=3), Period(2019, part="Q3", months=3), 0.0),
        (Period(2023, 7, 1, 3), Period(2023, 7, 1, 9), 0.4),
        (Period(2018), Period(2018, 1, 1), 0.9),
        (Period(2019), Period(2020, 1, 3), 0.6),
    ],
)
def test_how_far_periods_agree(asked, shown, how):
    assert agreement(asked, shown) == pytest.approx(how)


@table(
    ("text", "language", "scale", "unit"),
    [
        ("(in millions)", "en", 10**6, ""),
        ("2019 £m", "en", 10**6, "GBP"),
        ("$ in millions", "en", 10**6, "USD"),
        ("RMB’Million", "en", 10**6, "CNY"),
        ("A$M", "en", 10**6, "AUD"),
        ("HK$’000", "en", 1000, "HKD"),
        ("(dollars in thousands, except per share)", "en", 1000, "USD"),
        ("Change (%)", "en", 1, "%"),
        ("2019 Men Years", "en", 1, "years"),
        ("Fiscal Year", "en", 1, ""),
        ("Year ended December 31", "en", 1, ""),
        ("in Fiscal 2019, $3.8 million was paid", "en", 1, ""),
        ("单位：亿元", "zh", 10**8, "CNY"),
        ("万吨", "zh", 10**4, "tons"),
        ("тыс. руб.", "ru", 1000, "RUB"),
        ("TEUR", "de", 1000, "EUR"),
    ],
)
def test_what_a_header_says_of_scale_and_unit(text, language, scale, unit):
    note = note_of(text, language)
    assert (note.scale, note.unit) == (scale, unit)


def test_a_sentence_states_a_scale_in_brackets_or_alone():
    assert stated_note("The components are as follows (in thousands):", "en").scale == 1000
    assert stated_note("Expressed in US $000's except share amounts", "en").unit == "USD"
    assert not stated_note("We paid $3.8 million (2018: $4 million).", "en").says


def test_cells_are_in_full_with_unit_period_and_span():
    source = document(
        Text("Revenue by country"),
        grid(
            "| | 2019 | 2018",
            "| Note | £m | £m",
            "UK | 3 | 24.5 | 24.9",
            "Total | | 24.9 | (25.4)",
            headers=2,
        ),
    )
    assert drafted(source) == [
        ("24.5", D("24500000"), "GBP", "money", "2019"),
        ("24.9", D("24900000"), "GBP", "money", "2018"),
        ("24.9", D("24900000"), "GBP", "money", "2019"),
        ("(25.4)", D("-25400000"), "GBP", "money", "2018"),
    ]
    for figure in drafted_cells(source):
        assert source.text[figure.start : figure.end] == figure.text
        assert source.sentences[figure.sentence].start <= figure.start
        assert figure.source is Source.TABLE
    first = next(iter(drafted_cells(source)))
    assert (first.zone("label"), first.printed, first.scale_note) == ({"uk"}, D("24.5"), "£m")


def test_shares_and_amounts_per_share_keep_out_of_the_scale():
    source = document(
        grid(
            "(in millions, except per share amounts) | 2019",
            "Revenue | $ 1,200",
            "Gross margin (%) | 41.5",
            "Earnings per share | $ 2.97",
            "Cash | 300",
        )
    )
    assert [(text, value, unit) for text, value, unit, _, _ in drafted(source)] == [
        ("$ 1,200", D("1200000000"), "USD"),
        ("41.5", D("41.5"), "%"),
        ("$ 2.97", D("2.97"), "USD"),
        ("300", D("300000000"), "USD"),
    ]


def test_counts_have_their_noun_and_money_scales_only_money():
    source = document(grid("($ in thousands) | 2020", "Sales | 500", "Number of employees | 1,200"))
    assert drafted(source) == [
        ("500", D("500000"), "USD", "money", "2020"),
        ("1,200", D("1200"), "employees", "count", "2020"),
    ]


def test_headings_of_groups_give_period_and_unit():
    source = document(
        grid(
            "| Sales",
            "As at 31 December 2019 |",
            "Assets | 10",
            "As at 31 December 2018 |",
            "Assets | 12",
            "% of revenue: |",
            "Research | 7",
        )
    )
    assert [(value, unit, period) for _, value, unit, _, period in drafted(source)] == [
        (D(10), "", "2019-12-31"),
        (D(12), "", "2018-12-31"),
        (D(7), "%", None),
    ]


def test_movements_between_two_balances_are_of_the_second_year():
    source = document(
        grid(
            "| Shares",
            "Balance at December 31, 2018 | 100",
            "Granted | 30",
            "Balance at December 31, 2019 | 130",
        )
    )
    assert [period for *_, period in drafted(source)] == ["2018-12-31", "2019", "2019-12-31"]


def test_records_are_told_apart_by_their_words_and_year():
    rows = [f"{year} | State | {code} | {value}" for year, code, value in
            [(2018, "WY", "1.5"), (2018, "NV", "2.5"), (2019, "WY", "3.5"), (2019, "NV", "4.5")]]  # fmt: skip
    source = document(grid("Fiscal Year | Fund | State | Total", *rows))
    table = draft_tables(source, "en")[0]
    assert [(row.keys, row.period and row.period.iso) for row in table.rows] == [
        (("state", "wy"), "2018"),
        (("state", "nv"), "2018"),
        (("state", "wy"), "2019"),
        (("state", "nv"), "2019"),
    ]
    assert [figure.value for figure in drafted_cells(source, "en")] == [
        D("1.5"),
        D("2.5"),
        D("3.5"),
        D("4.5"),
    ]


def test_what_the_file_states_exactly_wins():
    exact = {(1, 1): Tag(0, 5, "Revenues", D("1234567"), "EUR", "2020")}
    source = document(grid("(in millions) | 2020", "Revenue | 1,235", exact=exact))
    figure = next(iter(drafted_cells(source, "en")))
    assert (figure.value, figure.unit, figure.kind, figure.source, figure.period) == (
        D("1234567"), "EUR", Kind.MONEY, Source.TAGGED, "2020",
    )  # fmt: skip


def test_doubtful_rows_are_marked():
    source = document(grid("| 2020", "Revenue | 5", "Cost | 3", doubtful=frozenset({2})))
    assert [figure.agreed for figure in drafted_cells(source, "en")] == [True, False]


def test_zones_hold_what_stands_around():
    source = document(
        Heading("Segments"),
        grid("| Sales 2019", "Europe: |", "France | 5", caption="Table 2: Sales by segment"),
    )
    figure = next(iter(drafted_cells(source, "en")))
    assert {name: figure.zone(name) for name in ("label", "group", "header", "section")} == {
        "label": {"franc"},
        "group": {"europ"},
        "header": {"sale"},
        "section": {"segment"},
    }
    assert {"sale", "segment"} <= figure.zone("caption")


def test_a_chinese_table():
    source = document(
        grid(
            "项目 | 2019年 | 2018年",
            "进出口总额 | 31.54 | 30.51",
            "增速 | 3.4% | 9.7%",
            caption="单位：万亿元",
        )
    )
    assert drafted(source, "zh") == [
        ("31.54", D("31540000000000"), "CNY", "money", "2019"),
        ("30.51", D("30510000000000"), "CNY", "money", "2018"),
        ("3.4%", D("3.4"), "%", "percent", "2019"),
        ("9.7%", D("9.7"), "%", "percent", "2018"),
    ]


@pytest.mark.parametrize(
    ("rows", "units"),
    [
        # Where each price has its sign, a column without any holds no money.
        (("Item|Day|Deposit|In stock", "Chair|€2|€5|640", "Table|€7|€20|85"), ["EUR", "EUR", ""]),
        (("Item|Day|In stock", "Chair|€2|640", "Table|€7|85"), ["EUR", ""]),
        # Where the first row alone has signs, they hold for all.
        (("Item|2023|2024", "Sales|$2|$5", "Costs|7|20"), ["USD", "USD"]),
        (("Item|2023|2024|Plan", "Sales|$2|$5|6", "Costs|7|20|21"), ["USD", "USD", "USD"]),
    ],
)
def test_a_sign_holds_for_columns_without_one_unless_every_price_prints_it(rows, units):
    found = drafted(document(grid(*rows)))
    assert [unit for _, _, unit, _, _ in found] == units * 2


def test_the_scale_of_one_table_is_none_of_the_next():
    made = document(
        Text("Our sites at the end of the year."),
        grid("Market | 2023 | 2024", "Home | 58,420 | 62,180", caption="Revenue (£ thousand)"),
        Text("The head of production retired in October."),
        grid("Site | Trainees | Accidents", "Sandrel | 14 | 4", caption="People by site"),
        Text("Figures in thousands of pounds:"),
        grid("Item | Plan | Actual", "Drugs | 14,000 | 14,620"),
    )
    values = [(text, value, unit) for text, value, unit, *_ in drafted(made)]
    assert values == [
        ("58,420", D(58_420_000), "GBP"),
        ("62,180", D(62_180_000), "GBP"),
        ("14", D(14), ""),
        ("4", D(4), ""),
        ("14,000", D(14_000_000), "GBP"),
        ("14,620", D(14_620_000), "GBP"),
    ]


def test_a_column_tells_the_unit_of_each_row():
    made = document(
        Text("All tonnes are thousands."),
        grid(
            "指标 | 单位 | 2022年 | 2023年 | 比上年增长（%）",
            "地区生产总值 | 亿元 | 4085.7 | 4327.9 | 5.9",
            "粮食产量 | 万吨 | 218.4 | 220.1 | 0.8",
            "备案企业 | 家 | 1573 | 1842 | 17.1",
        ),
    )
    values = [(value, unit) for _, value, unit, *_ in drafted(made, "zh")]
    assert values == [
        (D("408570000000"), "CNY"),
        (D("432790000000"), "CNY"),
        (D("5.9"), "%"),
        (D("2184000"), "tons"),
        (D("2201000"), "tons"),
        (D("0.8"), "%"),
        (D(1573), ""),
        (D(1842), ""),
        (D("17.1"), "%"),
    ]


def test_units_of_a_firm_are_none_of_its_figures():
    made = document(grid("Unit | Heads | Temps", "Front desk | 14 | 3", "Payroll | 9 | 0"))
    assert [(value, unit) for _, value, unit, *_ in drafted(made)] == [
        (D(14), ""), (D(3), ""), (D(9), ""), (D(0), ""),
    ]  # fmt: skip


def test_what_looks_like_a_year_beside_amounts_is_one_of_them():
    made = document(
        grid("Structure | Built | Length, m", "Ferrow | 1934 | 1848", "Tannery | 1887 | 22")
    )
    assert [(text, kind) for text, _, _, kind, _ in drafted(made)] == [
        ("1934", "year"), ("1848", "measure"), ("1887", "year"), ("22", "measure"),
    ]  # fmt: skip
    alone = document(grid("Fact | Value", "Founded | 1934", "Staff | 120"))
    assert [(text, kind) for text, _, _, kind, _ in drafted(alone)] == [
        ("1934", "year"),
        ("120", "number"),
    ]


@table(
    ("text", "language", "part"),
    [
        ("三季度客运收入", "zh", "Q3"),
        ("第三季度收入", "zh", "Q3"),
        ("上一季度收入", "zh", None),
        ("前三季度收入", "zh", None),
        ("the third quarter", "en", "Q3"),
        ("the third quarterly report", "en", None),
    ],
)
def test_quarters_without_a_year(text, language, part):
    found = [mention.period.part for mention in mentions(text, language)]
    assert found == ([part] if part else [])


@table(
    ("text", "language", "unit", "scale"),
    [
        ("月租金（元/平方米）", "zh", "CNY", "1"),
        ("亩均产值 万元/亩", "zh", "CNY", "10000"),
        ("Price, €/t", "en", "EUR", "1"),
        ("Sick days / head", "en", "", "1"),
    ],
)
def test_money_per_something_is_money(text, language, unit, scale):
    note = note_of(text, language)
    assert (note.unit, note.scale) == (unit, D(scale))
