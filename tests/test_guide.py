"""The steps of deploy/README.md, word for word, to a bot that answers the fake Telegram.

Only three lines are replaced: the environment is the one of the tests, so nothing is installed.
"""

import asyncio
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.dockerfile import free_port
from tests.fake_telegram import FakeTelegram
from tests.guide import FIRST, ROOT, commands, shown
from tests.machine import Machine

QUESTION = "How many cars did BYD ship to Argentina?"
INSTALL = "sudo .venv/bin/python -m pip install --quiet --require-hashes -r requirements.lock"
COMPILE = "sudo .venv/bin/python -m compileall -q bot facts index"
REPLACED = {
    "sudo python3 -m venv .venv": f"ln -s {sys.prefix} .venv",
    INSTALL: "test -s requirements.lock",
    COMPILE: "test -d bot",
}
pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, ("bash", "curl", "git"))), reason="needs bash, curl and git"
)


@pytest.fixture
async def tg():
    async with FakeTelegram(username="acme_footnote_bot", patience=30) as telegram:
        yield telegram


@pytest.fixture
def port():
    return free_port()


@pytest.fixture
def machine(tg, port, tmp_path):
    settings = {"BOT_TOKEN": tg.token, "BOT_API_URL": tg.url, "WEB_PORT": str(port)}
    machine = Machine(tmp_path / "machine", settings)
    yield machine
    machine.off()


@pytest.fixture
def clone(tmp_path):
    """A fresh clone: all files of the project as they are now."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=False,
        text=True,
    )
    if listed.returncode:
        pytest.skip("not a git checkout")
    folder = tmp_path / "clone"
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    git(folder, "init", "--quiet", "--initial-branch=main")
    commit(folder, "now")
    return folder


def git(folder, *words):
    who = ["-c", "user.name=Ann", "-c", "user.email=ann@example.org", "-c", "gc.auto=0"]
    subprocess.run(["git", *who, *words], cwd=folder, check=True)


def commit(folder, message):
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", message)


class Shell:
    """The person's shell: it stays in the folder where the last block left it."""

    def __init__(self, machine: Machine, folder: Path, port: int) -> None:
        self.machine = machine
        self.folder = folder
        self.port = port

    async def follow(self, section: str) -> list[str]:
        """Run the blocks of a section; what each showed, in the guide's terms."""
        return [await self._run(block) for block in commands(section)]

    async def _run(self, block: str) -> str:
        lines = [REPLACED.get(line, line) for line in block.splitlines()]
        script = self.machine.moved("\n".join(lines)).replace(":8080", f":{self.port}")
        end = self.machine.folder / "pwd"
        shell = await asyncio.create_subprocess_exec(
            "bash", "-euc", f"{script}\npwd > {end}",
            cwd=self.folder,
            env=self.machine.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )  # fmt: skip
        output = (await shell.communicate())[0].decode()
        assert shell.returncode == 0, output
        self.folder = Path((await asyncio.to_thread(end.read_text)).strip())
        return self.machine.back(output).replace(f":{self.port}", ":8080").rstrip("\n")


def plain(text):
    """What differs from run to run, made the same."""
    text = re.sub(r"\d{4}-\d\d-\d\dT[\d:.]+Z", "TIME", text)
    text = re.sub(r"footnote-\d{4}-\d\d-\d\d\.db", "footnote-DATE.db", text)
    text = re.sub(r"profile: \d+ changes", "profile: N changes", text)
    return re.sub(r"\(\d+ bytes\)", "(N bytes)", text)


async def restore_while_it_runs(shell):
    data = shell.machine.at("/var/lib/footnote")
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "restore", str(data / "footnote.db.before-restore"),
        cwd=shell.folder,
        env={"DATA_DIR": str(data), "PATH": "/usr/bin:/bin"},
        stderr=subprocess.PIPE,
    )  # fmt: skip
    return shell.machine.back((await process.communicate())[1].decode())


async def test_from_a_fresh_clone_to_a_running_bot_and_on(tg, machine, clone, port):
    shell = Shell(machine, clone, port)
    seen = {section: await shell.follow(section) for section in FIRST}
    assert seen["2. Install"] == shown("2. Install")
    [ready, *lines] = plain(shown("4. Start")[0]).splitlines()
    assert plain(seen["4. Start"][0]).splitlines()[0] == ready
    assert machine.at("/etc/footnote/footnote.env").stat().st_mode & 0o777 == 0o600

    ann = tg.user("Ann")
    private = tg.private(ann)
    await private.says(ann, QUESTION)
    assert [(await private.reply()).text] == shown("5. Talk to it")
    team = tg.group("Team", [ann], bot="left")
    await team.adds_bot(ann)
    assert [(await team.reply()).text] == shown("6. Take it into a group")
    await team.says(ann, f"/ask {QUESTION}")
    assert [(await team.reply()).text] == shown("5. Talk to it")
    log = plain(machine.back((machine.folder / "footnote.log").read_text("utf-8")))
    log = log.replace(f":{port}", ":8080").splitlines()
    assert [line for line in log if line in lines] == lines

    backup, restored = await shell.follow("Backup and restore")
    assert plain(backup).splitlines()[-3:] == plain(shown("Backup and restore")[0]).splitlines()
    assert plain(restored) == plain(shown("Backup and restore")[1])
    await private.says(ann, QUESTION)
    assert [(await private.reply()).text] == shown("5. Talk to it")
    assert await restore_while_it_runs(shell) == (
        "footnote: the store /var/lib/footnote/footnote.db is in use; stop the bot, then restore\n"
    )

    (clone / "NEW").touch()
    commit(clone, "a new version")
    [upgraded] = await shell.follow("Upgrade and step back")
    assert re.fullmatch(rf"[0-9a-f]{{40}}\n{re.escape(ready)}", upgraded)
    assert (machine.at("/opt/footnote") / "NEW").exists()
    await private.says(ann, QUESTION)
    assert [(await private.reply()).text] == shown("5. Talk to it")


def test_the_lines_that_are_replaced_are_in_the_guide():
    lines = [line for block in commands("2. Install") for line in block.splitlines()]
    assert [line for line in REPLACED if lines.count(line) != 1] == []
