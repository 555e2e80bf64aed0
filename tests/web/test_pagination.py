"""A document in pages: each sentence once, on its own page, as it is printed."""

import io
import re
from html import unescape
from pathlib import Path

import pytest
from openpyxl import Workbook

from bot.web.article import leaf_page
from bot.web.pagination import leaf_of
from bot.web.site import Site
from facts.library import prepared
from index.readers.sandbox import read_apart, read_file

PDF = Path(__file__).parents[1] / "eval/documents/files/05-federal-register-faa-737-nprm.pdf"
TARGET = re.compile(r'<(span|tr) id="(s\d+)" class="s">(.*?)</\1>', re.DOTALL)


@pytest.fixture(scope="module")
def site():
    return Site(prepared(read_file(PDF)))


def printed(html):
    cells = re.sub(r"</t[hd]><t[hd][^>]*>", " | ", html)
    return unescape(re.sub(r"<[^>]*>", "", cells))


def test_every_sentence_of_a_pdf_stands_on_its_page_once(site):
    document = site.library.document
    found = [
        (leaf.page, name, printed(text))
        for leaf in site.leaves
        for _, name, text in TARGET.findall(leaf_page(site, "en", leaf))
    ]
    assert found == [(document.page_of(one), one.id, one.text) for one in document.sentences]


def test_a_sentence_leads_to_its_page(site):
    document = site.library.document
    for sentence in document.sentences:
        leaf = leaf_of(site.leaves, sentence)
        assert (leaf.number, leaf.page) == (document.page_of(sentence),) * 2
        assert site.sentence(sentence.id) == (
            f"{site.path}/page/{leaf.number}?s={sentence.id}#{sentence.id}"
        )


def test_the_pages_lead_from_one_to_the_next(site):
    around = re.compile(r'<a href="[^"]*/page/(\d+)" rel="(\w+)">')
    numbers = [leaf.number for leaf in site.leaves]
    for at, leaf in enumerate(site.leaves):
        ways = {rel: int(number) for number, rel in around.findall(leaf_page(site, "en", leaf))}
        before = {"prev": numbers[at - 1]} if at else {}
        after = {"next": numbers[at + 1]} if at + 1 < len(numbers) else {}
        assert ways == before | after


def test_the_sheets_of_a_workbook_are_pages_with_their_names():
    book = Workbook()
    for name, rows in {
        "Sales": [("Cargo", "2024"), ("Timber", 140)],
        "Costs & <fees>": [("Fee", "2024"), ("Crane", 7)],
    }.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.remove(book.worksheets[0])
    file = io.BytesIO()
    book.save(file)
    site = Site(prepared(read_apart(file.getvalue(), "port.xlsx")))
    assert [(leaf.number, leaf.page) for leaf in site.leaves] == [
        (1, "Sales"),
        (2, "Costs & <fees>"),
    ]
    page = leaf_page(site, "en", site.leaves[1])
    assert "<h1>Costs &amp; &lt;fees&gt;</h1>" in page
    crane = next(one for one in site.library.document.sentences if one.text == "Crane | 7")
    assert f'<tr id="{crane.id}" class="s"><th scope="row">Crane</th><td>7</td></tr>' in page
