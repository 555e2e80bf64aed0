"""The questions of one message: each of several answered under a line of its own."""

from collections.abc import Sequence

from bot.answer import Answer
from bot.answering.wording import renumbered
from bot.texts import joined


def turns_before(
    parts: Sequence[str], context: Sequence[str], continued: Sequence[bool]
) -> list[tuple[tuple[str, ...], ...]]:
    """Return, for each part of a message, the turns that it may lean on, the likeliest first.

    Those are what was said before the message and, for a later part, the parts before it too: first
    where it is `continued` ("and Guangdong?"), else where it isn't answered by itself.
    """
    alone, turns = tuple(context), list(context)
    found: list[tuple[tuple[str, ...], ...]] = []
    for part, continues in zip(parts, continued, strict=True):
        behind = tuple(turns)
        if behind == alone:
            found.append((alone,))
        else:
            found.append((behind, alone) if continues else (alone, behind))
        turns.append(part)
    return found


def several(message: str, answers: Sequence[Answer]) -> Answer:
    """Return the answers to the parts of a message as one, each numbered, with its own footnotes.

    The answer to a message of one part is that part's.
    """
    if len(answers) == 1:
        return answers[0]
    found = [answer for answer in answers if answer.status == "answered"]
    shown, footnotes = [], 0
    for answer in answers:
        shown.append(renumbered(answer, footnotes))
        footnotes += len(answer.citations)
    numbered = (f"{at}. {answer.headline}" for at, answer in enumerate(answers, 1))
    headline = joined(numbered, answers[0].language)
    details = [f"{at}. {_below(answer)}" for at, answer in enumerate(shown, 1) if _below(answer)]
    first = next((answer for answer in shown if answer.status == "answered"), shown[0])
    return first.model_copy(
        update={
            "question": message,
            "answer": "\n".join([headline, *details]),
            "headline": headline,
            "details": tuple(details),
            "figures": tuple(figure for answer in found for figure in answer.figures),
            "citations": tuple(c for answer in shown for c in answer.citations),
        }
    )


def _below(answer: Answer) -> str:
    """Return what an answer says below its headline."""
    return answer.answer.removeprefix(answer.headline).strip()
