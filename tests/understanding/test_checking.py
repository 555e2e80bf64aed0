"""Requests to check a statement, in seven languages, and questions that assert one."""

import pytest

from bot.understanding.checking import (
    asserted,
    denied_statement,
    is_bare_check,
    is_request_to_check,
    whether,
)
from bot.understanding.question import read_question
from tests.tables import table

REQUESTS = [
    ("en", "Exports rose by 5%, right?", "Exports rose by 5%"),
    ("en", "Is it true that exports rose?", "exports rose"),
    ("en", "is it true exports rose?", "exports rose"),
    ("en", "Exports rose. Correct?", "Exports rose"),
    ("en", "heard that exports rose, true?", "heard that exports rose"),
    ("en", "Check: exports rose by 5%", "exports rose by 5%"),
    ("en", "Fact-check: exports rose", "exports rose"),
    ("en", "Can you confirm that exports rose?", "exports rose"),
    ("zh", "出口增长5%，对吗？", "出口增长5%"),
    ("zh", "出口增长5%是真的吗", "出口增长5%"),
    ("zh", "核对：出口增长5%", "出口增长5%"),
    ("zh", "出口增長5%，對不對", "出口增長5%"),
    ("es", "Las exportaciones subieron, ¿verdad?", "Las exportaciones subieron"),
    ("es", "¿Es cierto que las exportaciones subieron?", "las exportaciones subieron"),
    ("pt", "As exportações subiram, não é?", "As exportações subiram"),
    ("pt", "É verdade que as exportações subiram?", "as exportações subiram"),
    ("ru", "Экспорт вырос, не так ли?", "Экспорт вырос"),
    ("ru", "Правда ли, что экспорт вырос?", "экспорт вырос"),
    ("de", "Stimmt es, dass der Export stieg?", "der Export stieg"),
    ("de", "Der Export stieg, oder?", "Der Export stieg"),
    ("fr", "Les exportations ont augmenté, n'est-ce pas ?", "Les exportations ont augmenté"),
    ("fr", "Est-il vrai que les exportations ont augmenté ?", "les exportations ont augmenté"),
]
OTHERS = [
    ("en", "Did exports rise?"),
    ("en", "What was the revenue, right?"),
    ("en", "Is that true?"),
    ("en", "Check out the revenue"),
    ("en", "check the revenue in 2024"),
    ("en", "The museum is on the right"),
    ("en", "How many visitors came?"),
    ("en", ""),
    ("zh", "出口是不是增长了"),
    ("zh", "出口增长多少？"),
    ("es", "¿Subieron las exportaciones?"),
    ("es", "La verdad"),
    ("pt", "As exportações subiram?"),
    ("ru", "Вырос ли экспорт?"),
    ("de", "Stieg der Export?"),
    ("fr", "Les exportations ont-elles augmenté ?"),
    ("ja", "輸出は増えましたか？"),
]


@table(("language", "message", "statement"), REQUESTS)
def test_a_request_is_told_in_any_wording(language, message, statement):
    assert is_request_to_check(message, language) == statement


@table(("language", "message"), OTHERS)
def test_a_question_is_no_request_to_check(language, message):
    assert is_request_to_check(message, language) is None


@table(
    "message",
    [
        "is this true?",
        "Is it true?",
        "really?!",
        "check",
        "Check this.",
        "fact check",
        "right?",
        "对吗？",
        "这是真的吗",
        "真的假的？",
        "對嗎？",
        "¿es cierto?",
        "isso é verdade?",
        "это правда?",
        "stimmt das?",
    ],
)
def test_a_message_may_only_ask_to_check_another(message):
    assert is_bare_check(message)


@table(
    "message",
    [
        "",
        "?",
        "no",
        "да",
        "right",
        "true",
        "is it true that exports rose?",
        "what is this?",
        "真的",
        "ok",
    ],
)
def test_or_say_something_else(message):
    assert not is_bare_check(message)


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


@pytest.mark.parametrize(
    ("language", "text", "denied"),
    [
        ("en", "It is not true that sales rose", "sales rose"),
        ("en", "It's false that sales rose.", "sales rose."),
        ("en", "It is not true", None),
        ("en", "Sales did not rise", None),
        ("es", "No es cierto que subieran las ventas", "subieran las ventas"),
        ("es", "¿No es cierto que subieron las ventas?", None),
        ("pt", "Não é verdade que as vendas subiram", "as vendas subiram"),
        ("ru", "Неправда, что продажи выросли", "продажи выросли"),
        ("zh", "销售额上升是假的", "销售额上升"),
        ("zh", "销售额没有上升", None),
        ("fi", "Ei ole totta, että", None),
    ],
)
def test_what_a_text_denies_as_a_whole(language, text, denied):
    assert denied_statement(text, language) == denied
