"""A short soak: faults, kills, files; every question answered in order. `.ci/run` has longer ones."""

from pathlib import Path

from tests.telegram.soak import soak


async def test_soak(tmp_path: Path) -> None:
    report = await soak(
        tmp_path,
        kind="cold",
        mode="webhook",
        questions=100,
        chats=10,
        kills=1,
        files=2,
        patience=60,
    )
    assert report.good, str(report)
    assert (report.mode, report.kills, report.in_hand > 0, report.added) == ("webhook", 1, True, 2)
