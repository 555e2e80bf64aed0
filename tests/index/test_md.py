"""Markdown as a person reads it."""

import pytest

from index.assembly import assemble
from index.readers.md import read
from tests.index.outlines import check, outline, table


def document(text):
    found = assemble(read(text.encode(), "a.md"), title="File")
    check(found)
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "# Sales\n\nThey *rose* by **5 %** in [Europe](http://a.b/2019 'x') ![chart](c.png)and\n`here`.\n",
            [("Sales", ["They rose by 5 % in Europe and here."])],
        ),
        (
            "# T\n\n- one\n  - two *two*\n\n    more\n- three\n\n1. four\n",
            [
                (
                    "T",
                    [
                        ("item", "one"),
                        ("item", "two two"),
                        ("item", "more"),
                        ("item", "three"),
                        ("item", "four"),
                    ],
                )
            ],
        ),
        (
            "# T\n\n## A\n\nx.\n\n### B\n\ny.\n\n**Bold line**\n\nz.\n\n**Note:** n.",
            [("A", ["x."]), ("A › B", ["y."]), ("A › B › Bold line", ["z.", "Note: n."])],
        ),
        ("a  \nb\n\n```py\nx = 1\ny = 2\n```\n", [("File", [["a", "b"], ["x = 1", "y = 2"]])]),
        ("It rose.[^1]\n\n[^1]: Source.", [("File", ["It rose.", "Source."])]),
        ("中国经济\n增长。\n", [("File", ["中国经济增长。"])]),
        ("a <b>b</b><br>c &amp; &lt;d&gt;", [("File", [["a b", "c & <d>"]])]),
        (
            "<!-- x -->\n\n<div>\n<p>Inside.</p>\n</div>\n\n~~old~~ new",
            [("File", ["Inside.", "old new"])],
        ),
        ("> quoted\n\n---\n\n***\n", [("File", ["quoted"])]),
        ("", []),
    ],
)
def test_blocks(text, expected):
    assert outline(document(text)) == expected


def test_tables_find_their_headers():
    text = "|  | 2019 | 2018 |\n| --- | ---: | --- |\n|  | £m | £m |\n| Sales: | | |\n| *UK* | 24.5 | (3) |\n"
    assert table(document(text)) == (
        "",
        ("", "2019 £m", "2018 £m"),
        [((), "Sales:", {}), (("Sales:",), "UK", {1: "24.5", 2: "(3)"})],
    )


def test_front_matter_gives_the_title_and_its_prose():
    found = document(
        "---\ntitle: 'Alaska'\nlayout: page\ntags: [a, b, c, d, e, f, g]\n"
        "description: Much of the data is about *federal* land.\n"
        "intro: |\n    It rose by 5 %.\n\n    It fell.\n# a comment of six words or so\n---\n\n# Alaska\n\nText.\n"
    )
    assert outline(found) == [
        (
            "Alaska",
            ["Much of the data is about federal land.", "It rose by 5 %.", "It fell.", "Text."],
        )
    ]


def test_html_tables_inside():
    text = "# T\n\n<table><tr><th></th><th>2019</th></tr><tr><td>UK</td><td>5</td></tr></table>\n"
    assert table(document(text)) == ("T", ("", "2019"), [((), "UK", {1: "5"})])
