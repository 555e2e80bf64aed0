"""Takes system calls away from this process, for good: those that no reader makes. Linux only.

A file that gets a library to run code of its own finds no network, no other program and no other
process to reach.
"""

import ctypes
import os
import struct
import sys
from typing import Final, NamedTuple

# The kernel's names and numbers (linux/filter.h, linux/seccomp.h, linux/audit.h, linux/prctl.h).
_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_NUMBER_AT, _MACHINE_AT, _FIRST_ARGUMENT_AT = 0, 4, 16  # bytes in what a filter is given
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000  # the latter with the error that the caller gets
_NOT_PERMITTED, _NO_SUCH_CALL = 1, 38
_NO_NEW_PRIVILEGES, _SECCOMP, _FILTER = 38, 22, 2
_CLONE_THREAD: Final = 0x10000
_OTHER_ABI: Final = 0x40000000  # numbers from here on are those of x32


class _Machine(NamedTuple):
    """`clone` makes threads, which are needed, and processes; `clone3` hides which."""

    audit: int
    clone: int
    clone3: int
    refused: tuple[int, ...]


_SAME_EVERYWHERE: Final = (
    424, 425, 426, 427, 434, 438,  # pidfd_send_signal, io_uring_*, pidfd_open, pidfd_getfd
)  # fmt: skip
_MACHINES: Final = {
    "x86_64": _Machine(
        0xC000003E,
        56,
        435,
        (
            41, 42, 43, 49, 50, 288,  # socket, connect, accept, bind, listen, accept4
            57, 58, 59, 322,  # fork, vfork, execve, execveat
            62, 101, 310, 311,  # kill, ptrace, process_vm_readv, process_vm_writev
            165, 248, 249, 250, 272, 298, 308, 321, 323,  # mount, keys, unshare, perf, setns, bpf
            *_SAME_EVERYWHERE,
        ),
    ),
    "aarch64": _Machine(
        0xC00000B7,
        220,
        435,
        (
            198, 203, 202, 200, 201, 242,
            221, 281,
            129, 117, 270, 271,
            40, 217, 218, 219, 97, 241, 268, 280, 282,
            *_SAME_EVERYWHERE,
        ),
    ),
}  # fmt: skip


def forbid() -> bool:
    """Take the calls away; False where the system has no such thing."""
    machine = _MACHINES.get(os.uname().machine)
    if machine is None or not sys.platform.startswith("linux"):
        return False
    library = ctypes.CDLL(None)
    if library.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0):
        return False
    code = program(machine)
    kept = ctypes.create_string_buffer(code, len(code))
    # struct sock_fprog: how many instructions, and where they are.
    described = struct.pack("@HP", len(code) // 8, ctypes.addressof(kept))
    done: int = library.prctl(_SECCOMP, _FILTER, ctypes.c_char_p(described), 0, 0)
    return done == 0


def program(machine: _Machine) -> bytes:
    """Return the filter, in the kernel's own form: instructions of 8 bytes."""
    refuse = [_step(_RETURN, _REFUSE | _NOT_PERMITTED)]
    lines = [
        _step(_LOAD, _MACHINE_AT),
        _step(_EQUAL, machine.audit, skip_if=1),
        *refuse,  # a call in the manner of another machine
        _step(_LOAD, _NUMBER_AT),
        _step(_AT_LEAST, _OTHER_ABI, skip_else=1),
        *refuse,
        _step(_EQUAL, machine.clone3, skip_else=1),
        _step(_RETURN, _REFUSE | _NO_SUCH_CALL),  # so that clone is taken instead
    ]
    for number in machine.refused:
        lines += [_step(_EQUAL, number, skip_else=1), *refuse]
    lines += [
        _step(_EQUAL, machine.clone, skip_else=3),
        _step(_LOAD, _FIRST_ARGUMENT_AT),
        _step(_ANY_BIT, _CLONE_THREAD, skip_if=1),
        *refuse,
        _step(_RETURN, _ALLOW),
    ]
    return b"".join(lines)


def _step(code: int, operand: int, *, skip_if: int = 0, skip_else: int = 0) -> bytes:
    return struct.pack("=HBBI", code, skip_if, skip_else, operand)
