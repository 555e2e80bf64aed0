"""Pages: what is their own, what is around it, inline text, lists and tables."""

import pytest

from index.assembly import assemble
from index.readers.html import read
from index.readers.unreadable import ReadError
from tests.index.outlines import check, outline, table


def document(text):
    found = assemble(
        read(text if isinstance(text, bytes) else text.encode(), "a.html"), title="File"
    )
    check(found)
    return found


PROSE = "The economy grew by three percent in the first half of the year, the office said. " * 3
PAGE = f"""<!DOCTYPE html><html><head><title>Growth | Office</title><style>p {{}}</style></head><body>
<header><a href="/">Office</a> <a href="/n">News</a></header>
<nav><ul><li><a href="/a">About</a></li></ul></nav>
<div class="cookie-banner">We use cookies.</div>
<main><h1>Growth <a href="#g">¶</a></h1>
<div class="breadcrumbs"><a href="/">Home</a> <a href="/x">Reports</a></div>
<p>{PROSE}</p><script>alert(1)</script><p hidden>Hidden.</p><p style="display: none">Hidden.</p>
<form><input><button>Send</button> Subscribe</form>
<aside>Related</aside></main>
<footer>Contact us</footer></body></html>"""


def test_only_the_pages_own_content_is_read():
    sentence = PROSE.strip()[: len(PROSE) // 3 - 1]
    assert outline(document(PAGE)) == [("Growth", [[sentence] * 3])]


@pytest.mark.parametrize("mark", ["article", "div role=main", "div id=content", "section"])
def test_content_is_found_however_it_is_marked(mark):
    menu = "".join(f"<li><a href='/{n}'>Topic {n}</a></li>" for n in range(9))
    page = f"<body><h1>Growth</h1><div><ul>{menu}</ul></div><{mark}><p>{PROSE}</p></{mark.split()[0]}></body>"
    [(title, paragraphs)] = outline(document(page))
    assert (title, len(paragraphs)) == ("Growth", 1)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>It <b>ro</b>se\n by <a href=x>5&nbsp;%</a>.</p>", ["It rose by 5 %."]),
        (
            "<p>one<br>two<br><br>three</p>four<div>five</div>",
            [["one", "two"], "three", "four", "five"],
        ),
        (
            "<ul><li>a<ul><li>b</li></ul></li><li><p>c</p></li></ul>",
            [("item", "a"), ("item", "b"), ("item", "c")],
        ),
        (
            "<dl><dt>Area</dt><dd>5 km<sup>2</sup></dd><dt>Flag:</dt><dd>red</dd></dl>",
            [("item", "Area: 5 km²"), ("item", "Flag: red")],
        ),
        (
            "<p>It was 12<sup>3</sup>, 5<sup>[b]</sup>, 10<sup>6</sup> and CO<sub>2</sub>, 1<sup>st</sup>.</p>",
            ["It was 12, 5, 10⁶ and CO2, 1st."],
        ),
        ("<p>It rose.<sup><a href='#cite'>[1]</a></sup> It fell.</p>", [["It rose.", "It fell."]]),
        ("<p>He said <q>yes</q> and <del>no</del>.</p>", ["He said “yes” and ."]),
        ("<pre>one\n  two</pre>", [["one", "two"]]),
        ("<p>Bad <![CDATA[x]]> &#0; &unknown; <nosuchtag>tag</p>", ["Bad \ufffd &unknown; tag"]),
    ],
)
def test_inline_text_and_lists(body, expected):
    assert outline(document(f"<h1>T</h1>{body}<p>.</p>")) == [("T", expected)]


def test_bold_lines_head_what_follows():
    page = "<h1>T</h1><p><strong>Trade</strong><br>It rose.</p><p><b>Jobs</b></p><p>Up.</p><p><b>So.</b> It was.</p>"
    assert outline(document(page)) == [
        ("Trade", ["It rose."]),
        ("Jobs", ["Up.", ["So.", "It was."]]),
    ]


def test_sources_are_left_out_but_notes_are_read():
    page = (
        "<h1>T</h1><p>It rose.</p><ol><li id='cite_note-1'><b>^</b> <cite>Smith, 2019</cite>.</li>"
        "<li id='cite_note-2'><span class='mw-cite-backlink'>^</span> "
        "The estimate is of the whole area, rivers and lakes included.</li></ol>"
    )
    assert outline(document(page)) == [
        (
            "T",
            ["It rose.", ("item", "The estimate is of the whole area, rivers and lakes included.")],
        )
    ]


def test_a_financial_table():
    page = """<p>Sales (in millions)</p><table>
    <tr><td colspan=3></td><td colspan=6>Years ended</td></tr>
    <tr><td colspan=3></td><td colspan=3>May 1,<br>2024</td><td colspan=3>May 1,<br>2023</td></tr>
    <tr><td colspan=3>Net sales:</td><td colspan=3></td><td colspan=3></td></tr>
    <tr><td colspan=3>Goods</td><td>$</td><td>800</td><td></td><td>$</td><td>700</td><td></td></tr>
    <tr><td colspan=3>Loss</td><td colspan=2>(20</td><td>)</td><td colspan=2>(5</td><td>)</td></tr>
    <tr><td colspan=3>Margin</td><td colspan=2>5.5</td><td>%</td><td colspan=2>—</td><td></td></tr>
    <tr><td colspan=9>See the notes, which are part of these statements.</td></tr></table>"""
    found = document(page)
    assert table(found) == (
        "Sales (in millions)",
        ("", "Years ended May 1, 2024", "Years ended May 1, 2023"),
        [
            ((), "Net sales:", {}),
            (("Net sales:",), "Goods", {1: "$800", 2: "$700"}),
            (("Net sales:",), "Loss", {1: "(20)", 2: "(5)"}),
            (("Net sales:",), "Margin", {1: "5.5%", 2: "—"}),
        ],
    )
    assert found.sentences[-1].text == "See the notes, which are part of these statements."


def test_headers_spans_captions_and_feet():
    page = """<table><caption>Climate</caption><tfoot><tr><td>Mean</td><td>9</td><td>8</td></tr></tfoot>
    <thead><tr><th rowspan=2>Place</th><th colspan=2>July</th></tr><tr><th>°C</th><th>°F</th></tr></thead>
    <tbody><tr><td rowspan=2>North</td><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></tbody></table>"""
    assert table(document(page)) == (
        "Climate",
        ("Place", "July °C", "July °F"),
        [
            ((), "North", {1: "1", 2: "2"}),
            ((), "North", {1: "3", 2: "4"}),
            ((), "Mean", {1: "9", 2: "8"}),
        ],
    )


def test_a_box_of_labels_and_values():
    page = """<table><tr><th colspan=2>New Zealand</th></tr><tr><th>Capital</th><td>Wellington</td></tr>
    <tr><th>Languages</th><td><ul><li>English</li> <li>Māori</li></ul></td></tr>
    <tr><th>Area</th><td></td></tr><tr><th>• Total</th><td>268,021 km<sup>2</sup></td></tr></table>"""
    assert table(document(page)) == (
        "New Zealand",
        ("", ""),
        [
            ((), "Capital", {1: "Wellington"}),
            ((), "Languages", {1: "English, Māori"}),
            ((), "Area", {}),
            (("Area",), "Total", {1: "268,021 km²"}),
        ],
    )


def test_pictures_beside_a_table_and_records_beside_each_other():
    page = """<table><tr><td rowspan=4><img src=a.png>Rome</td><th>No.</th><th>City</th><th>People</th>
    <th>No.</th><th>City</th><th>People</th></tr>
    <tr><td>1</td><td>Rome</td><td>9</td><td>4</td><td>Graz</td><td>6</td></tr>
    <tr><td>2</td><td>Oslo</td><td>8</td><td>5</td><td>Linz</td><td>5</td></tr>
    <tr><td>3</td><td>Bern</td><td>7</td></tr></table>"""
    found = document(page)
    columns = ("No.", "City", "People")
    assert table(found, 0) == (
        "",
        columns,
        [
            ((), name, {0: number, 2: people})
            for number, name, people in [("1", "Rome", "9"), ("2", "Oslo", "8"), ("3", "Bern", "7")]
        ],
    )
    assert table(found, 1)[1:] == (
        columns,
        [((), "", {0: "4", 1: "Graz", 2: "6"}), ((), "", {0: "5", 1: "Linz", 2: "5"})],
    )
    assert found.sentences[-1].text == "Rome"


@pytest.mark.parametrize(
    "page",
    [
        "<table role=presentation><tr><td>a</td><td>1</td></tr><tr><td>b</td><td>2</td></tr></table>",
        f"<table><tr><td>Menu</td><td>{PROSE * 2}</td></tr><tr><td>b</td><td>c</td></tr></table>",
        "<table><tr><td>a</td><td><table><tr><td>b</td></tr></table></td></tr><tr><td>c</td><td>d</td></tr></table>",
        "<table><tr><td>a</td><td>b</td></tr></table>",
    ],
)
def test_tables_for_layout_are_text(page):
    assert document(page).tables == ()


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("<meta charset=iso-8859-1><p>économie – 5 €</p>".encode("cp1252"), "économie – 5 €"),
        (
            '<?xml version="1.0" encoding="gb2312"?><html><p>经济增长</p></html>'.encode("gb18030"),
            "经济增长",
        ),
        ("\ufeff<p>économie</p>".encode("utf-16-le"), "économie"),
    ],
)
def test_encodings(data, text):
    assert document(data).text == text


def test_entities_of_the_file_are_not_followed():
    page = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y "&x;&x;">]><p>See &x; and &y;.</p>'
    assert "root:" not in document(page).text


@pytest.mark.parametrize("data", [b"", b"   ", b"<!-- -->"])
def test_nothing_is_no_page(data):
    with pytest.raises(
        ReadError,
        match=r"^This page is empty or damaged: open it in a browser and save it again\.$",
    ):
        read(data, "a.html")


def test_deep_nesting_and_wide_spans_are_read_as_far_as_they_go():
    assert document("<div>" * 5000 + "deep").text in {"", "deep"}
    assert document("<b>" * 150 + "<p>deep</p>").text == "deep"
    rows = "<tr><td colspan=9999 rowspan=9999>x</td><td>1</td></tr>" * 50
    assert len(document(f"<table><tr><th>a</th><th>b</th></tr>{rows}</table>").text) < 100_000
