"""A document in pages: each sentence once, on its own page, as it is printed."""

import re
from html import unescape
from pathlib import Path

import pytest

from bot.web.article import leaf_page
from bot.web.leaves import leaf_of
from bot.web.site import Site
from facts.library import prepared
from index.readers.sandbox import read_file

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
