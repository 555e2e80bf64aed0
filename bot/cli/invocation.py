"""From the arguments to an exit code: errors become one sentence on standard error."""

import os
import sys
from collections.abc import Sequence

from bot.cli.parser import build_parser
from bot.running import exits
from bot.running.streams import clean, prepare_streams, write_error


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; `argv` is by default that of the process."""
    prepare_streams()
    # Else pydantic looks for plugins in all that is installed: a fiftieth of a cold start.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        code = _run(sys.argv[1:] if argv is None else argv)
        sys.stdout.flush()
    except KeyboardInterrupt:
        write_error("")
        return exits.INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output has gone; the flush at exit must not complain again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return exits.BROKEN_PIPE
    except Exception as error:
        if sys.flags.dev_mode:
            raise
        write_error(f"footnote: {_sentence(error)}")
        _drop_output()
        return exits.UNUSABLE if _is_expected(error) else exits.INTERNAL
    return code


def _run(argv: Sequence[str]) -> int:
    parser = build_parser()
    try:
        arguments = parser.parse_args([clean(argument) for argument in argv])
    except SystemExit as stop:  # argparse has written the help or the error
        return stop.code if isinstance(stop.code, int) else exits.USAGE
    from bot.cli import commands  # noqa: PLC0415 - not needed for --help

    return commands.run(arguments)


def _is_expected(error: Exception) -> bool:
    from bot.running.errors import FootnoteError  # noqa: PLC0415 - only where something went wrong
    from facts.library_errors import LibraryError  # noqa: PLC0415

    return isinstance(error, FootnoteError | LibraryError | OSError)


def _sentence(error: Exception) -> str:
    if isinstance(error, OSError):
        where = f"{error.filename}: " if error.filename else ""
        return f"{where}{error.strerror or error}"
    if _is_expected(error):
        return str(error)
    return (
        f"something went wrong inside ({type(error).__name__}: {error}). "
        "Please report it; `python -X dev -m bot …` shows where."
    )


def _drop_output() -> None:
    """Forget what could not be written (a full disk): it must not fail again at exit."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
