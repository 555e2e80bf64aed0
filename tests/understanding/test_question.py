"""What kind of answer a message asks for, of what, and what it says beside it, in several languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.question import Asked, forms, polar_words, read_question
from tests.tables import table

KINDS = [
    ("en", "How many ships called?", ["count"], "count"),
    ("en", "HOW  MANY ships called?", ["count"], "count"),
    ("en", "how many years did it take?", ["duration"], "duration"),
    ("en", "What percentage of exports went to Japan?", ["percent"], "percent"),
    ("en", "Who signed it?", ["person"], "person"),
    ("en", "Why did prices fall?", ["change", "reason"], "reason"),
    ("en", "When and where was it signed?", ["date", "place"], "date"),
    ("en", "Is it the largest port?", ["yesno"], "yesno"),
    ("en", "It is the largest port", [], None),
    ("en", "How tall is the tower?", ["measure"], "measure"),
    ("en", "How much did the bridge cost?", ["amount"], "amount"),
    ("en", "How did it end?", ["manner"], "manner"),
    ("en", "What is a tariff?", ["definition"], "definition"),
    ("en", "gdp 2020", [], None),
    ("zh", "有多少家企业？", ["count"], "count"),
    ("zh", "谁签署了协议？", ["person"], "person"),
    ("zh", "为什么下降？", ["change", "reason"], "reason"),
    ("zh", "什么时候启用？", ["date"], "date"),
    ("de", "Wie viele Menschen leben in Berlin?", ["count"], "count"),
    ("de", "Wann wurde die Brücke gebaut?", ["date"], "date"),
    ("de", "Warum sind die Preise gefallen?", ["reason"], "reason"),
    ("fr", "Combien de personnes travaillent ici ?", ["count"], "count"),
    ("fr", "Qui est le directeur ?", ["person"], "person"),
    ("es", "¿Cuántas personas trabajan?", ["count"], "count"),
    ("ru", "Сколько людей работает?", ["count"], "count"),
    ("ru", "Когда построили мост?", ["date"], "date"),
    ("xx", "how many ships?", ["count"], "count"),
    ("en", "", [], None),
]


@table(("language", "message", "kinds", "kind"), KINDS)
def test_the_kinds_asked_for(language, message, kinds, kind):
    question = read_question(message, language)
    assert (sorted(question.kinds), question.kind) == (kinds, kind)


@table(
    ("language", "message", "counted"),
    [
        ("en", "How many ships called?", ("ship", "call")),
        ("en", "How many of the ships were new?", ("ship",)),
        ("en", "How many new cars and trucks were sold?", ("new", "car")),
        ("en", "What is the number of ships?", ("ship",)),
        ("en", "how many small red wooden fishing boats", ("small", "red", "wooden", "fish")),
        ("en", "How much cargo?", ()),
        ("en", "how many?", ()),
        ("zh", "有多少家企业？", ("企业",)),
        ("de", "Wie viele Schiffe hat der Hafen?", ("schiff",)),
        ("ru", "Сколько кораблей в порту?", ("корабл",)),
    ],
)
def test_the_counted_noun(language, message, counted):
    assert read_question(message, language).counted == counted


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "the first ships only", {"first", "onli"}),
        ("en", "the Largest port", {"largest"}),
        ("en", "a firsthand report", set()),
        ("zh", "唯一的港口", {"唯一"}),
        ("zh", "最大", {"最"}),
        ("xx", "the first port", {"first"}),
    ],
)
def test_words_of_rank_order_and_quantity(language, text, words):
    assert (polar_words(text, language), read_question(text, language).polar) == (words, words)


@pytest.mark.parametrize(
    ("language", "message", "negated"),
    [
        ("en", "Which ports did not grow?", True),
        ("en", "Ports without cranes", True),
        ("en", "Which notes were written?", False),
        ("zh", "哪些港口没有增长？", True),
        ("zh", "哪些港口增长？", False),
        ("de", "Welche Häfen wuchsen nicht?", True),
        ("fr", "Quels ports n'ont pas grandi ?", True),
        ("ru", "Какие порты не выросли?", True),
    ],
)
def test_negation(language, message, negated):
    assert read_question(message, language).negated is negated


@pytest.mark.parametrize(
    ("language", "message", "own", "beside"),
    [
        (
            "en",
            "I need it for a story. How many ships called at Rome? Thanks!",
            ("ship", "call", "rome"),
            ["need", "stori", "thank"],
        ),
        ("en", "Ships called at Rome. How many?", ("ship", "call", "rome"), []),
        (
            "en",
            "How many ships called at Rome in 2013?? i think a friend said nine",
            ("ship", "call", "rome", "2013"),
            ["think", "friend", "said", "nine"],
        ),
        ("en", "Revenue rose? By how much?", ("revenu", "rose"), []),
        (
            "zh",
            "报道。港口？谢谢。",
            ("港", "港口", "口"),
            ["报", "报道", "道", "谢", "谢谢", "谢"],
        ),
        (
            "de",
            "Ich schreibe einen Bericht. Wie viele Schiffe kamen?",
            ("schiff", "kam"),
            ["schreib", "bericht"],
        ),
    ],
)
def test_sentences_beside_the_one_that_asks(language, message, own, beside):
    question = read_question(message, language)
    assert (question.keys, [term.key for term in question.asides]) == (own, beside)


def test_what_asks_is_kept_as_text():
    message = "How many ships in 2013? my boss asked. Which ports were busy?  Thanks"
    assert read_question(message, "en").asking == "How many ships in 2013? Which ports were busy?"
    assert read_question("ships of Rome", "en").asking == "ships of Rome"


def test_a_key_stands_once():
    question = read_question("Ships, ships and the shipping of ships", "en")
    assert question.keys == ("ship",)
    assert [term.key for term in question.terms if not term.stop] == ["ship"] * 4


def test_words_of_a_question_form_are_no_topic_that_is_missing():
    assert {"year", "name", "percentag"} <= forms("en").words


@given(st.text(max_size=60), st.sampled_from(["en", "zh", "de", "fr", "ru", "es", "pt", "xx"]))
def test_any_message_is_read(message, language):
    question = read_question(message, language)
    assert (question.text, question.language) == (message, language)
    assert question.kind is None or question.kind in question.kinds <= set(Asked)
    assert all(message[t.start : t.end] == t.surface for t in question.terms if t.kind == "word")
    assert not set(question.terms) & set(question.asides)


@pytest.mark.parametrize(
    ("language", "message", "kind", "formal", "dimension"),
    [
        ("en", "How high is the lighthouse?", Asked.MEASURE, {"high"}, ""),
        ("en", "How deep is the harbour?", Asked.MEASURE, {"deep"}, "length"),
        ("en", "What share of the trade were imports?", Asked.PERCENT, {"share"}, ""),
        ("en", "What was the unemployment rate?", Asked.DEFINITION, set(), ""),
        ("en", "coastline length", Asked.MEASURE, {"length"}, "length"),
        ("en", "federal land share", Asked.PERCENT, {"share"}, ""),
        ("en", "the weight of evidence is why?", Asked.REASON, set(), ""),
        ("de", "Wie tief ist der Hafen?", Asked.MEASURE, {"tief"}, "length"),
        ("fr", "longueur de la côte", Asked.MEASURE, {"longueur"}, "length"),
        ("es", "¿Qué superficie tiene el puerto?", Asked.MEASURE, {"superfici"}, "area"),
        ("pt", "peso do navio", Asked.MEASURE, {"pes"}, "weight"),
        ("ru", "высота маяка", Asked.MEASURE, {"высот"}, "length"),
        ("zh", "灯塔高度", Asked.MEASURE, set(), "length"),
    ],
)
def test_words_that_only_say_what_is_asked_for(language, message, kind, formal, dimension):
    question = read_question(message, language)
    assert (question.kind, question.formal, question.dimension) == (kind, formal, dimension)
