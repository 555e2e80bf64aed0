"""Books: their chapters in order; damaged and protected ones refused."""

import pytest

from index.assembly import assemble
from index.readers.epub import read
from index.readers.unreadable import ReadError
from tests.index.books import PACKAGE, book
from tests.index.outlines import check, outline

ENCRYPTION = '<encryption xmlns:e="http://www.w3.org/2001/04/xmlenc#"><e:EncryptedData><e:EncryptionMethod Algorithm="{}"/></e:EncryptedData></encryption>'


def test_chapters_in_the_order_of_the_spine():
    document = assemble(read(book(), "a.epub"))
    check(document)
    assert outline(document) == [
        ("Storm", ["It blew."]),
        ("Calm", []),
        ("Calm › Morning", ["It was still."]),
    ]
    assert document.title == "The Sea"
    assert document.text.startswith("The Sea\n\nStorm\n\nIt blew.")


def test_disguised_fonts_are_no_protection():
    fonts = ENCRYPTION.format("http://www.idpf.org/2008/embedding")
    assert read(book(**{"META-INF/encryption.xml": fonts}), "a.epub") == read(book(), "a.epub")


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        (
            {
                "META-INF/encryption.xml": ENCRYPTION.format(
                    "http://www.w3.org/2001/04/xmlenc#aes128-cbc"
                )
            },
            "This book is protected against reading by other programs (DRM).",
        ),
        (
            {"META-INF/container.xml": None},
            "This file is damaged: save it again in the program that made it.",
        ),
        (
            {"OEBPS/book.opf": "<package"},
            "This file is damaged: save it again in the program that made it.",
        ),
        (
            {"OEBPS/book.opf": None},
            "This file is damaged: save it again in the program that made it.",
        ),
    ],
)
def test_refusals(changes, message):
    with pytest.raises(ReadError) as caught:
        read(book(**changes), "a.epub")
    assert str(caught.value) == message


def test_entities_of_a_package_are_not_followed():
    bomb = '<!DOCTYPE p [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>' + PACKAGE.replace(
        "The Sea", "&b;"
    )
    assert "aaaa" not in str(read(book(**{"OEBPS/book.opf": bomb}), "a.epub"))
