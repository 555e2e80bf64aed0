"""The verdict on a statement as the answer to whether it is so: yes or no, and what is found."""

from bot.answer import Answer
from bot.texts import say

_WORDS = {"supported": "yes", "contradicted": "no"}


def yes_or_no(checked: Answer, found: str, document: str) -> Answer | None:
    """Return a checked statement as yes or no, None where nothing decides it.

    `found` is what the document has instead or as well ("" for nothing to show), `document` how
    answers call it.
    """
    word = _WORDS.get(checked.status)
    if word is None:
        return None
    headline = (
        say(word, checked.language, found=found)
        if found
        else say(f"{word}_so", checked.language, document=document)
    )
    below = checked.answer.removeprefix(checked.headline)
    return checked.model_copy(
        update={"status": "answered", "headline": headline, "answer": f"{headline}{below}"}
    )
