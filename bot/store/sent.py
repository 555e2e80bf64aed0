"""What was sent and isn't yet in the database: a small file beside it, a line an answer.

Between the moment Telegram has an answer and the commit that says so, a killed process would leave
an answer that is sent again after the restart. A transaction takes a hop to another thread; a line
appended to a file is safe from a kill as soon as `note` returns, in microseconds. `settle` says
that the database has it; when all is settled the file is emptied. What a former process left
unsettled is in `left`.
"""

import json
import logging
import os
from pathlib import Path
from typing import NamedTuple

_LOG = logging.getLogger(__name__)


class Delivery(NamedTuple):
    """The messages that answer an update, their chat, and the ids of the buttons under them."""

    chat_id: int
    message_ids: tuple[int, ...]
    button_ids: tuple[str, ...]


class SentLog:
    """The file; `path` None: nothing outlives the process, nothing is written."""

    def __init__(self, path: Path | None) -> None:
        """Open the file, made if missing. Raises OSError."""
        self.left = _read(path) if path is not None and path.exists() else {}
        self._open: set[int] = set(self.left)
        self._path = path
        self._file = -1
        if path is not None:
            flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC
            self._file = os.open(path, flags, 0o600)

    def note(self, update_id: int, delivery: Delivery) -> None:
        """Keep that an update's answer was sent."""
        self._open.add(update_id)
        if self._file < 0:
            return
        line = json.dumps([update_id, *delivery], separators=(",", ":")) + "\n"
        try:
            os.write(self._file, line.encode("ascii"))
        except OSError:
            _LOG.exception("what was sent can't be noted; a kill now would send it again")

    def settle(self, update_id: int) -> None:
        """Forget an update: the database knows that it is answered."""
        if update_id not in self._open:
            return
        self._open.remove(update_id)
        self.left.pop(update_id, None)
        if self._file >= 0 and not self._open:
            os.ftruncate(self._file, 0)

    def close(self) -> None:
        """Close the file; where all is settled it goes."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1
        if self._path is not None and not self._open:
            self._path.unlink(missing_ok=True)


def _read(path: Path) -> dict[int, Delivery]:
    """Give the deliveries by update; a last line cut short by a crash is no delivery."""
    found: dict[int, Delivery] = {}
    for line in path.read_bytes().split(b"\n")[:-1]:
        try:
            update_id, chat_id, message_ids, button_ids = json.loads(line)
            found[int(update_id)] = Delivery(
                int(chat_id), tuple(map(int, message_ids)), tuple(map(str, button_ids))
            )
        except (ValueError, TypeError):
            _LOG.warning("a line of %s can't be read; passed over", path.name)
    return found
