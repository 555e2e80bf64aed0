"""All that comparing a statement with one sentence finds, not the verdict alone."""

from tests.answering import compared


def test_all_that_a_sentence_has_of_a_statement():
    """Where a change is meant, `python -m tests.answering.compared` writes it; read the diff."""
    expected = compared.FILE.read_text(encoding="utf-8").splitlines()
    found = list(compared.anew(expected))
    assert [line for line in found if line not in set(expected)] == []
    assert found == expected
