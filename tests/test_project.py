"""The project's own files: what they must not name, and that the documents tell the truth."""

import re
import shutil
import subprocess
import tomllib
from collections import Counter
from fnmatch import fnmatch
from pathlib import Path

import pytest

from bot.answering.engine import open_documents
from bot.cli.parser import build_parser
from bot.terminal.chat import chat
from index.readers.formats import read_bytes

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
LOCKS = ("requirements.lock", "requirements-dev.lock")
# Written in pieces so that this file does not name them either.
_HOSTS = ("py" + "pi.org", "python" + "hosted.org", "registry.npm" + "js.org")
_PLACES = ("/wo" + "rk/", "/ro" + "ot/", "/ho" + "me/", "/Us" + "ers/")


def tracked():
    """The project's text files."""
    if shutil.which("git") is None:
        pytest.skip("needs git")
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False, text=True
    )
    if listed.returncode:
        pytest.skip("not a git checkout")
    for name in filter(None, listed.stdout.split("\0")):
        try:
            yield name, (ROOT / name).read_text(encoding="utf-8")
        except (UnicodeDecodeError, FileNotFoundError):
            continue


def test_no_file_names_a_registry_or_a_machine():
    places = "|".join(map(re.escape, _PLACES))  # not within an address
    unwanted = re.compile(rf"{'|'.join(map(re.escape, _HOSTS))}|(?<![\w.])(?:{places})")
    found = {(name, match[0]) for name, text in tracked() for match in unwanted.finditer(text)}
    assert found == set()


@pytest.mark.parametrize("name", LOCKS)
def test_lock_files_pin_with_hashes_and_name_no_index(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    blocks = [block for block in re.split(r"\n(?=\S)", text) if block.strip()]
    assert [b for b in blocks if not re.match(r"[a-z0-9._-]+==\S+", b)] == []
    assert [b for b in blocks if "--hash=sha256:" not in b] == []
    assert "://" not in text
    assert "--index" not in text


def test_the_development_lock_has_all_that_runs():
    run, dev = (
        set(re.findall(r"^[a-z0-9._-]+==\S+", (ROOT / name).read_text(), re.MULTILINE))
        for name in LOCKS
    )
    assert run - dev == set()


# By the names with which the code reaches into them.
PRIVATE = {
    "aiosqlite": r"connection\._(thread|conn|execute)\b",
    "python-pptx": r"\._(txBody|tc|element)\b",
    "python-telegram-bot": r"bot\._post\b",
    "uvicorn": r"\bH11Protocol\b",
}


@pytest.mark.parametrize("name", PRIVATE)
def test_whose_private_names_are_used_is_pinned_to_a_version(name):
    code = "".join(
        path.read_text(encoding="utf-8")
        for room in ("bot", "facts", "index")
        for path in (ROOT / room).rglob("*.py")
    )
    assert re.search(PRIVATE[name], code)
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    [pin] = re.findall(rf"^({name}==\S+) ", lock, re.MULTILINE)
    assert pin in wanted["project"]["dependencies"]


def test_no_two_modules_have_one_name():
    modules = [
        Path(name).stem for name, _ in tracked() if re.match(r"(bot|facts|index)/.*\.py$", name)
    ]
    twice = {name for name, count in Counter(modules).items() if count > 1}
    # `vectors`: of texts, wherever they are from (index), and those of a document's passages
    assert twice - {"__init__", "__main__"} == {"vectors"}


def test_no_module_is_long():
    lengths = {
        name: len(text.splitlines())
        for name, text in tracked()
        if re.match(r"(bot|facts|index)/.*\.py$", name)
    }
    assert {name: lines for name, lines in lengths.items() if lines > 350} == {}


def makefile_targets():
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    return set(re.findall(r"^([a-z-]+):.*## ", text, re.MULTILINE))


def test_the_makefile_has_the_commands():
    assert makefile_targets() >= {
        "run", "test", "check", "eval", "bench", "bench-telegram", "web", "lock", "help",
    }  # fmt: skip


def test_the_make_commands_of_the_documents_exist():
    named = {
        match
        for name in ("README.md", "CONTRIBUTING.md", ".ci/run")
        for match in re.findall(
            r"(?:^|`|\| )make ([a-z-]+)", (ROOT / name).read_text(), re.MULTILINE
        )
    }
    assert named - makefile_targets() == set()


def helps(capsys):
    """What `--help` says, of the program ("") and of each of its commands."""

    def help_of(*words):
        with pytest.raises(SystemExit):
            build_parser().parse_args([*words, "--help"])
        return capsys.readouterr().out

    told = help_of()
    names = re.findall(r"^    ([a-z]+) ", told, re.MULTILINE)
    return {"": told, **{name: help_of(name) for name in names}}


def test_every_command_and_option_is_in_the_readme(capsys):
    told = helps(capsys)
    text = README.read_text(encoding="utf-8")
    missing = [name for name in told if name and not re.search(rf"bot {name}\b|`{name}\b", text)]
    assert len(told) > 5
    options = {
        option
        for one in told.values()
        for option in re.findall(r"(?<![\w-])--[a-z][a-z-]*", one)
        if option != "--help"
    }
    assert len(options) > 5
    missing += [option for option in sorted(options) if option not in text]
    assert missing == []


def test_the_commands_of_the_readme_are_understood():
    parser = build_parser()
    lines = re.findall(r"^\.venv/bin/python -m bot ?(.*)$", README.read_text(), re.MULTILINE)
    assert lines
    for line in lines:
        words = re.findall(r'"[^"]*"|\S+', line.partition(" #")[0].partition(" >")[0])
        if words != ["--version"]:
            parser.parse_args([word.strip('"') for word in words])


def test_the_exit_codes_are_in_the_readme():
    from bot.running import exits

    codes = [value for name, value in vars(exits).items() if name.isupper()]
    table = re.findall(r"^\| (\d+) \|", README.read_text(encoding="utf-8"), re.MULTILINE)
    assert [int(code) for code in table] == codes


def test_the_session_of_the_readme_is_what_the_chat_says():
    [session] = re.findall(r"```\n(› .*?)\n```", README.read_text(encoding="utf-8"), re.DOTALL)
    turns = [turn.split("\n", 1) for turn in session.removeprefix("› ").split("\n\n› ")]
    shown = []
    path = ROOT / "tests/eval/documents/files/05-federal-register-faa-737-nprm.pdf"
    engine = open_documents([read_bytes(path.read_bytes(), "proposal.pdf")])
    chat(engine, [question for question, _ in turns], shown.append)
    assert [text.rstrip() for text in shown] == [answer for _, answer in turns]


PAPERS = ("ARCHITECTURE.md", "CONTRIBUTING.md")
_PLACE = re.compile(r"(?:[\w.-]+/)+[\w.*-]*|[\w-]+\.(?:py|toml|txt|md|jsonl|lock|example)")


def places(text):
    """The files and folders that a paper names; NAME and LANGUAGE stand for any, <entry> too."""
    for quoted in re.findall(r"`([^`\n]+)`|\]\(([^)#:]+)\)", text):
        named = re.sub(r"\b(?:NAME|LANGUAGE)\b|<\w+>", "*", "".join(quoted))
        if _PLACE.fullmatch(named):
            yield named
        for module in re.findall(r"python -m (tests[\w.]*)", named):
            yield module.replace(".", "/") + (
                "" if (ROOT / module.replace(".", "/")).is_dir() else ".py"
            )


@pytest.mark.parametrize("name", PAPERS)
def test_every_path_that_a_paper_names_is_there(name):
    named = set(places((ROOT / name).read_text(encoding="utf-8")))
    assert len(named) > 20
    names = {path.rpartition("/")[2] for path, _ in tracked()}
    missing = []
    for place in named:
        # A bare name is that of a file somewhere: the text around it says where.
        found = any(ROOT.glob(place)) if "/" in place else any(fnmatch(n, place) for n in names)
        if not found:
            missing.append(place)
    assert missing == []


def test_every_room_is_in_the_architecture():
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    rooms = {path.parent.name for path in (ROOT / "bot").glob("*/__init__.py")}
    assert len(rooms) > 8
    assert {room for room in rooms if not re.search(rf"bot/{room}\b", text)} == set()
