"""``python -m tests.dockerfile``: the steps of deploy/Dockerfile without a container engine.

In a temporary folder that stands for the image's root, each COPY copies what .dockerignore lets
through, each RUN of Python runs, ENV and WORKDIR hold, and at the end the image's command serves
the fake Telegram until its health check passes, answers a question and is told to stop. What needs
a whole Debian (apt-get, users) is only listed. Takes a minute, most of it the installation.
"""

import asyncio
import fnmatch
import json
import os
import re
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from tests.fake_telegram import FakeTelegram

ROOT = Path(__file__).parents[1]
DOCKERFILE = ROOT / "deploy" / "Dockerfile"
QUESTION = "How many cars did BYD ship to Argentina?"
FIGURE = "Over 5800 new energy vehicles · 2025\n"
_NEED_DEBIAN = ("apt-get", "groupadd", "install")
_PLACES = ("/opt/footnote", "/data", "/tmp")


@dataclass(frozen=True)
class Step:
    instruction: str
    rest: str


def steps(text: str) -> list[Step]:
    """The instructions of a Dockerfile, continued lines joined, comments dropped."""
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    joined = re.sub(r"\\\n\s*", "", "\n".join(lines))
    return [Step(*line.split(maxsplit=1)) for line in joined.splitlines()]


def rules(text: str) -> list[str]:
    """The patterns of a .dockerignore."""
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


def in_context(path: str, patterns: list[str]) -> bool:
    """Whether a file gets to the builder: the last pattern that fits it or its folder decides."""
    taken = True
    parents = [path, *map(str, Path(path).parents)][:-1]
    for pattern in patterns:
        bare = pattern.removeprefix("!")
        kinds = {bare, bare.removeprefix("**/")}
        if bare.startswith("**/"):
            names = [Path(parent).name for parent in parents]
            fits = any(fnmatch.fnmatchcase(name, bare[3:]) for name in names)
        else:
            fits = any(fnmatch.fnmatchcase(p, kind) for p in parents for kind in kinds)
        if fits:
            taken = pattern.startswith("!")
    return taken


def context() -> list[str]:
    """The files that get to the builder."""
    patterns = rules((ROOT / ".dockerignore").read_text(encoding="utf-8"))
    files = [str(f.relative_to(ROOT)) for f in ROOT.rglob("*") if f.is_file()]
    return [f for f in files if not f.startswith((".git/", ".venv/")) and in_context(f, patterns)]


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


class Image:
    """A folder that stands for an image's root."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.environment: dict[str, str] = {}
        self.workdir = "/"
        self.files = context()
        self.entrypoint: list[str] = []
        self.command: list[str] = []
        self.health: list[str] = []

    def at(self, path: str) -> Path:
        return self.root / (path if path.startswith("/") else f"{self.workdir}/{path}").lstrip("/")

    def moved(self, text: str) -> str:
        return re.sub(
            rf"(?<![\w/])({'|'.join(_PLACES)})(?=\W|$)", lambda m: f"{self.root}{m[0]}", text
        )

    def take(self, step: Step) -> None:
        """Do one step."""
        match step.instruction:
            case "FROM":
                self.environment, self.workdir = {}, "/"
            case "WORKDIR":
                self.workdir = step.rest
                self.at(".").mkdir(parents=True, exist_ok=True)
            case "COPY":
                self._copy(step.rest.split())
            case "RUN":
                self._run(step.rest)
            case "ENV":
                self.environment |= dict(word.split("=", 1) for word in shlex.split(step.rest))
            case "HEALTHCHECK":
                self.health = json.loads(step.rest.partition(" CMD ")[2])
            case "ENTRYPOINT":
                self.entrypoint = json.loads(step.rest)
            case "CMD":
                self.command = json.loads(step.rest)
            case "USER" | "VOLUME" | "EXPOSE" | "STOPSIGNAL":
                pass
            case other:
                raise ValueError(f"unknown instruction {other}")

    def _copy(self, words: list[str]) -> None:
        if words[0].startswith("--from="):
            if not self.at(words[1]).is_dir() or words[1] != words[2]:
                raise ValueError(f"COPY {words}: only a folder to the same place")
            return
        *sources, target = words
        for source in sources:
            found = [f for f in self.files if f == source or f.startswith(f"{source}/")]
            if not found:
                raise ValueError(f"COPY {source}: nothing of it gets to the builder")
            for file in found:
                name = Path(file).name if file == source else str(Path(file).relative_to(source))
                place = self.at(target) / name
                place.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(ROOT / file, place)

    def _run(self, command: str) -> None:
        words = command.split()
        if words[0] in _NEED_DEBIAN:
            return
        if words[0] == "python":
            words[0] = sys.executable
        done = subprocess.run(
            words, cwd=self.at("."), check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        if done.returncode:
            raise RuntimeError(f"RUN {command}:\n{done.stdout.decode(errors='replace')}")

    async def serve(self, tg: FakeTelegram, data: Path) -> None:
        """Run the image's command: healthy, one answer, a clean stop, nothing written elsewhere."""
        await asyncio.to_thread(data.mkdir)
        (self.root / "tmp").mkdir()
        (self.root / "data").symlink_to(data)
        environment = {name: self.moved(value) for name, value in self.environment.items()}
        environment |= {"BOT_TOKEN": tg.token, "BOT_API_URL": tg.url, "WEB_PORT": str(free_port())}
        before = self._written()
        program = await asyncio.create_subprocess_exec(
            *self._words([*self.entrypoint, *self.command]), cwd=self.at("."), env=environment
        )
        try:
            async with asyncio.timeout(30):
                while await self._is_ill(environment):
                    if program.returncode is not None:
                        raise RuntimeError("the command ends")
                    await asyncio.sleep(0.2)
            alice = tg.user("Alice")
            chat = tg.private(alice)
            await chat.says(alice, QUESTION)
            reply = await chat.reply(timeout=10)
            if not reply.text.startswith(FIGURE):
                raise RuntimeError(f"the answer is {reply.text}")
        finally:
            if program.returncode is None:
                program.send_signal(signal.SIGTERM)
            code = await program.wait()
        if code:
            raise RuntimeError(f"the command ends with {code}")
        if written := self._written() ^ before:
            raise RuntimeError(f"written outside of /data and /tmp: {sorted(written)}")

    async def _is_ill(self, environment: dict[str, str]) -> bool:
        check = await asyncio.create_subprocess_exec(
            *self._words(self.health), env=environment, stderr=subprocess.DEVNULL
        )
        return bool(await check.wait())

    def _words(self, words: list[str]) -> list[str]:
        python = self.at("/opt/footnote/.venv/bin/python")
        return [str(python) if word == "python" else word for word in words]

    def _written(self) -> set[str]:
        return {str(file) for file in (self.root / "opt").rglob("*")}


def main() -> int:
    for name in [name for name in os.environ if name.startswith("PYTHON")]:
        del os.environ[name]
    with tempfile.TemporaryDirectory() as folder:
        image = Image(Path(folder) / "image")
        for step in steps(DOCKERFILE.read_text(encoding="utf-8")):
            begun = time.monotonic()
            image.take(step)
            skipped = step.instruction == "RUN" and step.rest.startswith(_NEED_DEBIAN)
            took = "needs a container" if skipped else f"{time.monotonic() - begun:.1f} s"
            sys.stdout.write(f"{step.instruction} {step.rest[:70]}  ({took})\n")
            sys.stdout.flush()

        async def served() -> None:
            async with FakeTelegram() as tg:
                await image.serve(tg, Path(folder) / "store")

        asyncio.run(served())
    sys.stdout.write("healthy, answers, stops; nothing written outside of /data and /tmp\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
