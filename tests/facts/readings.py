"""What is read of a text."""

from hypothesis import settings
from hypothesis import strategies as st

from tests.lowland import read

# Words of questions, of the document, of neither, and figures.
WORDS_SAID = [
    "Northshire", "Southshire", "the Union", "exports", "exported", "ferries", "how much", "grow",
    "what share", "first", "paint", "slowly", "Zembla", "exprots", "northsire", "2024", "2019",
    "12 million euros", "20%", "14 days", "and", "than", "not", "北郡", "出口", "出口額", "多少",
]  # fmt: skip


sayings = st.lists(st.sampled_from(WORDS_SAID), min_size=1, max_size=8).map(" ".join)


many = settings(derandomize=True)


def concepts(text, language=None):
    """(words, concept ids) of the phrases that name a concept, in order."""
    return [
        (mention.text, sorted(sense.id for sense in mention.senses if sense.category == "concept"))
        for mention in read(text, language).mentions
        if mention.has("concept")
    ]


def unknown(text, language=None):
    return [word.text for word in read(text, language).unknown]
