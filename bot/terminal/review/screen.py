"""The terminal or the pipe that a review runs in."""

import os
import re
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, Final, Self

from bot.running.streams import clean, write
from bot.terminal.review.dialogue import Session
from bot.terminal.review.view import Piece, view

if TYPE_CHECKING:
    from collections.abc import Callable

_CLEAR: Final = "\x1b[H\x1b[2J\x1b[3J"
_STYLES: Final = {"bold": "\x1b[1m", "dim": "\x1b[2m", "warning": "\x1b[33m"}
_RESET: Final = "\x1b[0m"
_PIPE_WIDTH: Final = 100
_PIPE_HEIGHT: Final = 40
_SEQUENCE: Final = re.compile(r"\x1b(?:[\[O][0-9;]*[A-Za-z~])?")
_END: Final = frozenset({"", "\x03", "\x04"})  # nothing more, Ctrl-C, Ctrl-D


def review_lines(session: Session, lines: Iterable[str]) -> None:
    """Run a review in a pipe: a line is a key, or the answer to a question."""
    coming = iter(lines)
    _write_plain(view(session, _PIPE_WIDTH, _PIPE_HEIGHT))
    while not session.over:
        if session.question is not None:
            write(session.question.prompt.rstrip())
        line = next(coming, None)
        if line is None:
            return
        session.line(line)
        if session.question is None and not session.over:
            _write_plain(view(session, _PIPE_WIDTH, _PIPE_HEIGHT))


def review_on_terminal(session: Session) -> None:
    """Run a review with single keys on the whole screen; Ctrl-C and Ctrl-D leave it."""
    paint = _painter()
    with suppress(KeyboardInterrupt), Keyboard(sys.stdin.fileno()) as keyboard:
        while not session.over:
            size = shutil.get_terminal_size()
            sys.stdout.write(_CLEAR)
            paint(view(session, size.columns, size.lines))
            pressed = keyboard.key()
            if pressed in _END:
                break
            session.key(pressed)
            while session.question is not None:
                with keyboard.lines():
                    _ask(session)
        sys.stdout.write(_CLEAR)


def _ask(session: Session) -> None:
    """Let the person edit the answer that is there; Ctrl-C leaves all as it was."""
    question = session.question
    if question is None:
        return
    try:
        session.line(clean(_typed(question.prompt, question.default)))
    except (KeyboardInterrupt, EOFError):
        session.cancel()


def _typed(prompt: str, default: str) -> str:
    try:
        import readline  # noqa: PLC0415 - not on every system
    except ImportError:
        return input(prompt)
    readline.set_startup_hook(lambda: readline.insert_text(default))
    try:
        typed = input(prompt.partition(" [")[0] + ": ")
    finally:
        readline.set_startup_hook(None)
    return typed if typed.strip() else "-"  # it stood there, so that it was taken out


def _write_plain(pieces: list[Piece]) -> None:
    write("".join(text for _, text in pieces))


def _painter() -> "Callable[[list[Piece]], None]":
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return _write_plain
    return _write_styled


def _write_styled(pieces: list[Piece]) -> None:
    for style, text in pieces:
        shown = "".join(sign for sign in text if sign == "\n" or sign.isprintable())
        code = _STYLES.get(style, "")
        sys.stdout.write(f"{code}{shown}{_RESET}" if code and shown else shown)
    sys.stdout.flush()


class Keyboard:
    """Single keys as they are typed, and lines in between."""

    def __init__(self, stream: int) -> None:
        self._stream = stream
        self._typed: list[str] = []
        self._cooked: list[Any] = []

    def __enter__(self) -> Self:
        import termios  # noqa: PLC0415 - not on every system
        import tty  # noqa: PLC0415

        self._cooked = termios.tcgetattr(self._stream)
        tty.setcbreak(self._stream)
        return self

    def __exit__(self, *_: object) -> None:
        import termios  # noqa: PLC0415

        with suppress(termios.error):
            termios.tcsetattr(self._stream, termios.TCSADRAIN, self._cooked)

    def key(self) -> str:
        """Wait for a key; "" where no more will come. What arrow keys send is no key."""
        while not self._typed:
            try:
                raw = os.read(self._stream, 256)
            except KeyboardInterrupt:
                return "\x03"
            if not raw:
                return ""
            self._typed = list(_SEQUENCE.sub("", raw.decode("utf-8", "replace")))
        return self._typed.pop(0)

    @contextmanager
    def lines(self) -> Iterator[None]:
        """Give the terminal back to `input` for a while."""
        self.__exit__()
        try:
            yield
        finally:
            self.__enter__()
