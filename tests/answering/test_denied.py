"""The verdict on what denies a statement as a whole, by that on the statement."""

from functools import lru_cache

from bot.answering.engine import Engine, open_documents
from index.split import parse
from tests import bundled
from tests.tables import table

TEXT = "Report of the mill\n\nThe mill sold 40 tons of flour in 2024. It employs nine people.\n"
DENIED = [
    ("It is not true that the mill sold 40 tons of flour", "contradicted", "❌ The document says that it is so."),
    ("It is not true that the mill sold 90 tons of flour", "supported", "✅ The document says that it is not so."),
    ("It is not true that the mill sold bread", "not_in_document", "❔ The document does not say whether this is so."),
]  # fmt: skip


@lru_cache(1)
def mill() -> Engine:
    return open_documents([parse(TEXT)])


@table(("text", "status", "headline"), DENIED)
def test_a_document(text, status, headline):
    found = mill().answer(text, claim=True)
    assert (found.status, found.headline, found.question) == (status, headline, text)
    assert found.answer.startswith(headline)


def test_a_prepared_entry():
    text = "It is not true that Shanghai ranks first in service trade"
    found = bundled.engine().answer(text, claim=True)
    assert (found.status, found.headline) == ("contradicted", "❌ The article says that it is so.")
