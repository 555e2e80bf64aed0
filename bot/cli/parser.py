"""The arguments of each command, with examples."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

_EPILOG: Final = """\
examples:
  footnote                                     chat here (or run the Telegram bot, see below)
  footnote ask "By how much did exports grow?"
  footnote ask --json "出口增长了多少？"
  footnote ask --batch questions.jsonl > answers.jsonl
  footnote check "Exports grew by 3.8%"
  footnote facts --subject China --format csv
  footnote add report.pdf                      keep a file on the shelf
  footnote ask --document report.pdf "..."     ask any file, or a document on the shelf
  footnote --library my-report ask "..."       a document with facts of its own

Without a command: the Telegram bot if BOT_TOKEN is set (environment or .env), else the chat.

exit codes:
  0    done, also when the answer is that the document does not say
  1    the question can't be read, or no fact fits the filter
  2    wrong usage
  3    a file, the library entry or a setting can't be used
  70   an error of Footnote's own
  130  interrupted
  141  the reader of the output went away
"""
_BATCH: Final = """\
--batch reads one JSON object a line: {"id": …, "question": "…"}, optional "context": a list of the
user's earlier messages, optional "kind": "claim" to check the text instead of answering it,
optional "document": the file or the document on the shelf to answer from (or a list of them). It
writes one object a line, in order, as it goes; a line that can't be read gives "status": "error".
"""
_ADD: Final = """\
Reads PDF, DOCX, ODT, PPTX, XLSX, HTML, EPUB, Markdown, CSV and text. FOOTNOTE_HOME says where documents
are kept; by default in the user's own data folder.
"""
_REVIEW: Final = """\
What you accept goes into facts.toml of the entry and answers from then on as a reviewed fact. Tables
come first, then sentences, the least certain first. q saves; the next review goes on from there.
"""
_BACKUP: Final = """\
DATA_DIR says where the store is. The copy is checked, and appears whole or not at all.
"""
_RESTORE: Final = """\
FILE is checked first. The former store is kept beside the new one as footnote.db.before-restore;
restoring that takes the step back.
"""


class _Version(argparse.Action):
    def __init__(self, option_strings: Sequence[str], dest: str, **_: Any) -> None:
        super().__init__(option_strings, dest, nargs=0, help="show the version and exit")

    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> None:
        from bot.cli.version import version  # noqa: PLC0415 - reads a file

        sys.stdout.write(f"footnote {version()}\n")
        parser.exit()


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of all commands; `command` is None where none is given."""
    parser = argparse.ArgumentParser(
        prog="footnote",
        description="Ask a document; get the exact figure with the sentence that says so.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action=_Version)
    _add_library(parser, default=None)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")

    add = _adder(commands)
    chat = add("chat", "ask questions one after another; /help lists what else it can do")

    ask = add("ask", "answer one question, or a file of them", _BATCH)
    ask.add_argument("text", nargs="*", metavar="QUESTION", help="without it: standard input")
    ask.add_argument("--json", action="store_true", help="print the answer as one JSON object")
    ask.add_argument("--batch", metavar="FILE", help="JSON Lines, - for standard input")
    ask.add_argument(
        "--context",
        action="append",
        default=[],
        metavar="MESSAGE",
        help="what was asked before, for a follow-up; may be repeated, oldest first",
    )

    check = add("check", "check a statement against the document")
    check.add_argument("text", nargs="*", metavar="STATEMENT", help="without it: standard input")
    check.add_argument("--json", action="store_true", help="print the verdict as one JSON object")

    facts = add("facts", "list the facts that the document states")
    facts.add_argument("--format", choices=("text", "csv", "json"), default="text")
    facts.add_argument("--subject", metavar="NAME", help="only those about this subject")

    evaluate = add("eval", "score the answers on a set of questions (from a checkout)")
    evaluate.add_argument("--gold", metavar="FILE", type=Path, help="default: all of tests/eval")
    evaluate.add_argument("--failures", action="store_true", help="list what is wrong")

    telegram = add("telegram", "run the Telegram bot; settings: deploy/footnote.env.example")
    web = add("web", "serve the web page")
    for answering in (chat, ask, check, facts, telegram, web):
        answering.add_argument(
            "--document",
            action="append",
            default=[],
            metavar="FILE|NAME",
            help="answer from this file, or this document on the shelf; may be repeated",
        )

    keep = add("add", "read files and keep them on the shelf", _ADD)
    keep.add_argument("files", nargs="+", metavar="FILE", type=Path)
    keep.add_argument("--name", metavar="NAME", help="default: made of the file's own name")
    documents = add("documents", "list the documents on the shelf")
    documents.add_argument("name", nargs="?", metavar="NAME", help="only this one")
    documents.add_argument(
        "--text", action="store_true", help="print its text, as it is quoted; also of a file"
    )
    review = add("review", "check the figures drafted from a document, a key a figure", _REVIEW)
    review.add_argument("name", metavar="FILE|NAME")
    review.add_argument(
        "--entry",
        metavar="FOLDER",
        type=Path,
        help="where the facts go (default: with the document)",
    )
    review.add_argument(
        "--asked",
        metavar="FILE",
        type=Path,
        help="questions, one a line: what they ask comes first",
    )
    remove = add("remove", "take a document off the shelf")
    remove.add_argument("name", metavar="NAME")

    backup = add("backup", "copy the store to a file, also while the bot runs", _BACKUP)
    backup.add_argument("file", metavar="FILE", type=Path, help="replaced if it is there")
    restore = add("restore", "put a backup in the place of the store; stop the bot first", _RESTORE)
    restore.add_argument("file", metavar="FILE", type=Path, help="what `backup` wrote")
    return parser


def _adder(commands: Any) -> Any:
    def add(name: str, help: str, more: str = "") -> argparse.ArgumentParser:  # noqa: A002
        parser: argparse.ArgumentParser = commands.add_parser(
            name,
            help=help,
            description=help[0].upper() + help[1:] + ".",
            epilog=more or None,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        _add_library(parser, default=argparse.SUPPRESS)
        return parser

    return add


def _add_library(parser: argparse.ArgumentParser, default: Any) -> None:
    parser.add_argument(
        "--library",
        type=Path,
        metavar="FOLDER",
        default=default,
        help="the folder of the document, its facts and vocabulary (default: the bundled one)",
    )
