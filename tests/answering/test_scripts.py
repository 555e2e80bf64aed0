"""Answers in the script of the question: what is said is converted, what is quoted stays."""

from decimal import Decimal

import pytest

from bot.answer import Answer, Calculation, Citation, Figure, ReadingView, Suggestion
from bot.answering.scripts import Heard, heard, written

QUOTE = "进口增长5%，出口额为9000亿元。"


def core(question, context=(), language=None):
    """An engine that knows simplified characters only, and quotes a document in them."""
    return Answer(
        question=question,
        language="zh",
        status="answered",
        answer=f"9000亿元\n出口额\n“{QUOTE}” [1]\n⚠ 注意：原文另说“出口额为9000亿元”，而“这里”没有说",
        headline="9000亿元",
        details=("出口额", f"{len(context)} {language}"),
        figures=(
            Figure(value=Decimal(9), unit="CNY", text="9000亿元", start=0, end=6),
            Figure(value=Decimal(1), unit="CNY", text="1亿元", source="computed"),
        ),
        citations=(Citation(n=1, sentence_id="s1", quote=QUOTE, start=0, end=9, section="贸易"),),
        reading=ReadingView(text="出口额", subjects=("广东",), fact="guangdong"),
        calculation=Calculation(formula="5亿元 − 4亿元 = 1亿元", operands=()),
        warnings=("原文另说“出口额为9000亿元”，而“这里”没有说",),
        suggestions=(Suggestion(label="广东", question="广东？"),),
    )


def ask(question, context=(), language=None):
    message = heard(question, context, language)
    return written(core(*message[:3]), message, [QUOTE])


def test_all_that_is_said_is_in_the_script_of_the_question_and_quotations_are_not():
    answer = ask("出口額多少？")
    assert answer == core("出口額多少？").model_copy(
        update={
            "language": "zh-hant",
            "answer": f"9000亿元\n出口額\n“{QUOTE}” [1]\n"
            "⚠ 注意：原文另說“出口额为9000亿元”，而“這裡”沒有說",
            "details": ("出口額", "0 None"),
            "figures": (
                core("").figures[0],
                Figure(value=Decimal(1), unit="CNY", text="1億元", source="computed"),
            ),
            "reading": ReadingView(text="出口額", subjects=("廣東",), fact="guangdong"),
            "calculation": Calculation(formula="5億元 − 4億元 = 1億元", operands=()),
            "warnings": ("原文另說“出口额为9000亿元”，而“這裡”沒有說",),
            "suggestions": (Suggestion(label="廣東", question="廣東？"),),
        }
    )


@pytest.mark.parametrize(
    ("question", "context", "language"),
    [("出口额多少？", (), None), ("上海呢？", (), None), ("出口额多少？", (), "zh-hant"),
     ("上海呢？", ("出口额多少？",), "zh"), ("exports?", (), "en")],
)  # fmt: skip
def test_other_questions_are_asked_as_they_are(question, context, language):
    plain = "zh" if language == "zh-hant" else language
    assert ask(question, context, language) == core(question, context, plain)


@pytest.mark.parametrize(
    ("question", "context", "language"),
    [
        ("出口額多少？", (), None),
        ("上海呢？", ("出口額多少？",), None),
        ("上海呢？", (), "zh-hant"),
    ],
)
def test_the_script_of_a_message_that_has_none_is_that_before_it_or_the_readers(
    question, context, language
):
    assert ask(question, context, language).language == "zh-hant"


def test_the_core_is_asked_in_simplified_characters():
    assert heard("出口額呢？", ("廣東",), "zh-hant") == Heard(
        "出口额呢？", ("广东",), "zh", "出口額呢？", traditional=True
    )


def test_an_answer_in_another_language_keeps_it():
    message = heard("出口額", (), None)
    english = core(message.question).model_copy(update={"language": "en"})
    answer = written(english, message, [QUOTE])
    assert (answer.language, answer.question, answer.details[0]) == ("en", "出口額", "出口额")
