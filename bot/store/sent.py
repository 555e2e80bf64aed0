"""What was sent and isn't yet in the database: a small file beside it, a line a message.

Between the moment Telegram has a message and the commit that says so, a killed process would leave
an answer that is sent again after the restart. A transaction takes a hop to another thread; a line
appended to a file is safe from a kill as soon as `note` returns, in microseconds. `settle` says
that the database has it; when all is settled the file is emptied, and before where most of it is.

The messages of an update are kept in their order: whoever handles it again, after a kill or a wait,
sends none that is here.
"""

import contextlib
import json
import logging
import os
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Final, NamedTuple

_LOG = logging.getLogger(__name__)
_LARGE: Final = 1 << 16  # bytes; a busy bot always has something open, and the file must not grow


class Delivery(NamedTuple):
    """A message that answers an update, its chat, and the ids of the buttons under it."""

    chat_id: int
    message_id: int
    button_ids: tuple[str, ...] = ()


class SentLog:
    """The file; `path` None: nothing outlives the process, nothing is written."""

    def __init__(self, path: Path | None) -> None:
        """Open the file, made if missing. Raises OSError."""
        self._open = _read(path) if path is not None and path.exists() else {}
        self._path = path
        self._size = 0
        self._file = -1
        if path is not None:
            self._file = _opened(path)
            self._size = os.fstat(self._file).st_size

    @property
    def open(self) -> Collection[int]:
        """Give the updates whose messages aren't settled."""
        return tuple(self._open)

    def of(self, update_id: int) -> Sequence[Delivery]:
        """Give the messages that were sent for an update, in order."""
        return self._open.get(update_id, ())

    def note(self, update_id: int, delivery: Delivery) -> None:
        """Keep that a message was sent for an update."""
        self._open.setdefault(update_id, []).append(delivery)
        if self._file < 0:
            return
        line = _line(update_id, delivery)
        try:
            self._size += os.write(self._file, line)
        except OSError as error:
            _LOG.error("what was sent can't be noted, a kill would send it again: %s", error)

    def settle(self, update_id: int) -> None:
        """Forget an update: the database knows that it is finished."""
        if self._open.pop(update_id, None) is None:
            return
        if not self._open or self._size > _LARGE:
            self.compact()

    def compact(self) -> None:
        """Erase from the file what is settled."""
        if self._file < 0 or self._path is None or not self._size:
            return
        try:
            if not self._open:
                os.ftruncate(self._file, 0)
                self._size = 0
            else:
                self._rewrite(self._path)
        except OSError as error:
            _LOG.warning("the file of what was sent can't be emptied yet: %s", error)

    def _rewrite(self, path: Path) -> None:
        """Put a file with what is open in the place of the file: there always is one."""
        lines = [_line(number, one) for number, many in self._open.items() for one in many]
        part = path.with_name(path.name + ".part")
        part.unlink(missing_ok=True)
        new = _opened(part)
        try:
            os.write(new, b"".join(lines))
            part.replace(path)
        except OSError:
            os.close(new)
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
            raise
        os.close(self._file)
        self._file, self._size = new, sum(map(len, lines))

    def close(self) -> None:
        """Close the file; where all is settled it goes."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1
        if self._path is not None and not self._open:
            self._path.unlink(missing_ok=True)


def _opened(path: Path) -> int:
    flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC
    return os.open(path, flags, 0o600)


def _line(update_id: int, delivery: Delivery) -> bytes:
    chat_id, message_id, button_ids = delivery
    kept = [update_id, chat_id, [message_id], button_ids]
    return json.dumps(kept, separators=(",", ":")).encode("ascii") + b"\n"


def _read(path: Path) -> dict[int, list[Delivery]]:
    """Give the deliveries by update; a last line cut short by a crash is no delivery.

    A line of an older version has all messages of an answer, the buttons under the last.
    """
    found: dict[int, list[Delivery]] = {}
    for line in path.read_bytes().split(b"\n")[:-1]:
        try:
            update_id, chat_id, message_ids, button_ids = json.loads(line)
            *above, last = map(int, message_ids)
            messages = [Delivery(int(chat_id), message_id) for message_id in above]
            messages.append(Delivery(int(chat_id), last, tuple(map(str, button_ids))))
            found.setdefault(int(update_id), []).extend(messages)
        except (ValueError, TypeError, OverflowError, RecursionError):
            _LOG.warning("a line of %s can't be read; passed over", path.name)
    return found
