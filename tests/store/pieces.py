"""What the tests of the store keep in it."""

import subprocess
import sys
from pathlib import Path

from bot.store import (
    Answered,
    Asker,
    methods,
)

NOW = 1_767_139_200.0  # 2025-12-31T00:00:00Z
DAY = 86_400.0
ANN, BOB, GROUP = 7, 8, -100
PRIVATE = Asker(ANN, 0, ANN)
TOPIC = Asker(GROUP, 3, ANN)
ANSWERED = Answered(
    asker=TOPIC,
    question_id=10,
    message_ids=(11, 12),
    question="and Jiangsu?",
    status="answered",
    language="en",
    context=("Zhejiang's exports?",),
)


async def rows(store, table):
    return await methods.read(lambda db: db.execute(f"SELECT * FROM {table}").fetchall())(store)


def python(code, *arguments):
    return subprocess.run(
        [sys.executable, "-W", "always::ResourceWarning", "-c", code, *arguments],
        capture_output=True,
        cwd=Path(__file__).parents[2],
        text=True,
        timeout=60,
        check=False,
    )
