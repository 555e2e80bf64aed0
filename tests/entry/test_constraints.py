"""What a question names and no fact has: then no figure, however the question is put.

The questions are those of the development set that have a figure as it is printed. To each is
added, in turn, another year, another place or partner, or an attribute that the article lacks.
"""

import json

import pytest

from tests import bundled, evaluate

ADDED = {
    "en": ["in 2019", "in Japan", "per capita", "with Brazil", "in March", "next year", "in Henan"],
    "zh": ["2019年", "日本", "人均", "与巴西", "三月", "明年", "河南"],
}
ENGINE = bundled.engine()


def questions(language):
    path = next(path for path in evaluate.sets() if path.name == "dev.jsonl")
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [
        line["question"].rstrip("?. ")
        for line in lines
        if (line["kind"], line["lang"]) == ("fact", language)
        and line["gold"].get("figures")
        and not line.get("context")
    ]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_figure_where_the_question_names_what_the_article_has_not(language):
    asked = [
        (f"{question} {ADDED[language][number % 7]}" if language == "en"
         else f"{ADDED[language][number % 7]}{question}")
        for number, question in enumerate(questions(language))
    ]  # fmt: skip
    assert len(asked) > 10
    answers = [ENGINE.answer(question) for question in asked]
    got = [(answer.question, answer.headline) for answer in answers if answer.figures]
    assert got == []
