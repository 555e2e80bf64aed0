"""All that is said of a statement, not the verdict alone."""

from tests.answering import whole


def test_all_that_is_said_of_a_statement():
    """Where a change is meant, `python -m tests.answering.whole` writes it; read the diff."""
    expected = whole.FILE.read_text(encoding="utf-8").splitlines()
    found = [whole.told(case) for case in whole.cases()]
    assert [line for line in found if line not in set(expected)] == []
    assert found == expected
