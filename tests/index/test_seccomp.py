"""What the filter of a reader's system calls says, run as the kernel runs it, for each machine."""

import struct

import pytest

from index.readers.seccomp import _MACHINES, program
from index.readers.syscalls import CLONE, CLONE3, ITSELF_ALONE, REFUSED

ITSELF, ANOTHER = 4321, 4322
ALLOWED, NOT_PERMITTED, NO_SUCH_CALL = 0x7FFF0000, 0x00050001, 0x00050026
THREAD, PROCESS = 0x10000, 0x11


def said(machine, number, first=0, audit=None):
    """What becomes of a call: the instructions of linux/filter.h, one after another."""
    given = struct.pack("=iIQ6Q", number, audit or machine.audit, 0, first, *[0] * 5)
    steps = list(struct.iter_unpack("=HBBI", program(machine, ITSELF)))
    value, at = 0, 0
    while True:
        code, skip_if, skip_else, operand = steps[at]
        at += 1
        match code:
            case 0x06:
                return operand
            case 0x20:
                (value,) = struct.unpack_from("=I", given, operand)
                continue
            case 0x15:
                holds = value == operand
            case 0x35:
                holds = value >= operand
            case 0x45:
                holds = bool(value & operand)
        at += skip_if if holds else skip_else


@pytest.fixture(params=sorted(_MACHINES))
def machine(request):
    return _MACHINES[request.param]


def test_what_no_reader_makes_is_refused(machine):
    numbers = {name: machine.number(numbers) for name, numbers in REFUSED.items()}
    there = {name: number for name, number in numbers.items() if number is not None}
    assert {name: said(machine, number) for name, number in there.items()} == dict.fromkeys(
        there, NOT_PERMITTED
    )
    assert len(set(there.values())) == len(there)


def test_the_rest_is_let_through(machine):
    known = {*REFUSED.values(), *ITSELF_ALONE.values(), CLONE, CLONE3}
    numbers = {machine.number(one) for one in known}
    others = [number for number in range(500) if number not in numbers]
    assert {said(machine, number) for number in others} == {ALLOWED}


@pytest.mark.parametrize("name", sorted(ITSELF_ALONE))
def test_what_is_for_itself_alone(machine, name):
    number = machine.number(ITSELF_ALONE[name])
    assert [said(machine, number, first) for first in (0, ITSELF, ANOTHER, 1)] == [
        ALLOWED,
        ALLOWED,
        NOT_PERMITTED,
        NOT_PERMITTED,
    ]


def test_threads_and_no_processes(machine):
    assert [said(machine, machine.number(CLONE), flags) for flags in (THREAD, PROCESS)] == [
        ALLOWED,
        NOT_PERMITTED,
    ]
    assert said(machine, machine.number(CLONE3)) == NO_SUCH_CALL


def test_calls_in_the_manner_of_another_machine(machine):
    assert said(machine, 0, audit=0x40000003) == NOT_PERMITTED  # 32 bit
    assert said(machine, 0x40000000) == NOT_PERMITTED  # x32
