"""Takes system calls away from this process, for good: those that no reader makes. Linux only.

A file that gets a library to run code of its own finds no network, no other program, no other
process to reach, and no file of others to change.
"""

import ctypes
import os
import struct
import sys
from typing import Final, NamedTuple

from index.readers.syscalls import CLONE, CLONE3, ITSELF_ALONE, REFUSED, Numbers

# The kernel's names and numbers (linux/filter.h, linux/seccomp.h, linux/audit.h, linux/prctl.h).
_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_NUMBER_AT, _MACHINE_AT, _FIRST_ARGUMENT_AT = 0, 4, 16  # bytes in what a filter is given
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000  # the latter with the error that the caller gets
_NOT_PERMITTED, _NO_SUCH_CALL = 1, 38
_NO_NEW_PRIVILEGES, _SECCOMP, _FILTER = 38, 22, 2
_CLONE_THREAD: Final = 0x10000
_OTHER_ABI: Final = 0x40000000  # numbers from here on are those of x32


class _Machine(NamedTuple):
    """Its number in the kernel's audit, and which of a call's numbers is its."""

    audit: int
    column: int

    def number(self, numbers: Numbers) -> int | None:
        return numbers[self.column]


_MACHINES: Final = {"x86_64": _Machine(0xC000003E, 0), "aarch64": _Machine(0xC00000B7, 1)}


def forbid() -> bool:
    """Take the calls away; False where the system has no such thing."""
    machine = _MACHINES.get(os.uname().machine)
    if machine is None or not sys.platform.startswith("linux"):
        return False
    library = ctypes.CDLL(None)
    if library.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0):
        return False
    code = program(machine, os.getpid())
    kept = ctypes.create_string_buffer(code, len(code))
    # struct sock_fprog: how many instructions, and where they are.
    described = struct.pack("@HP", len(code) // 8, ctypes.addressof(kept))
    done: int = library.prctl(_SECCOMP, _FILTER, ctypes.c_char_p(described), 0, 0)
    return done == 0


def program(machine: _Machine, itself: int) -> bytes:
    """Return the filter, in the kernel's own form: instructions of 8 bytes.

    `itself` is the process that it is for: there are calls that it may make for nobody else.
    """
    refuse = _step(_RETURN, _REFUSE | _NOT_PERMITTED)
    allow = _step(_RETURN, _ALLOW)
    lines = [
        _step(_LOAD, _MACHINE_AT),
        _step(_EQUAL, machine.audit, skip_if=1),
        refuse,  # a call in the manner of another machine
        _step(_LOAD, _NUMBER_AT),
        _step(_AT_LEAST, _OTHER_ABI, skip_else=1),
        refuse,
        *_where(
            machine.number(CLONE3), [_step(_RETURN, _REFUSE | _NO_SUCH_CALL)]
        ),  # clone is taken
    ]
    for numbers in REFUSED.values():
        lines += _where(machine.number(numbers), [refuse])
    for numbers in ITSELF_ALONE.values():
        named = [
            _step(_LOAD, _FIRST_ARGUMENT_AT),
            _step(_EQUAL, itself, skip_if=2),
            _step(_EQUAL, 0, skip_if=1),
            refuse,
            allow,
        ]
        lines += _where(machine.number(numbers), named)
    threads = [
        _step(_LOAD, _FIRST_ARGUMENT_AT),
        _step(_ANY_BIT, _CLONE_THREAD, skip_if=1),
        refuse,
        allow,
    ]
    return b"".join([*lines, *_where(machine.number(CLONE), threads), allow])


def _where(number: int | None, then: list[bytes]) -> list[bytes]:
    """Return the steps for a call of this number; `then` ends with what becomes of it."""
    if number is None:
        return []
    return [_step(_EQUAL, number, skip_else=len(then)), *then]


def _step(code: int, operand: int, *, skip_if: int = 0, skip_else: int = 0) -> bytes:
    return struct.pack("=HBBI", code, skip_if, skip_else, operand)
