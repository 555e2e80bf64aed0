"""The chat in a terminal or a pipe: lines in, answers out, with what was asked before in mind."""

import contextlib
import os
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bot.answer import Answer, Citation
from bot.entry.listing import as_text, with_word
from bot.running.streams import clean, write
from bot.texts import place_of, say

if TYPE_CHECKING:
    from bot.answerer import Answerer

    Piece = tuple[str, str]

_MOST_TURNS: Final = 20
_PROMPT: Final = "› "
_HELP: Final = """\
Ask anything about the document; a follow-up may leave out what was said before.
/check TEXT    check a statement
/facts [WORD]  list the facts, or those with a word
/source N      show footnote N of the last answer (or sentence sN) in its paragraph
/help          show this
/quit          leave (as does Ctrl-D)"""


def pieces(answer: Answer) -> "Iterator[Piece]":
    """Yield the text of an answer in order, each piece with its style; without styles: `plain`."""
    yield "headline", answer.headline
    for detail in answer.details:
        yield "", f"\n{detail}"
    for citation in answer.citations:
        yield "", "\n"
        yield from _quote(citation, answer.language)
    for warning in answer.warnings:
        yield "warning", f"\n⚠ {warning}"
    if answer.reading.text:
        yield "note", f"\n{say('read_as', answer.language, text=answer.reading.text)}"


def _quote(citation: Citation, language: str) -> "Iterator[Piece]":
    yield "quote", "“"
    edges = [0, *(edge for mark in sorted(citation.marks) for edge in mark), len(citation.quote)]
    for number, (start, end) in enumerate(pairwise(edges)):
        yield ("mark" if number % 2 else "quote"), citation.quote[start:end]
    yield "quote", "”"
    yield "number", f" [{place_of(citation, language)}]"


def plain(answer: Answer) -> str:
    """Return what a person reads of an answer, without colours."""
    return "".join(text for _, text in pieces(answer))


class Chat:
    """One conversation: `reply` takes a line and gives the pieces to show, None to leave."""

    def __init__(self, engine: "Answerer") -> None:
        self._engine = engine
        self._turns: list[str] = []
        self._citations: tuple[Citation, ...] = ()

    def reply(self, line: str) -> "list[Piece] | None":
        """Reply to a line that is not empty."""
        command, _, rest = line.strip().partition(" ")
        rest = rest.strip()
        if not command.startswith("/"):
            return self._answer(line.strip())
        match command:
            case "/quit" | "/exit" | "/q":
                return None
            case "/help" | "/?":
                return [("", _HELP)]
            case "/check" if rest:
                return self._answer(rest, claim=True)
            case "/check":
                return [("", "Put the statement behind it: /check TEXT")]
            case "/facts":
                facts = with_word(self._engine.library, rest)
                return [("", as_text(facts) or f'No fact has the word "{rest}".')]
            case "/source":
                return self._source(rest)
        return [("", f"There is no command {command}; /help lists them.")]

    def _answer(self, text: str, *, claim: bool = False) -> "list[Piece]":
        context = () if claim else tuple(self._turns)
        answer = self._engine.answer(text, context, claim=claim)
        if answer.status != "error" and not claim:
            self._turns = [*self._turns, text][-_MOST_TURNS:]
        self._citations = answer.citations
        return list(pieces(answer))

    def _source(self, which: str) -> "list[Piece]":
        document = self._engine.library.document
        cited = {str(citation.n): citation.sentence_id for citation in self._citations}
        sentence = document.sentence(cited.get(which.strip("[]"), which))
        if sentence is None:
            if not cited:
                return [("", "The last answer has no footnotes. /source s1 shows a sentence.")]
            return [("", f"The last answer has the footnotes {', '.join(cited)}: /source 1")]
        before, after = document.around(sentence)
        return [
            ("note", f"{sentence.id} · {document.section_title(sentence)}\n"),
            ("quote", before),
            ("mark", f">>{sentence.text}<<"),
            ("quote", after),
        ]


def chat(engine: "Answerer", lines: Iterable[str], show: Callable[[str], None]) -> None:
    """Answer each line and call `show` with the text and an empty line; stop at /quit."""
    conversation = Chat(engine)
    for line in lines:
        if not line.strip():
            continue
        reply = conversation.reply(line)
        if reply is None:
            return
        show("".join(text for _, text in reply) + "\n")


def chat_on_terminal(engine: "Answerer") -> None:
    """Do the same with a prompt, a history and colours (none where NO_COLOR is set)."""
    about = engine.library.about
    paint = _painter()
    paint([("headline", about.title), ("note", "\n/help for help, Ctrl-D to leave\n")])
    with _history():
        conversation = Chat(engine)
        for line in _typed():
            reply = conversation.reply(line)
            if reply is None:
                return
            paint([*reply, ("", "\n")])


def _typed() -> Iterator[str]:
    """Yield the lines that a person types; Ctrl-C drops the line, Ctrl-D ends."""
    while True:
        try:
            line = clean(input(_PROMPT))
        except KeyboardInterrupt:
            write("")
            continue
        except EOFError:
            write("")
            return
        if line.strip():
            yield line


def _painter() -> "Callable[[list[Piece]], None]":
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return lambda shown: write("".join(text for _, text in shown))
    from rich.console import Console  # noqa: PLC0415 - a fifth of a second
    from rich.text import Text  # noqa: PLC0415
    from rich.theme import Theme  # noqa: PLC0415

    theme = Theme(
        {
            "headline": "bold",
            "quote": "dim",
            "mark": "bold green",
            "number": "cyan",
            "warning": "yellow",
            "note": "dim italic",
        }
    )
    console = Console(theme=theme, highlight=False)
    return lambda shown: console.print(Text.assemble(*((text, style) for style, text in shown)))


@contextlib.contextmanager
def _history() -> Iterator[None]:
    """Bring back the lines of earlier chats by the arrow keys, kept in the user's state folder."""
    try:
        import readline  # noqa: PLC0415 - only on a terminal, and not on every system
    except ImportError:
        yield
        return
    state = os.environ.get("XDG_STATE_HOME") or str(Path.home() / ".local" / "state")
    path = Path(state) / "footnote" / "history"
    with contextlib.suppress(OSError):
        readline.read_history_file(path)
    readline.set_history_length(1000)
    try:
        yield
    finally:
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            readline.write_history_file(path)


__all__ = ["Chat", "chat", "chat_on_terminal", "pieces", "plain"]
