"""A short soak: faults, kills, and every question answered in order."""

from pathlib import Path

from tests.telegram.soak import soak


async def test_soak(tmp_path: Path) -> None:
    report = await soak(tmp_path, questions=400, chats=20, kills=2, patience=60)
    assert report.good, str(report)
    assert report.kills == 2
