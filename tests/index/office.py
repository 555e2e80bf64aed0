"""Office files made for tests, as small as they can be."""

import io
import zipfile

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{shown}"/>{more}</w:style>'
    for name, shown, more in [
        ("Title", "Title", ""),
        ("H1", "heading 1", ""),
        ("H2", "heading 2", ""),
        ("Caption", "caption", ""),
        ("TOC1", "toc 1", ""),
        ("Bullet", "List Bullet", ""),
        ("Own", "Chapter", '<w:basedOn w:val="H1"/>'),
        ("Deep", "Deep", '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>'),
        ("Round", "Round", '<w:basedOn w:val="Round"/>'),
        ("Heavy", "Heavy", "<w:rPr><w:b/></w:rPr>"),
    ]
) + (
    '<w:style w:type="character" w:styleId="Secret"><w:name w:val="Secret"/>'
    "<w:rPr><w:vanish/></w:rPr></w:style>"
)


def zipped(parts):
    """A ZIP archive of parts by name."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return out.getvalue()


def docx(body, notes="", **more):
    """A DOCX with this body; `notes` are footnotes, `more` further parts by name."""
    relation = f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
    return zipped(
        {
            "_rels/.rels": f"<Relationships>{relation}</Relationships>",
            "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
            "word/styles.xml": f"<w:styles {W}>{STYLES}</w:styles>",
            "word/footnotes.xml": f"<w:footnotes {W}>{notes}</w:footnotes>",
            "word/header1.xml": f"<w:hdr {W}>{p('Confidential header')}</w:hdr>",
        }
        | more
    )


def p(text="", style="", runs="", more=""):
    """A paragraph of a style, of plain text or of runs; `more` are properties."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{more}</w:pPr>{r(text) if text else ''}{runs}</w:p>"


def r(text, properties=""):
    """A run with properties such as <w:b/>."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def table(*rows, header=0):
    """A table; a cell is a text, or (text, columns, "restart" | "continue" | "", paragraphs)."""
    out = ""
    for number, row in enumerate(rows):
        marked = "<w:trPr><w:tblHeader/></w:trPr>" if number < header else ""
        out += f"<w:tr>{marked}{''.join(map(_cell, row))}</w:tr>"
    return f"<w:tbl>{out}</w:tbl>"


def _cell(cell):
    if isinstance(cell, str):
        return f"<w:tc>{p(cell)}</w:tc>"
    text, columns, merge = cell
    properties = f'<w:gridSpan w:val="{columns}"/>'
    properties += f'<w:vMerge w:val="{merge}"/>' if merge else ""
    inside = text if text.startswith("<") else p(text)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


ODF = "urn:oasis:names:tc:opendocument:xmlns"
OPEN = " ".join(
    f'xmlns:{short}="{ODF}:{name}:1.0"'
    for short, name in [
        ("office", "office"), ("text", "text"), ("table", "table"), ("draw", "drawing"),
        ("style", "style"), ("fo", "xsl-fo-compatible"),
    ]
)  # fmt: skip
OPEN_STYLES = "".join(
    f'<style:style style:family="{family}" style:name="{name}" {more}>'
    f"<style:text-properties {letters}/></style:style>"
    for family, name, more, letters in [
        ("paragraph", "Chapter", 'style:default-outline-level="2"', ""),
        ("paragraph", "Own", 'style:parent-style-name="Chapter"', ""),
        ("paragraph", "Table", 'style:parent-style-name="Caption"', ""),
        ("paragraph", "Round", 'style:parent-style-name="Round"', ""),
        ("paragraph", "Heavy", "", 'fo:font-weight="bold"'),
        ("paragraph", "Unseen", "", 'text:display="none"'),
        ("text", "B", "", 'fo:font-weight="bold"'),
        ("text", "N", "", 'fo:font-weight="normal"'),
        ("text", "Up", "", 'style:text-position="super 58%"'),
        ("text", "Up3", "", 'style:text-position="33% 58%"'),
        ("text", "Down", "", 'style:text-position="sub 58%"'),
        ("text", "Down3", "", 'style:text-position="-33% 58%"'),
        ("text", "Secret", "", 'text:display="none"'),
    ]
)


def odt(body, **more):
    """An ODT with this body; `more` are further parts by name."""
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {OPEN}><office:automatic-styles>"
            f'<style:style style:family="paragraph" style:name="P1" style:parent-style-name="Title"/>'
            f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
            "</office:document-content>",
            "styles.xml": f"<office:document-styles {OPEN}><office:styles>{OPEN_STYLES}</office:styles>"
            f"<office:master-styles><text:p>Confidential header</text:p></office:master-styles>"
            "</office:document-styles>",
        }
        | more
    )


def op(inside, style=""):
    """A paragraph of an ODT, of a style."""
    return f'<text:p text:style-name="{style}">{inside}</text:p>'


def span(text, style):
    """A piece of a paragraph of an ODT, of a style."""
    return f'<text:span text:style-name="{style}">{text}</text:span>'


def open_table(*rows, header=0):
    """A table of an ODT; a cell is a text, or (text, columns, rows), or None: covered."""
    lines = [f"<table:table-row>{''.join(map(_open_cell, row))}</table:table-row>" for row in rows]
    head = f"<table:table-header-rows>{''.join(lines[:header])}</table:table-header-rows>"
    return f"<table:table>{head if header else ''}{''.join(lines[header:])}</table:table>"


def _open_cell(cell):
    if cell is None:
        return "<table:covered-table-cell/>"
    text, columns, rows = (cell, 1, 1) if isinstance(cell, str) else cell
    inside = text if text.startswith("<") else op(text) if text else ""
    return (
        f'<table:table-cell table:number-columns-spanned="{columns}" '
        f'table:number-rows-spanned="{rows}">{inside}</table:table-cell>'
    )
