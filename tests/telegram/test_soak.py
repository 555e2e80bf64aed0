"""A short soak in each mode: faults, kills, files; every question answered in order."""

from pathlib import Path

import pytest

from tests.telegram.soak import soak


@pytest.mark.parametrize("mode", ["polling", "webhook"])
async def test_soak(tmp_path: Path, mode: str) -> None:
    report = await soak(tmp_path, mode=mode, questions=400, chats=20, kills=2, files=6, patience=60)
    assert report.good, str(report)
    assert (report.mode, report.kills, report.in_hand > 0, report.added) == (mode, 2, True, 6)
