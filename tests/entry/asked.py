"""Questions about Lowland."""

from tests.lowland import engine, lowland
from tests.test_contract import broken_promises

ENGINE = engine()


DOCUMENT = lowland().document


EXPORT = "How much did Northshire export?"


def ask(text, *context, **options):
    return ENGINE.answer(text, context, **options)


def said(text, *context, **options):
    """(status, headline) of an answer that keeps its promises."""
    answer = ask(text, *context, **options)
    assert broken_promises(answer, DOCUMENT) == []
    return answer.status, answer.headline
