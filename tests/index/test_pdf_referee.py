"""Rows on which a second reader finds other figures."""

import pytest

from index.readers.pdf_built import Built
from index.readers.pdf_referee import doubtful_rows, second_reading
from index.readers.pdf_table_columns import Column
from tests.index.pdf_samples import Put, pdf, right

COLUMNS = (Column(50, 200, numeric=False), Column(240, 300, numeric=True))
Words = tuple[tuple[str, str], ...]


def _table(*figures: Words, crowded: frozenset[int] = frozenset()) -> Built:
    rows = (("", "2023"), *((f"Row {n}", "") for n, _ in enumerate(figures)))
    heights = tuple((100.0 + 20 * n, 110.0 + 20 * n) for n in range(len(rows)))
    return Built(rows, 1, heights, COLUMNS, ((), *figures), crowded)


@pytest.mark.parametrize(
    ("figures", "seen", "doubted"),
    [
        ((("1,234", ""),), [("1,234", 250.0)], False),
        ((("1,234", ""),), [("1,", 250.0), ("234", 260.0)], False),
        ((("1,234", ""),), [("1,235", 250.0)], True),
        ((("1,234", ""),), [], True),
        ((("1,234", ""),), [("1,234", 250.0), ("7", 290.0)], True),
        ((("1,234", ""),), [("1,234", 250.0), ("2023", 60.0)], False),  # in the label
        ((("1,234", "3"),), [("1,2343", 250.0)], False),
        ((("1,234", "3"),), [("1,234", 250.0), ("3", 270.0)], False),
        ((("1,234", "3"),), [("1,234", 250.0)], False),
        ((("12", ""), ("12", "")), [("12", 250.0)], True),
    ],
)
def test_a_row_is_doubted_where_readers_differ(
    figures: Words, seen: list[tuple[str, float]], doubted: bool
) -> None:
    words = [(125.0, x, text) for text, x in seen]
    assert doubtful_rows(_table(figures), words) == frozenset({1} if doubted else ())


def test_other_rows_and_headers_are_not_looked_at() -> None:
    words = [
        (105.0, 250.0, "2024"),
        (125.0, 250.0, "12"),
        (145.0, 250.0, "34"),
        (500.0, 250.0, "9"),
    ]
    assert doubtful_rows(_table((("12", ""),), (("35", ""),)), words) == frozenset({2})


def test_a_row_with_two_figures_in_a_cell_is_doubted_anyway() -> None:
    words = [(125.0, 250.0, "12"), (125.0, 280.0, "34")]
    table = _table((("12", ""), ("34", "")), crowded=frozenset({1}))
    assert doubtful_rows(table, words) == frozenset({1})


def test_the_second_reader_gives_figures_with_their_places() -> None:
    data = pdf([], [Put("Net sales of 2023", 50, 100), right("1,234", 300, 100)])
    found = second_reading(data, [2])
    assert {page: [(round(x), text) for _, x, text in words] for page, words in found.items()} == {
        2: [(106, "2023"), (275, "1,234")]
    }
    assert all(90 < height < 100 for height, _, _ in found[2])


@pytest.mark.parametrize("data", [b"", b"no PDF"])
def test_what_the_second_reader_cannot_read_gives_nothing(data: bytes) -> None:
    assert second_reading(data, [1]) == {}
    assert second_reading(data, []) == {}
