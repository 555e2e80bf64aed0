"""Questions in traditional Chinese are answered in it: all that Footnote says, nothing it quotes."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Final, NamedTuple

from bot.answer import Answer, ReadingView, Suggestion
from index.script import TRADITIONAL, is_traditional, simplified, traditional

_CHINESE: Final = "zh"
_QUOTATION: Final = re.compile("“([^”]+)”")


class Heard(NamedTuple):
    """A message in simplified characters, if in Chinese at all; `asked` is it as it was written.

    `language` is the reader's, where the message's own can't be told. An answer is to be in
    `traditional` characters where the message is, or the reader's where it has none of either kind.
    """

    question: str
    context: tuple[str, ...]
    language: str | None
    asked: str
    traditional: bool = False


def heard(question: str, context: Sequence[str], language: str | None) -> Heard:
    """Return a message and the earlier ones in the characters that are read."""
    chosen = language == TRADITIONAL
    plain = _CHINESE if chosen else language
    if not (chosen and traditional(question) == question) and not is_traditional(
        question, reversed(context)
    ):
        return Heard(question, tuple(context), plain, question)
    turns = tuple(simplified(turn) for turn in context)
    return Heard(simplified(question), turns, plain, question, traditional=True)


def written(answer: Answer, message: Heard, texts: Sequence[str]) -> Answer:
    """Return the answer to a message in its characters; words of the documents' `texts` stay."""
    if not message.traditional:
        return answer
    if answer.language != _CHINESE:
        return answer.model_copy(update={"question": message.asked})
    return _converted(answer, texts).model_copy(
        update={"question": message.asked, "language": TRADITIONAL}
    )


def _converted(answer: Answer, texts: Sequence[str]) -> Answer:
    """Write what an answer says in traditional characters; what it cites stays as printed."""
    kept = {citation.quote for citation in answer.citations}
    kept |= {citation.document for citation in answer.citations}
    kept |= {figure.text for figure in answer.figures if figure.start is not None}

    def write(text: str) -> str:
        found = _QUOTATION.findall(text)
        quoted = (words for words in found if any(words in printed for printed in texts))
        return _outside(text, {*kept, *quoted})

    calculation = answer.calculation
    if calculation is not None:
        calculation = calculation.model_copy(update={"formula": write(calculation.formula)})
    return answer.model_copy(
        update={
            "answer": write(answer.answer),
            "headline": write(answer.headline),
            "details": tuple(map(write, answer.details)),
            "warnings": tuple(map(write, answer.warnings)),
            "figures": tuple(
                figure
                if figure.text in kept
                else figure.model_copy(update={"text": write(figure.text)})
                for figure in answer.figures
            ),
            "reading": _reading(answer.reading, write),
            "calculation": calculation,
            "suggestions": tuple(
                Suggestion(label=write(one.label), question=write(one.question))
                for one in answer.suggestions
            ),
        }
    )


def _reading(reading: ReadingView, write: Callable[[str], str]) -> ReadingView:
    return reading.model_copy(
        update={
            "text": write(reading.text),
            "subjects": tuple(map(write, reading.subjects)),
            "leftover": tuple(map(write, reading.leftover)),
        }
    )


def _outside(text: str, kept: Iterable[str]) -> str:
    """Convert a text outside of words that are kept."""
    words = sorted(filter(None, kept), key=len, reverse=True)
    if not words:
        return traditional(text)
    parts = re.split(f"({'|'.join(map(re.escape, words))})", text)
    return "".join(part if at % 2 else traditional(part) for at, part in enumerate(parts))
