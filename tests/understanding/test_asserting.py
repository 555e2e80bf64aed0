import pytest

from bot.understanding.asserting import asserted, whether
from bot.understanding.question import read_question


@pytest.mark.parametrize(
    ("question", "language", "expected"),
    [
        ("Isn't Guangdong first?", "en", "Is Guangdong first?"),
        ("didn’t exports fall?", "en", "did exports fall?"),
        ("Is Guangdong not first?", "en", "Is Guangdong not first?"),
        ("上海服务贸易是不是全国第一？", "zh", "上海服务贸易是全国第一？"),
        ("义乌有没有超过4000名外商？", "zh", "义乌有超过4000名外商？"),
        ("广东是否第一？", "zh", "广东是第一？"),
        ("难道广东不是第一吗？", "zh", "难道广东是第一吗？"),
        ("广东不是第一。", "zh", "广东不是第一。"),
        ("¿No es Cantón la primera?", "es", "¿es Cantón la primera?"),
        ("Não é Cantão a primeira?", "pt", "é Cantão a primeira?"),
        ("Разве Гуандун не первый?", "ru", "Гуандун первый?"),
        ("Не является ли Гуандун первым?", "ru", "является ли Гуандун первым?"),
    ],
)
def test_what_a_question_asserts(question, language, expected):
    assert asserted(question, language) == expected


@pytest.mark.parametrize(
    ("question", "stated"),
    [
        ("Isn't Guangdong first?", "Is Guangdong first?"),
        ("Did exports rise?", "Did exports rise?"),
        ("By how much did exports rise?", None),
        ("Who is first?", None),
        ("Exports rose", None),
    ],
)
def test_what_a_question_asserts_that_asks_only_whether(question, stated):
    assert whether(read_question(question, "en")) == stated
