"""What each command does. Every import of a front end or of the engine waits for its command."""

import argparse
import os
import sys
from collections.abc import Callable
from contextlib import closing, nullcontext
from functools import cache, partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from bot.running import exits
from bot.running.garbage import uncollected
from bot.running.streams import input_lines, is_utf8, write, write_error

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from bot.answer import Answer
    from bot.answerer import Answerer
    from bot.running.settings import Settings
    from bot.shelf.cache import Apart
    from bot.shelf.engines import Engines
    from facts.library import Library
    from index.shared_embedder import SharedEmbedder

_ROOT: Final = Path(__file__).parents[2]


def run(arguments: argparse.Namespace) -> int:
    """Run the command of these arguments and return the exit code."""
    command = arguments.command or ("telegram" if _has_token() else "chat")
    if arguments.library and getattr(arguments, "document", None):
        write_error(f"footnote {command}: give either --library or --document, not both.")
        return exits.USAGE
    return _COMMANDS[command](arguments)


# ---------------------------------------------------------------- the commands


def _chat(arguments: argparse.Namespace) -> int:
    engine = _engine(arguments)
    from bot.terminal.chat import chat, chat_on_terminal  # noqa: PLC0415

    if sys.stdin.isatty() and sys.stdout.isatty():
        chat_on_terminal(engine)
    else:
        chat(engine, input_lines(), write)
    return exits.DONE


def _ask(arguments: argparse.Namespace) -> int:
    if arguments.batch is not None:
        if arguments.text or arguments.context:
            write_error("footnote ask: give either --batch FILE or a question, not both.")
            return exits.USAGE
        return _batch(arguments)
    text = _text(arguments, "question")
    if text is None:
        return exits.USAGE
    with uncollected():
        answer = _engine(arguments).answer(text, tuple(arguments.context))
    return _show(answer, arguments.json)


def _check(arguments: argparse.Namespace) -> int:
    text = _text(arguments, "statement")
    if text is None:
        return exits.USAGE
    with uncollected():
        answer = _engine(arguments).answer(text, claim=True)
    return _show(answer, arguments.json)


def _batch(arguments: argparse.Namespace) -> int:
    from bot.batch import answer_lines, with_progress  # noqa: PLC0415
    from index.readers.nursery import Nursery  # noqa: PLC0415

    source: AbstractContextManager[BinaryIO]
    if arguments.batch == "-":
        source, size = nullcontext(sys.stdin.buffer), 0
    else:
        path = Path(arguments.batch)
        source, size = path.open("rb"), path.stat().st_size
    nursery = Nursery()
    engines = _engines(nursery)
    usual = cache(partial(_engine, arguments))
    if arguments.document or arguments.library or _configured_library():
        usual()  # what is named must be right, whatever the lines ask

    def engine_of(named: tuple[str, ...]) -> "Answerer":
        return engines.open(named) if named else usual()

    with source as lines, closing(nursery):
        watched = with_progress(lines, size, sys.stderr)
        for line in answer_lines(engine_of, watched, ascii_only=not is_utf8()):
            sys.stdout.write(line + "\n")
            sys.stdout.flush()
    return exits.DONE


def _facts(arguments: argparse.Namespace) -> int:
    from bot.entry.listing import as_csv, as_json, as_text, of_subject, subjects  # noqa: PLC0415

    library = _answered_from(arguments)
    facts = of_subject(library, arguments.subject)
    if not facts and arguments.subject is None:
        write("No facts are curated for this document; ask it a question.")
        return exits.DONE
    if not facts:
        named = ", ".join(subjects(library))
        write_error(f'footnote facts: no fact about "{arguments.subject}". There are: {named}.')
        return exits.UNREADABLE
    if arguments.format == "csv":
        sys.stdout.write(as_csv(facts))
    elif arguments.format == "json":
        sys.stdout.write(as_json(facts, ascii_only=not is_utf8()) + "\n")
    else:
        write(as_text(facts))
    return exits.DONE


def _eval(arguments: argparse.Namespace) -> int:
    if not (_ROOT / "tests" / "eval" / "score.py").is_file():
        write_error("footnote eval: the scorer is in tests/eval of a checkout; run it from there.")
        return exits.UNUSABLE
    if str(_ROOT) not in sys.path:
        sys.path.insert(0, str(_ROOT))
    evaluate = import_module("tests.evaluate")
    gold = [arguments.gold] if arguments.gold else None
    code: int = evaluate.report(_engine(arguments), gold, failures=arguments.failures, write=write)
    return code


def _telegram(arguments: argparse.Namespace) -> int:
    from bot.running.logs import configure  # noqa: PLC0415

    settings = _settings()
    settings.token  # noqa: B018 - raises a sentence where there is none
    configure(settings)
    code: int = import_module("bot.service").run(settings, _engine(arguments))
    return code


def _web(arguments: argparse.Namespace) -> int:
    from bot.running.logs import configure  # noqa: PLC0415

    settings = _settings()
    configure(settings)
    web = import_module("bot.web")
    engines = _engines()
    core = engines.open(arguments.document) if arguments.document else _engine(arguments)
    named = arguments.document if len(arguments.document) > 1 else []
    others = [engines.open([one]) for one in named]
    code: int = web.serve(core, settings.web_host, settings.web_port, others, engines, settings)
    return code


def _backup(arguments: argparse.Namespace) -> int:
    from bot.store.backup import back_up  # noqa: PLC0415

    store = _store()
    size = back_up(store, arguments.file)
    write(f"{store}: copied to {arguments.file} ({size} bytes)")
    return exits.DONE


def _restore(arguments: argparse.Namespace) -> int:
    from bot.store.backup import restore  # noqa: PLC0415

    store = _store()
    kept = restore(store, arguments.file)
    former = f"; the former one is kept as {kept}" if kept else ""
    write(f"{store}: restored from {arguments.file}{former}")
    return exits.DONE


def _documents(name: str) -> Callable[[argparse.Namespace], int]:
    def command(arguments: argparse.Namespace) -> int:
        from bot.cli.document_commands import COMMANDS  # noqa: PLC0415

        return COMMANDS[name](arguments, _home())

    return command


def _review(arguments: argparse.Namespace) -> int:
    from bot.cli.review_command import review  # noqa: PLC0415

    return review(arguments, _home())


_COMMANDS: Final[dict[str, Callable[[argparse.Namespace], int]]] = {
    "chat": _chat,
    "ask": _ask,
    "check": _check,
    "facts": _facts,
    "eval": _eval,
    "telegram": _telegram,
    "web": _web,
    "review": _review,
    "backup": _backup,
    "restore": _restore,
    **{name: _documents(name) for name in ("add", "documents", "remove")},
}


# ---------------------------------------------------------------- what they share


def _text(arguments: argparse.Namespace, what: str) -> str | None:
    if arguments.text:
        return " ".join(arguments.text)
    if sys.stdin.isatty():
        write_error(f'footnote {arguments.command}: no {what}. Put it in quotes: "…"')
        return None
    return "\n".join(input_lines())


def _show(answer: "Answer", as_json: bool) -> int:
    if as_json:
        from bot.batch import to_json  # noqa: PLC0415

        sys.stdout.write(to_json(answer, ascii_only=not is_utf8()) + "\n")
    elif answer.status == "error":
        write_error(f"footnote: {answer.answer}")
    else:
        from bot.terminal.chat import plain  # noqa: PLC0415

        write(plain(answer))
    return exits.UNREADABLE if answer.status == "error" else exits.DONE


def _engines(apart: "Apart | None" = None) -> "Engines":
    from bot.cli.document_commands import engines  # noqa: PLC0415

    vectors = _wants_vectors()
    if apart is None:
        return engines(_home(), vectors=vectors)
    return engines(_home(), apart, vectors=vectors, wait=True)  # a batch is to be repeatable


def _home() -> Path | None:
    if named := os.environ.get("FOOTNOTE_HOME", "").strip():
        return Path(named)
    return _settings().footnote_home if _is_set("FOOTNOTE_HOME") else None


def _engine(arguments: argparse.Namespace) -> "Answerer":
    if getattr(arguments, "document", None):
        return _engines().open(arguments.document)
    library = _library(arguments)
    from bot.entry.library_engine import Engine  # noqa: PLC0415

    return Engine(library, _embedder())


def _embedder() -> "SharedEmbedder | None":
    """Return what makes vectors; None where it isn't wanted or not installed."""
    if not _wants_vectors():
        return None
    from index.shared_embedder import shared_embedder  # noqa: PLC0415

    return shared_embedder()


def _wants_vectors() -> bool:
    return _settings().vectors if _is_set("VECTORS") else True


def _answered_from(arguments: argparse.Namespace) -> "Library":
    return _engine(arguments).library if arguments.document else _library(arguments)


def _library(arguments: argparse.Namespace) -> "Library":
    from bot.shelf.places import places  # noqa: PLC0415
    from facts.library import BUNDLED, load_library  # noqa: PLC0415

    kept = places(_home()).cache
    folder = arguments.library or _configured_library() or BUNDLED
    return load_library(folder, kept / "entries" if kept is not None else None)


def _configured_library() -> Path | None:
    return _settings().library if _is_set("LIBRARY") else None


def _store() -> Path:
    """Return the path of the store. Raises SettingsError where it is in memory only."""
    from bot.running.errors import SettingsError  # noqa: PLC0415

    path = _settings().store_path
    if isinstance(path, str):
        raise SettingsError("STORE", f"is {path}, so there is nothing to back up or restore")
    return path


def _has_token() -> bool:
    return _is_set("BOT_TOKEN") and _settings().bot_token is not None


def _is_set(variable: str) -> bool:
    """Tell whether a variable may be set, without loading the settings (a tenth of a second)."""
    if os.environ.get(variable, "").strip():
        return True
    try:
        return variable in Path(".env").read_text(encoding="utf-8", errors="replace").upper()
    except OSError:
        return False


def _settings() -> "Settings":
    from bot.running.settings import load_settings  # noqa: PLC0415

    return load_settings()
