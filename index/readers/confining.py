"""What a reader's process can no longer do: reach anybody, start anything, see other files."""

import os
import sys
from pathlib import Path
from typing import Final

from index.readers import landlock, seccomp

_CODE: Final = Path(__file__).parents[1]
# What Python and the readers' libraries look up: shared libraries, encodings, time zones, processors.
_SYSTEM: Final = (
    "/usr", "/lib", "/lib64", "/etc/ld.so.cache", "/etc/localtime", "/dev/urandom", "/proc/self",
    "/proc/cpuinfo", "/proc/meminfo", "/sys/devices/system/cpu", "/sys/fs/cgroup",
)  # fmt: skip
_REACHING: Final = (
    "socket.",
    "subprocess.",
    "os.exec",
    "os.spawn",
    "os.posix_spawn",
    "os.system",
    "os.fork",
)


def cut_off() -> None:
    """End the way to the network, to other programs and to other processes.

    By the kernel where it can; else Python at least refuses, which libraries in C don't ask.
    """
    if not seccomp.forbid():
        sys.addaudithook(_refuse)


def shut_in(folder: str) -> None:
    """Leave no files but Python's, the readers' own and `folder`, where the kernel can."""
    project = str(_CODE.parent)
    paths = {sys.prefix, sys.base_prefix, sys.exec_prefix, *filter(os.path.isabs, sys.path)}
    landlock.confine(
        [*sorted(paths - {project, "/"}), str(_CODE), *_SYSTEM],
        listed=[project],
        write=[folder, "/dev/null"] if folder != "/" else ["/dev/null"],
    )


def _refuse(event: str, _arguments: object) -> None:
    if event.startswith(_REACHING):
        raise PermissionError(f"{event} is not for a reader")
