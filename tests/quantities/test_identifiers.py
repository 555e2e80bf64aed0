"""Numbers that name: none is a figure, and `labels` returns those that have a word."""

from facts.quantity import figures
from tests.tables import table

LABELS = [
    ("en", "see Article 5", [], [("5", "article")]),
    ("en", "Articles 5, 6 and 7", [], [("5", "articles"), ("6", "articles"), ("7", "articles")]),
    ("en", "Article 5 and 24 members", ["24"], [("5", "article")]),
    ("en", "Article 101(1), Section 2.3", [], [("101(1)", "article"), ("2.3", "section")]),
    ("en", "Note 3, Table 2, Note No. 4", [], [("3", "note"), ("2", "table"), ("4", "note")]),
    ("en", "it may form 5 groups", ["5"], []),
    ("en", "Form 10-Q, a Boeing 737-8", [], [("10", "form"), ("737-8", "boeing")]),
    ("en", "the Apollo 17 mission", [], [("17", "apollo")]),
    ("en", "at Super Bowl 50 in May", [], [("50", "bowl")]),
    ("en", "Denver won 24 games", ["24"], []),
    ("en", "In Britain 45 people", ["45"], []),
    ("en", "under IFRS 9", [], [("9", "ifrs")]),
    ("en", "COVID-19, G20, B2B, H2O, uranium-235", [], None),
    ("en", "mid-2025, top-10 firms", ["2025", "10"], []),
    ("en", "v2.1.0, 3.2.1, 192.168.1.1", [], None),
    ("en", "so he said.[12][13] Then [note 3]", [], None),
    ("en", "1. Introduction\n2.1 Results\n(3) Ends", [], None),
    ("en", "2.1 million people", ["2.1 million"], []),
    ("en", "first (1), then (2)", ["first"], None),
    ("en", "call +1 202 456 1111 or (202) 456-1111", [], None),
    ("en", "ISBN 978-0-306-40615-7", [], [("978-0-306-40615-7", "isbn")]),
    ("en", "§ 232 and §5", [], [("232", "§"), ("5", "§")]),
    ("en", "issue #3981", [], [("3981", "#")]),
    ("en", "$'000", [], None),
    ("es", "municipios,3/ beneficio de 25 municipios", ["25"], None),
    ("de", "Artikel 9 und 10", [], [("9", "artikel"), ("10", "artikel")]),
    ("fr", "l'article 5", [], [("5", "article")]),
    ("ru", "статья 5", [], [("5", "статья")]),
    ("zh", "第三条，表1，附注3", [], [("第三条", "第"), ("1", "表"), ("3", "附注")]),
]  # fmt: skip


@table(("language", "text", "read", "labels"), LABELS)
def test_labels(language, text, read, labels):
    assert [one.text for one in figures(text, language)] == read
    if labels is not None:
        found = figures(text, language, labels=True)
        assert [(one.text, one.noun) for one in found if one.kind == "label"] == labels
