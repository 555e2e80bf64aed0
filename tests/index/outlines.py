"""Documents as short values to compare, and what must hold of each of them."""

from index.document import Document


def outline(document: Document) -> list:
    """Each section's title with its paragraphs: (kind, sentences), the kind left out for plain."""
    found = []
    for number, section in enumerate(document.sections):
        paragraphs = []
        for paragraph in document.paragraphs_in(number):
            sentences = [sentence.text for sentence in document.sentences_of(paragraph)]
            said = sentences[0] if len(sentences) == 1 else sentences
            paragraphs.append(said if paragraph.kind == "paragraph" else (paragraph.kind, said))
        found.append((section.title, paragraphs))
    return found


def table(document: Document, number: int = 0) -> tuple:
    """A table: its caption, its columns, and each row as (group, label, cells by column)."""
    found = document.tables[number]
    rows = [
        (
            row.group,
            row.label,
            {cell.column: document.text[cell.start : cell.end] for cell in row.cells},
        )
        for row in found.rows
    ]
    return found.caption, found.columns, rows


def check(document: Document) -> None:
    """What `index.document` promises."""
    text, last = document.text, 0
    for number, sentence in enumerate(document.sentences):
        assert sentence.id == f"s{number + 1}"
        assert sentence.text == text[sentence.start : sentence.end] == sentence.text.strip() != ""
        assert sentence.start >= last
        last = sentence.end
    last = 0
    for number, section in enumerate(document.sections):
        assert (section.id, section.start >= last) == (f"sec{number + 1}", True)
        last = section.end
    last, told = 0, []
    for number, paragraph in enumerate(document.paragraphs):
        assert paragraph.start >= last
        last = paragraph.end
        section = document.sections[paragraph.section]
        assert section.start <= paragraph.start < paragraph.end <= section.end
        inside = document.sentences_of(paragraph)
        assert inside
        assert all(paragraph.start <= s.start and s.end <= paragraph.end for s in inside)
        assert all((s.paragraph, s.section) == (number, paragraph.section) for s in inside)
        assert len(inside) == 1 or paragraph.kind not in {"row", "header"}
        told += paragraph.sentences
    assert told == list(range(len(document.sentences)))
    for each in document.tables:
        assert document.sections[each.section].start <= each.start < each.end <= len(text)
        for row in each.rows:
            line = document.sentences[row.sentence]
            assert each.start <= line.start
            assert line.end <= each.end
            assert "\n" not in line.text
            for cell in row.cells:
                assert line.start <= cell.start < cell.end <= line.end
                assert 0 <= cell.column < len(each.columns)
    for tag in document.tags:
        assert 0 <= tag.start < tag.end <= len(text)
