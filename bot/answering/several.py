"""The questions of one message: each of several answered under a line of its own."""

from collections.abc import Callable, Sequence

from bot.answer import Answer
from bot.answering.wording import renumbered
from bot.texts import joined


def several(
    message: str,
    parts: Sequence[str],
    context: Sequence[str],
    answer_one: Callable[[str, Sequence[str]], Answer],
    continues: Callable[[str], bool],
) -> Answer:
    """Return the answers to the parts of a message as one, each numbered, with its own footnotes.

    The answer to a message of one part is that part's. A later part that `continues` ("and
    Guangdong?") or isn't answered by itself leans on the ones before, as a message would.
    """
    if len(parts) == 1:
        return answer_one(parts[0], context)
    answers: list[Answer] = []
    turns = list(context)
    for part in parts:
        ways = [tuple(context)]
        if len(turns) > len(context):
            ways.insert(0 if continues(part) else 1, tuple(turns))
        answer = _first_answered(part, ways, answer_one)
        answers.append(answer)
        turns.append(part)
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


def _first_answered(
    part: str,
    ways: Sequence[tuple[str, ...]],
    answer_one: Callable[[str, Sequence[str]], Answer],
) -> Answer:
    """Return the answer behind the first turns that give one, else the first of all."""
    tried: list[Answer] = []
    for turns in ways:
        tried.append(answer_one(part, turns))
        if tried[-1].status == "answered":
            return tried[-1]
    return tried[0]


def _below(answer: Answer) -> str:
    """Return what an answer says below its headline."""
    return answer.answer.removeprefix(answer.headline).strip()
