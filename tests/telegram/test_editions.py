"""Which documents look like editions of one report."""

import pytest

from bot.telegram.editions import editions, is_edition
from tests.telegram.test_holdings import kept


@pytest.mark.parametrize(
    ("titles", "files", "expected"),
    [
        (("Annual report 2023", "ANNUAL REPORT – 2024"), ("a.pdf", "b.pdf"), True),
        (("x", "y"), ("Linden-2023.pdf", "linden_2024 (1).docx"), True),
        (("年度报告2023", "年度报告2024"), ("a.pdf", "b.pdf"), False),
        (("2021年国务院政府工作报告", "2022年国务院政府工作报告"), ("a.pdf", "b.pdf"), True),
        (("Annual report", "Annual accounts"), ("a.pdf", "b.pdf"), False),
        (("2023", "2024"), ("2023.pdf", "2024.pdf"), False),
        (("Q1", "Q2"), ("q1.pdf", "q2.pdf"), False),
    ],
)
def test_editions_differ_in_numbers_only(titles, files, expected):
    one, other = (
        kept(name, title=title, file=file)
        for name, title, file in zip("ab", titles, files, strict=True)
    )
    assert is_edition(one, other) is is_edition(other, one) is expected
    assert editions(one, [one, other]) == ([other] if expected else [])
