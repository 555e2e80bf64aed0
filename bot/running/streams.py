"""Standard streams that survive any locale, any bytes and any text."""

import codecs
import os
import sys
from collections.abc import Iterator
from typing import Final

_HANDLER: Final = "footnote"
_SIMPLER: Final = {
    "“": '"', "”": '"', "‘": "'", "’": "'", "…": "...", "·": "-", "–": "-", "—": "-", "−": "-",
    "×": "x", "÷": "/", "≈": "~", "⚠": "!", "✅": "[ok]", "❌": "[no]", "❔": "[?]", "\u00a0": " ",
}  # fmt: skip
# Control characters but tab and newline: a question echoed in an answer must not drive a terminal.
_CONTROLS: Final = dict.fromkeys(
    [code for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\t\n"]
)


def prepare_streams() -> None:
    """Make standard output and error fit for any text; a closed one swallows what is written."""
    codecs.register_error(_HANDLER, _simplify)
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115, PTH123 - for the process
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="surrogateescape" if stream is sys.stdin else _HANDLER)


def _simplify(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    part = error.object[error.start : error.end]
    return "".join(_SIMPLER.get(c, c.encode("ascii", "backslashreplace").decode()) for c in part), (
        error.end
    )


def clean(text: str) -> str:
    """Return text that any encoder takes: bytes that Python could not decode are read as UTF-8.

    What is not UTF-8 either, and unpaired surrogates, become U+FFFD.
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        pass
    else:
        return text
    try:
        return os.fsencode(text).decode("utf-8", "replace")
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def is_utf8() -> bool:
    """Tell whether standard output takes any character."""
    return (sys.stdout.encoding or "").lower().replace("-", "").replace("_", "") == "utf8"


def write(text: str) -> None:
    """Write text and a newline to standard output, at once, without control characters."""
    sys.stdout.write(text.translate(_CONTROLS) + "\n")
    sys.stdout.flush()


def write_error(text: str) -> None:
    """Write a line to standard error, if there is one."""
    if sys.stderr is not None:
        sys.stderr.write(text.translate(_CONTROLS) + "\n")
        sys.stderr.flush()


def input_lines() -> Iterator[str]:
    """Yield the lines of standard input as UTF-8, without their ends; bad bytes become U+FFFD."""
    for number, raw in enumerate(getattr(sys.stdin, "buffer", sys.stdin)):
        line = raw.decode("utf-8", "replace") if isinstance(raw, bytes) else clean(raw)
        yield (line if number else line.removeprefix("\ufeff")).rstrip("\r\n")
