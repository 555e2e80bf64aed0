"""A command of Footnote on a pseudo-terminal of its own."""

import os
import pty
import re
import select
import subprocess
import sys
import time

from tests.cli.processes import environment

_PATIENCE = 30  # seconds


class Terminal:
    """`python -m bot ARGUMENTS`; `unseen` are the codes that are left out of what it shows."""

    def __init__(self, *arguments, columns, unseen, **env):
        self.primary, secondary = pty.openpty()
        self._unseen = re.compile(unseen)
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bot", *arguments],
            env=environment() | {"TERM": "xterm", "COLUMNS": str(columns), "LINES": "40"} | env,
            stdin=secondary,
            stdout=secondary,
            stderr=secondary,
            start_new_session=True,
        )
        os.close(secondary)
        self._screen = ""

    def read_until(self, end):
        """What appears up to `end`; fails where it doesn't."""
        deadline = time.monotonic() + _PATIENCE
        while end not in self._screen:
            assert time.monotonic() < deadline, self._screen
            if select.select([self.primary], [], [], 0.2)[0]:
                self._screen += os.read(self.primary, 65536).decode()
                self._screen = self._unseen.sub("", self._screen).replace("\r", "")
        shown, _, self._screen = self._screen.partition(end)
        return shown

    def type(self, text):
        os.write(self.primary, text.encode())

    def close(self):
        """Wait until it ends by itself; its exit code."""
        return self.process.wait(_PATIENCE)

    def end(self):
        self.process.kill()
        self.process.wait()
        os.close(self.primary)
