"""A report of any number of pages, made in code: headings, prose, a table and a page number each."""

from tests.index.pdf_samples import BOLD, Put, lines, pdf, right

_PROSE = """\
In {year} the council of Ambleport resolved to widen the {name} quay by {count} metres, after
two winters in which ships had to wait outside. The work cost {cost} million euros, of which
the province paid {share} per cent; the rest came from harbour dues, which had risen since
{before}. Masters of vessels were asked what they needed most: {more} of {count} named a deeper
channel. Some of the warehouses behind the quay were pulled down, others were let to makers
of furniture, who had been looking for halls with a roof of that height for a long time."""
_NAMES = "northern southern eastern western upper lower old new inner outer".split()
_ROWS = 12


def long_pdf(pages: int) -> bytes:
    """Return a PDF whose pages differ in every figure."""
    return pdf(*(_page(number) for number in range(1, pages + 1)))


def _page(number: int) -> list[Put]:
    year = 1900 + number
    marks = [
        Put("Ambleport harbour report", 60, 30, 8),
        Put(f"{number}. The {_NAMES[number % 10]} quay in {year}", 60, 70, 14, BOLD),
    ]
    y = 100.0
    for part in range(3):
        text = _PROSE.format(
            year=year,
            name=_NAMES[(number + part) % 10],
            count=40 + 3 * number + part,
            cost=f"{number}.{part + 1}",
            share=(7 * number + part) % 90 + 5,
            before=year - 5 - part,
            more=20 + number + part,
        )
        marks += lines(text, 60, y)
        y += 90
    marks.append(Put(f"Table {number}. Ships and cargo, in thousands", 60, y, 10, BOLD))
    for row in range(_ROWS):
        at = y + 18 + 14 * row
        marks.append(Put("Quay" if row == 0 else f"Berth {row}", 60, at))
        for column in range(4):
            shown = str(year - 3 + column) if row == 0 else f"{number * row * 37 + column * 11:,}"
            marks.append(right(shown, 260 + 80 * column, at))
    marks.append(Put(str(number), 300, 770, 8))
    return marks
