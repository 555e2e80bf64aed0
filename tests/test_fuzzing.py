"""The fuzz command itself: a few cases of every target hold, and one that doesn't is told."""

import random
import re

import pytest

from tests.fuzz import __main__ as command
from tests.fuzz.targets import Target, plain, targets

FEW = {"answers": 1, "reading": 40, "readers": 6, "library": 5, "web": 10, "updates": 40}


@pytest.mark.parametrize("name", sorted(targets()))
def test_a_few_cases_hold(name, capsys):
    code = command.main(["--target", name, "--seed", "1", "--cases", str(FEW.get(name, 200))])
    assert (code, re.sub(r" \d+\.\d\d s", "", capsys.readouterr().out)) == (
        0,
        f"{name}: {FEW.get(name, 200)} cases, 0 found, slowest\n",
    )


def test_what_does_not_hold_is_told_and_made_again(monkeypatch, capsys):
    def holds(case):
        assert case < 8

    broken = {"numbers": Target(lambda rnd: rnd.randrange(10), plain(holds))}
    monkeypatch.setattr(command, "targets", lambda: broken)
    assert command.main(["--seed", "5", "--cases", "40"]) == 1
    first, *_ = re.findall(r"^numbers --seed (\d+), kept as", capsys.readouterr().out, re.MULTILINE)
    assert random.Random(f"numbers {first}").randrange(10) >= 8
    assert command.main(["--seed", first, "--cases", "1"]) == 1
    assert "AssertionError" in capsys.readouterr().out
