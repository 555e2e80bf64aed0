"""What a file is, whatever its name says; what is not read, in one sentence."""

import io
import zipfile

import pytest

from index.readers.formats import detect, read_bytes
from index.readers.unreadable import ReadError
from tests.index.books import book
from tests.index.office import odt

SUPPORTED = "PDF, DOCX, ODT, PPTX, XLSX, CSV, HTML, Markdown, EPUB and plain text"


def packed(*names):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(zipfile.ZipInfo(name), "x")  # the same bytes at any time
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"It rose.", "a.txt", "txt"),
        (b"It rose.", "a", "txt"),
        (b"# Title", "A.MD", "md"),
        (b"<div>x</div>\n# Title", "a.md", "md"),
        (b"It rose.", "a.html", "html"),
        (b"\xef\xbb\xbf\n<!DOCTYPE html><p>x", "a.txt", "html"),
        (b"<?xml version='1.0'?><!-- a --><html/>", "a", "html"),
        ("<html><p>x".encode("utf-16"), "a.xls", "html"),
        (b"<table><tr><td>1", "a.csv", "html"),
        (b"a,b\n1,2\n", "a.csv", "csv"),
        (b"a\tb\n", "a.tsv", "csv"),
        (b"a;b;c\n1;2;3\n4;5;6\n", "a.txt", "csv"),
        (b"One, two, three.\nFour, five, six.\nNo, no, no.\n", "a.txt", "txt"),
        (b"%PDF-1.7\n", "a.txt", "pdf"),
        (b"junk\n%PDF-1.7\n", "a.pdf", "pdf"),
        (b"A file begins with %PDF-1.7.", "a.txt", "txt"),
        (packed("[Content_Types].xml", "word/document.xml"), "a.zip", "docx"),
        (packed("ppt/presentation.xml"), "a.docx", "pptx"),
        (packed("xl/workbook.xml"), "a", "xlsx"),
        (book(), "a.zip", "epub"),
        (odt(""), "a.zip", "odt"),
        (b"BMW sold more.", "a.txt", "txt"),
    ],
)
def test_detect(data, name, kind):
    assert detect(data, name) == kind


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "This file is empty: send one with text in it."),
        (b" \r\n\x00", "This file is empty: send one with text in it."),
        (
            b"\x89PNG\r\n\x1a\n\x00\x00",
            f"This is a picture, which can't be read: send {SUPPORTED}.",
        ),
        (
            b"\x00\x00\x00\x20ftypheic\x00",
            f"This is a picture or film, which can't be read: send {SUPPORTED}.",
        ),
        (b"\x1f\x8b\x08\x00", f"This is a compressed file, which can't be read: send {SUPPORTED}."),
        (b"{\\rtf1 x}", "This is an RTF file: save it as DOCX, PDF or plain text."),
        (packed("a.txt"), f"This is a ZIP file: unpack it and send the files in it ({SUPPORTED})."),
        (
            packed("mimetype", "content.xml"),
            "This is an OpenDocument file that is no text: save it as XLSX, PPTX or PDF.",
        ),
        (packed("a.txt")[:40], "This file is damaged: save it again in the program that made it."),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 99,
            "This file is in an old office format (.doc, .xls, .ppt): save it as .docx, .xlsx or .pptx.",
        ),
        (b"--- *** ---", "This file has no text that can be read."),
    ],
)
def test_refusals(data, message):
    with pytest.raises(ReadError) as caught:
        read_bytes(data, "a.bin")
    assert str(caught.value) == message


def test_a_file_without_a_title_has_the_name_of_its_file():
    assert read_bytes(b"It rose.", "report 2019.final.txt").title == "report 2019.final"
