"""JSON Lines in, JSON Lines out: one answer object a line, in order, whatever a line holds."""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final, TextIO

from bot.answer import Answer
from bot.running.errors import FootnoteError
from bot.running.streams import clean

if TYPE_CHECKING:
    from bot.answerer import Answerer

_BAR: Final = 24


class LineError(ValueError):
    """A line that is no question; the text says what is wrong with it."""


def to_json(answer: Answer, *, ascii_only: bool = False) -> str:
    """Return the answer as JSON on one line; `ascii_only` for outputs that are not UTF-8."""
    return _dump(answer.model_dump(mode="json"), ascii_only=ascii_only)


EngineOf = Callable[[tuple[str, ...]], "Answerer"]


def answer_lines(
    engine_of: EngineOf, lines: Iterable[bytes], *, ascii_only: bool = False
) -> Iterator[str]:
    """Yield the JSON of each line's answer, with the `id` as it was given (null: there is none).

    `engine_of` gives the engine for the documents that a line names, which may be none.
    """
    for number, raw in enumerate(lines, 1):
        line: dict[str, Any] = {}
        identifier: str | int | None = None
        try:
            line = _object(raw if number > 1 else raw.removeprefix(b"\xef\xbb\xbf"))
            identifier = _id(line)
            question, context, claim = _question(line)
            answer = engine_of(_documents(line)).answer(question, context, claim=claim)
        except (LineError, FootnoteError) as error:
            answer = _error(line, f"Line {number}: {str(error).removesuffix('.')}.")
        except Exception as error:  # noqa: BLE001 - one question must not end the others
            answer = _error(line, f"Line {number}: this could not be answered ({error!r}).")
        yield _dump(answer.model_dump(mode="json") | {"id": identifier}, ascii_only=ascii_only)


def with_progress(lines: Iterable[bytes], size: int, screen: TextIO | None) -> Iterator[bytes]:
    """Yield the lines, with a bar on `screen` if that is a terminal; `size` in bytes or 0."""
    if screen is None or not screen.isatty():
        yield from lines
        return
    done = count = 0
    for line in lines:
        yield line
        done, count = done + len(line), count + 1
        filled = _BAR * done // size if size else 0
        bar = f" [{'#' * filled}{'.' * (_BAR - filled)}]" if size else ""
        screen.write(f"\r{count} answered{bar}")
        screen.flush()
    screen.write("\n")


def _object(raw: bytes) -> dict[str, Any]:
    try:
        line = json.loads(raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise LineError(f"not UTF-8 (byte {error.start + 1})") from None
    except json.JSONDecodeError as error:
        raise LineError(f"not JSON ({error.msg} at character {error.pos + 1})") from None
    except (ValueError, RecursionError):
        raise LineError("not JSON that can be read (too deep, or a number too long)") from None
    if not isinstance(line, dict):
        raise LineError('not an object such as {"id": "1", "question": "…"}')
    return line


def _id(line: dict[str, Any]) -> str | int | None:
    identifier = line.get("id")
    if isinstance(identifier, str):
        return clean(identifier)
    if identifier is None or (isinstance(identifier, int) and not isinstance(identifier, bool)):
        return identifier
    raise LineError('"id" is neither a text nor a whole number')


def _question(line: dict[str, Any]) -> tuple[str, tuple[str, ...], bool]:
    question, context, kind = line.get("question"), line.get("context"), line.get("kind")
    if not isinstance(question, str):
        raise LineError('"question" is missing' if question is None else '"question" is no text')
    if context is not None and (
        not isinstance(context, list) or not all(isinstance(turn, str) for turn in context)
    ):
        raise LineError('"context" is no list of texts')
    if kind is not None and not isinstance(kind, str):
        raise LineError('"kind" is no text')
    return clean(question), tuple(clean(turn) for turn in context or ()), kind == "claim"


def _documents(line: dict[str, Any]) -> tuple[str, ...]:
    named = line.get("document")
    if isinstance(named, str):
        named = [named]
    if named is None:
        return ()
    if not isinstance(named, list) or not named or not all(isinstance(n, str) for n in named):
        raise LineError('"document" is neither the name of a file nor a list of such')
    return tuple(named)


def _error(line: dict[str, Any], text: str) -> Answer:
    question = line.get("question")
    return Answer(
        question=clean(question)[:1000] if isinstance(question, str) else "",
        language="en",
        status="error",
        answer=text,
        headline=text,
    )


def _dump(value: dict[str, Any], *, ascii_only: bool) -> str:
    return json.dumps(value, ensure_ascii=ascii_only)
