"""A plain machine in a folder: what deploy/README.md calls, without root and without systemd.

`Machine(folder)` makes little programs named sudo, apt-get, useradd, nano, systemctl and journalctl
and a bash that finds them first. They are this file, run with the program's name. Paths such as
/opt/footnote are moved below the folder, also in the units, which systemctl reads for real:
environment file, folders, command, kind.
"""

import configparser
import itertools
import json
import os
import re
import select
import shlex
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

PLACES = (
    "/opt/footnote",
    "/etc/footnote",
    "/etc/systemd/system",
    "/var/lib/footnote",
    "/var/cache/footnote",
)
PROGRAMS = ("sudo", "apt-get", "useradd", "nano", "systemctl", "journalctl")
_STOP_SECONDS = 30


class Machine:
    """`settings` is what a person would type in the editor."""

    def __init__(self, folder: Path, settings: Mapping[str, str]) -> None:
        self.folder = folder
        programs = folder / "programs"
        programs.mkdir(parents=True)
        for name in PROGRAMS:
            program = programs / name
            words = shlex.join([sys.executable, __file__, str(folder), name])
            program.write_text(f'#!/bin/sh\nexec {words} "$@"\n', encoding="utf-8")
            program.chmod(0o755)
        for place in PLACES:
            self.at(place).parent.mkdir(parents=True, exist_ok=True)
        self.at("/etc/systemd/system").mkdir()
        self.environment = {
            "PATH": f"{programs}:{os.environ['PATH']}",
            "HOME": str(folder),
            "LC_ALL": "C.UTF-8",
            "SETTINGS": json.dumps(dict(settings)),
        }

    def at(self, path: str) -> Path:
        """Where a path of the guide is."""
        return self.folder / path.removeprefix("/")

    def moved(self, text: str) -> str:
        """A text of the guide with its paths below the folder."""
        return re.sub("|".join(map(re.escape, PLACES)), lambda m: str(self.at(m[0])), text)

    def back(self, text: str) -> str:
        """The reverse, for what was printed."""
        return text.replace(f"{self.folder}/", "/")

    # ------------------------------------------------------------ the programs

    def run(self, name: str, arguments: list[str]) -> int:
        if name == "sudo":
            words = arguments[2:] if arguments[0] == "-u" else arguments
            os.execvp(words[0], words)
        if name == "nano":
            self._edit(Path(arguments[0]))
        if name == "journalctl":
            self._show(arguments)
        if name == "systemctl":
            return self._systemctl(arguments)
        return 0

    def _edit(self, file: Path) -> None:
        text = file.read_text(encoding="utf-8")
        for variable, value in json.loads(os.environ["SETTINGS"]).items():
            text, count = re.subn(rf"(?m)^{variable}=.*$", f"{variable}={value}", text)
            if count != 1:
                raise ValueError(f"{file} has {count} lines for {variable}")
        file.write_text(text, encoding="utf-8")

    def _show(self, arguments: list[str]) -> None:
        given = dict(itertools.pairwise(arguments))
        lines = self._log(given["--unit"]).read_text(encoding="utf-8").splitlines()
        sys.stdout.write("".join(f"{line}\n" for line in lines[-int(given["--lines"]) :]))

    def _systemctl(self, arguments: list[str]) -> int:
        verb, *names = [word for word in arguments if not word.startswith("--")]
        for name in names:
            if name.endswith(".timer"):
                self._unit(name)
            elif verb in {"start", "enable"}:
                self._start(name)
            elif verb in {"stop", "restart"}:
                self._stop(name)
                if verb == "restart":
                    self._start(name)
            else:
                raise ValueError(f"systemctl {verb}")
        return 0

    def _unit(self, name: str) -> configparser.ConfigParser:
        full = name if "." in name else f"{name}.service"
        unit = configparser.ConfigParser(strict=False, interpolation=None, delimiters=("=",))
        unit.optionxform = str  # type: ignore[assignment,method-assign]
        text = (self.at("/etc/systemd/system") / full).read_text(encoding="utf-8")
        unit.read_string(self.moved(text))
        return unit

    def _log(self, name: str) -> Path:
        return self.folder / f"{name}.log"

    def _pid(self, name: str) -> Path:
        return self.folder / f"{name}.pid"

    def _start(self, name: str) -> None:
        unit = self._unit(name)
        service = unit["Service"]
        environment = {"PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
        environment |= dict(
            word.split("=", 1) for word in shlex.split(service.get("Environment", ""))
        )
        if file := service.get("EnvironmentFile"):
            lines = Path(file).read_text(encoding="utf-8").splitlines()
            pairs = [line.split("=", 1) for line in lines if re.match(r"\w+=", line)]
            environment |= {variable: value.strip() for variable, value in pairs}
        for setting, place in {
            "StateDirectory": "/var/lib",
            "CacheDirectory": "/var/cache",
        }.items():
            if setting in service:
                self.at(f"{place}/{service[setting]}").mkdir(mode=0o700, exist_ok=True)
        with self._log(name).open("ab") as log:
            running = subprocess.Popen(
                shlex.split(service["ExecStart"]),
                cwd=service["WorkingDirectory"],
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        named = f"{name}.service - {unit['Unit']['Description']}.\n"
        if service["Type"] == "oneshot":
            if running.wait():
                raise RuntimeError(self._log(name).read_text(encoding="utf-8"))
            self._say(name, f"{name}.service: Deactivated successfully.\nFinished {named}")
        else:
            self._say(name, f"Started {named}")
            self._pid(name).write_text(str(running.pid), encoding="ascii")

    def _say(self, name: str, text: str) -> None:
        with self._log(name).open("a", encoding="utf-8") as log:
            log.write(text)

    def _stop(self, name: str) -> None:
        file = self._pid(name)
        if not file.exists():
            return
        try:
            process = os.pidfd_open(int(file.read_text(encoding="ascii")))
        except ProcessLookupError:
            return
        try:
            signal.pidfd_send_signal(process, signal.SIGTERM)
            if not select.select([process], [], [], _STOP_SECONDS)[0]:
                signal.pidfd_send_signal(process, signal.SIGKILL)
                raise RuntimeError(f"{name} does not stop")
        finally:
            os.close(process)
            file.unlink()

    def off(self) -> None:
        """Stop all that runs."""
        for file in self.folder.glob("*.pid"):
            self._stop(file.stem)


def main() -> int:
    folder, name, *arguments = sys.argv[1:]
    machine = Machine.__new__(Machine)
    machine.folder = Path(folder)
    return machine.run(name, arguments)


if __name__ == "__main__":
    sys.exit(main())
