"""Faults that are put in to see whether tests notice: which there are, and who should notice."""

import pytest

from tests.mutants.changes import changes
from tests.mutants.trying import ROOT, guards_of, modules

SOURCE = '''\
"""A module."""
LIMIT: int = 3


def within(value: "int | None", on: bool = True) -> bool:
    """1 < 2."""
    if value is None:
        return False
    near = value - 1 <= LIMIT and on
    return near
'''


def test_every_change_of_a_module():
    lines = SOURCE.encode().splitlines()
    found = {
        (change.kind, number, after.decode().strip())
        for change in changes(SOURCE.encode())
        for number, after in enumerate(change.applied(SOURCE.encode()).splitlines(), start=1)
        if number > len(lines) or after != lines[number - 1]
        if change.kind != "return early"
    }
    assert found == {
        ("constant", 2, "LIMIT: int = 4"),
        ("constant", 2, "LIMIT: int = (2)"),
        ("constant", 5, 'def within(value: "int | None", on: bool = False) -> bool:'),
        ("comparison", 7, "if value is not None:"),
        ("condition", 7, "if not (value is None):"),
        ("constant", 8, "return True"),
        ("sum", 9, "near = value + 1 <= LIMIT and on"),
        ("constant", 9, "near = value - 2 <= LIMIT and on"),
        ("constant", 9, "near = value - (0) <= LIMIT and on"),
        ("comparison", 9, "near = value - 1 < LIMIT and on"),
        ("and, or", 9, "near = value - 1 <= LIMIT or on"),
    }


def test_a_function_may_return_before_any_statement_but_its_first():
    early = [
        change.applied(SOURCE.encode()).decode()
        for change in changes(SOURCE.encode())
        if change.kind == "return early"
    ]
    assert early == [
        SOURCE.replace("    near =", "    return None\n    near ="),
        SOURCE.replace("    return near", "    return None\n    return near"),
    ]


@pytest.mark.parametrize("nothing", ["return", "return None", "return False"])
def test_to_return_before_a_return_of_nothing_is_no_fault(nothing):
    source = f"def found(value):\n    print(value)\n    {nothing}\n"
    assert [one for one in changes(source.encode()) if one.kind == "return early"] == []


def test_every_change_of_a_real_module_is_another_program():
    module = "bot/answering/doubts.py"
    source = (ROOT / module).read_bytes()
    for change in changes(source):
        changed = change.applied(source)
        assert changed != source
        compile(changed, module, "exec")


def test_every_module_that_is_changed_has_tests():
    assert [module for module in modules() if not guards_of(module)] == []


def test_the_tests_of_a_module_are_found_by_name():
    assert guards_of("bot/computing/precision.py") == [
        "tests/computing/test_precision.py",
        "tests/computing/test_computing.py",
    ]
    assert guards_of("bot/entry/kinds.py") == [
        "tests/entry/test_kinds_fits.py",
        "tests/entry/test_kinds_of_facts.py",
    ]
    assert "tests/answering/test_claims_sets.py" not in guards_of("bot/answering/claims/slots.py")
