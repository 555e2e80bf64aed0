"""The verdict on a statement that denies another as a whole: "it is not true that …"."""

from typing import Final

from bot.answer import Answer
from bot.texts import say

# What the denial of a statement with a verdict is, and what is said then.
_TURNED: Final = {
    "supported": ("contradicted", "claim_is_so"),
    "contradicted": ("supported", "claim_denied"),
}


def turned(checked: Answer, question: str, document: str) -> Answer:
    """Return the verdict on the denial of a statement that is checked; what is open stays so.

    `document` is how answers call it.
    """
    found = _TURNED.get(checked.status)
    if found is None:
        return checked.model_copy(update={"question": question})
    status, key = found
    headline = say(key, checked.language, document=document)
    below = checked.answer.removeprefix(checked.headline)
    update = {"question": question, "status": status, "headline": headline}
    return checked.model_copy(update={**update, "answer": headline + below})
