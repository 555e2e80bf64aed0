"""What the claims of the question sets get: floors, and no statement called true that isn't."""

import re

import pytest

from bot.answering.claims.verdict import check
from tests.claim_sets import FILES, SETS, asker, checked, claims

OF_TEXTS = {
    name: [row for row in claims(SETS[name]) if row["split"] != "report"]
    for name in ("one_slot", "claims")
}


def tally(name: str) -> tuple[int, int, int]:
    """Return (right, falsely supported, falsely contradicted)."""
    pairs = [
        (row["gold"]["verdict"], checked(row).verdict)
        for row in OF_TEXTS.get(name) or claims(SETS[name])
    ]
    right = sum(gold == got for gold, got in pairs)
    return (
        right,
        sum(got == "supported" != gold for gold, got in pairs),
        sum(got == "contradicted" != gold for gold, got in pairs),
    )


@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("one_slot", 250),
        ("claims", 82),
        ("dev", 13),
        ("en_a", 12),
        ("en_b", 10),
        ("en_c", 7),
        ("zh", 8),
    ],
)
def test_no_claim_is_falsely_called_true_or_false(name, least):
    right, supported, contradicted = tally(name)
    assert (supported, contradicted) == (0, 0)
    assert right >= least


def sentences() -> list[tuple[str, str]]:
    """Return sentences of a text with a figure, and each with another figure in its place."""
    document = asker(FILES / "16-doi-alaska-revenue.md").corpus.document
    found = []
    for sentence in document.sentences:
        number = re.search(r"(?<![\w.,])\d[\d,.]*(?=[ %])", sentence.text)
        if number is not None and len(sentence.text) < 200:
            other = sentence.text[: number.start()] + "77" + sentence.text[number.end() :]
            found.append((sentence.text, other))
    return found


def test_a_sentence_supports_itself_and_never_with_another_figure():
    one = asker(FILES / "16-doi-alaska-revenue.md")
    verdicts = [
        (check(text, "en", one).verdict, check(other, "en", one).verdict)
        for text, other in sentences()
    ]
    assert len(verdicts) >= 20
    assert [itself for itself, _ in verdicts].count("supported") >= 0.9 * len(verdicts)
    assert "supported" not in [other for _, other in verdicts]
