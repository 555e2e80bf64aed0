"""Questions in traditional Chinese are answered in it: all that Footnote says, nothing it quotes."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from bot.answer import Answer, ReadingView, Suggestion
from index.script import TRADITIONAL, is_traditional, simplified, traditional

_CHINESE: Final = "zh"
_QUOTATION: Final = re.compile("“([^”]+)”")
_Ask = Callable[[str, Sequence[str], str | None], Answer]


def in_script(
    question: str,
    context: Sequence[str],
    language: str | None,
    ask: _Ask,
    is_printed: Callable[[str], bool],
) -> Answer:
    """Answer a message with `ask`, which knows simplified characters, in those of the message.

    `language` is the reader's, where the message's own can't be told. `is_printed` tells whether
    words stand in the document: those stay as they are.
    """
    chosen = language == TRADITIONAL
    plain = _CHINESE if chosen else language
    if not (chosen and traditional(question) == question) and not is_traditional(
        question, reversed(context)
    ):
        return ask(question, context, plain)
    answer = ask(simplified(question), [simplified(turn) for turn in context], plain)
    if answer.language != _CHINESE:
        return answer.model_copy(update={"question": question})
    return _converted(answer, is_printed).model_copy(
        update={"question": question, "language": TRADITIONAL}
    )


def _converted(answer: Answer, is_printed: Callable[[str], bool]) -> Answer:
    """Write what an answer says in traditional characters; what it cites stays as printed."""
    kept = {citation.quote for citation in answer.citations}
    kept |= {citation.document for citation in answer.citations}
    kept |= {figure.text for figure in answer.figures if figure.start is not None}

    def write(text: str) -> str:
        quoted = (found for found in _QUOTATION.findall(text) if is_printed(found))
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
