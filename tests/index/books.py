"""EPUB files made for tests."""

import io
import zipfile

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
)
PACKAGE = """<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">
<metadata><dc:title>The Sea</dc:title></metadata><manifest>
<item id="nav" properties="nav" href="nav.xhtml" media-type="application/xhtml+xml"/>
<item id="two" href="text/b%20c.xhtml" media-type="application/xhtml+xml"/>
<item id="one" href="text/a.xhtml" media-type="application/xhtml+xml"/>
<item id="cover" href="cover.jpg" media-type="image/jpeg"/>
<item id="gone" href="gone.xhtml" media-type="application/xhtml+xml"/>
<item id="ads" href="text/ads.xhtml" media-type="application/xhtml+xml"/>
</manifest><spine><itemref idref="cover"/><itemref idref="nav"/><itemref idref="one"/><itemref idref="gone"/>
<itemref idref="two"/><itemref idref="ads" linear="no"/><itemref idref="nothing"/></spine></package>"""
PAGE = (
    '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>{}</body></html>'
)
PARTS = {
    "mimetype": "application/epub+zip",
    "META-INF/container.xml": CONTAINER,
    "OEBPS/book.opf": PACKAGE,
    "OEBPS/nav.xhtml": PAGE.format("<nav><ol><li>Storm</li></ol></nav>"),
    "OEBPS/text/a.xhtml": PAGE.format("<h1>Storm</h1><p>It blew.</p>"),
    "OEBPS/text/b c.xhtml": PAGE.format("<h1>Calm</h1><h2>Morning</h2><p>It was still.</p>"),
    "OEBPS/text/ads.xhtml": PAGE.format("<p>Buy more.</p>"),
}


def book(**changes) -> bytes:
    """The bytes of a book; a part that is None is left out."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, text in (PARTS | changes).items():
            if text is not None:
                archive.writestr(name, text)
    return file.getvalue()
