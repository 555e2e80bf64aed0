"""Computed answers from sentences of small documents: the formula, its footnotes, abstentions."""

from functools import lru_cache

import pytest

from bot.answering.asking import Asker, loaded
from bot.answering.corpus import Corpus
from bot.answering.engine import open_documents
from bot.answering.prose.computation import Prose, Scorers
from bot.answering.prose.found import LEAST_SURE
from bot.answering.replies.formulas import worded
from bot.understanding.question import read_question
from index.readers.formats import read_bytes
from index.split import parse

ENGLISH = """\
Harbour Museum: Report on the Year 2024

The main hall received 412,000 visitors in 2024. The old lighthouse received 96,500 visitors in 2024. The lighthouse stands 38 metres tall, the clock tower 61 metres.

Spending on repairs rose from $1.2 million in 2019 to $2.9 million in 2024. The budget of the restoration fund was over $8 million. $2 million of that went to the roof.

Adult tickets cost 14 euros and child tickets cost 6 euros. The cafe had revenue of 480,000 euros in 2024, up 20% from a year earlier. Guided tours drew 9,000 guests, of whom 3,500 were pupils. In its best summer the choir sang 45 songs in 9 concerts.

The north wing opened on 1 March 2021. The south wing opened on 15 April 2021. The target range for humidity is 45 to 55 percent. The towns of Oslo, Bergen, Malmo, and Turku all lent paintings to the museum. A repair of the organ takes 12 hours per pipe.

The shop sold 5,200 mugs. The pike came from Lakes Innuk, Sava, and Tor. Spending on guards fell by 7 percent between 2019 and 2024.
"""
CHINESE = """\
港口博物馆2024年报告

2024年主馆接待观众41万人。2024年灯塔接待观众9万人。门票收入从2019年的300万元增加到2024年的500万元。成人票14元，儿童票6元。
"""
SPANISH = """\
Museo del Puerto: informe de 2024

La sala principal recibió 412.000 visitantes en 2024. El faro recibió 96.500 visitantes en 2024. La tasa de ocupación pasó de 48,5% en 2019 a 56,3% en 2024. El museo recibió 9.000 cartas, de las cuales 3.500 fueron de escuelas.
"""
GERMAN = """\
Hafenmuseum: Bericht 2024

Der Hauptsaal zählte 2024 412.000 Besucher. Der Leuchtturm zählte 2024 96.500 Besucher. Der Leuchtturm ist 38 Meter hoch, der Uhrturm ist 61 Meter hoch.
"""
FRENCH = """\
Musée du port : rapport 2024

La grande salle a accueilli 412 000 visiteurs en 2024. Le phare a accueilli 96 500 visiteurs en 2024.
"""


@lru_cache(None)
def museum(text: str, language: str) -> tuple[Asker, Prose]:
    corpus = Corpus(parse(text), language)
    return Asker(corpus), Prose(corpus)


@lru_cache(None)
def scorers() -> Scorers:
    weights = loaded(vectors=False)
    return Scorers.loaded(weights.passage, weights.figure)


def planned(text: str, language: str, question: str, spoken: str | None = None):
    asker, prose = museum(text, language)
    read = read_question(question, spoken or language)
    evidence = asker.evidence(read)
    found = prose.plan(read, evidence.ranked, scorers(), evidence.figure)
    return found if found is not None and found.confidence >= LEAST_SURE else None


def told(text: str, language: str, question: str, spoken: str | None = None):
    """The formula and the cited sentences' first words, None for an abstention."""
    found = planned(text, language, question, spoken)
    if found is None:
        return None
    sentences = museum(text, language)[0].corpus.document.sentences
    formula = worded(found.plan, spoken or language)[1]
    return formula, [sentences[at].text[:24] for at in found.citations]


@pytest.mark.parametrize(
    ("question", "formula", "cited"),
    [
        (
            "How many more visitors did the main hall receive than the old lighthouse in 2024?",
            "412,000 − 96,500 = 315,500 visitors",
            ["The main hall received 41", "The old lighthouse receive"],
        ),
        (
            "How many visitors did the main hall and the old lighthouse receive together?",
            "412,000 + 96,500 = 508,500 visitors",
            ["The main hall received 41", "The old lighthouse receive"],
        ),
        (
            "How many times as many visitors did the main hall receive as the old lighthouse?",
            "412,000 ÷ 96,500 ≈ 4.27 times",
            ["The main hall received 41", "The old lighthouse receive"],
        ),
        (
            "By what percentage did spending on repairs rise between 2019 and 2024?",
            "(2.9 million − 1.2 million) ÷ 1.2 million ≈ 142%",
            ["Spending on repairs rose"],
        ),
        (
            "By what percentage is the clock tower taller than the lighthouse?",
            "(61 − 38) ÷ 38 ≈ 60.53%",
            ["The lighthouse stands 38"],
        ),
        (
            "How much taller is the clock tower than the lighthouse?",
            "61 − 38 = 23 m",
            ["The lighthouse stands 38"],
        ),
        (
            "How much did spending on repairs rise between 2019 and 2024, in dollars?",
            "2.9 million − 1.2 million = 1.7 million US dollars",
            ["Spending on repairs rose"],
        ),
        (
            "What is the difference between the cost of adult tickets and child tickets?",
            "14 − 6 = 8 euros",
            ["Adult tickets cost 14 eur"],
        ),
        (
            "What was the revenue of the cafe in 2023?",
            "480,000 ÷ (1 + 20%) ≈ 400,000 euros",
            ["The cafe had revenue of 4"],
        ),
        (
            "How many days passed between the opening of the north wing and the south wing?",
            "15 April 2021 − 1 March 2021 = 45 days",
            ["The north wing opened on", "The south wing opened on"],
        ),
        (
            "How wide is the target range for humidity, in percentage points?",
            "55 − 45 = 10 percentage points",
            ["The target range for humi"],
        ),
        (
            "How many towns lent paintings to the museum?",
            "Oslo, Bergen, Malmo, Turku = 4 towns",
            ["The towns of Oslo, Bergen, Malmo"],
        ),
        (
            "How many songs per concert did the choir sing in its best summer?",
            "45 ÷ 9 = 5 songs",
            ["In its best summer the ch"],
        ),
        (
            "How many guests of guided tours were not pupils?",
            "9,000 − 3,500 = 5,500 guests",
            ["Guided tours drew 9,000 gu"],
        ),
        (
            "How long does a repair of the organ take for 30 pipes?",
            "12 × 30 = 360 hours",
            ["A repair of the organ take"],
        ),
    ],
)  # fmt: skip
def test_english(question, formula, cited):
    answer = told(ENGLISH, "en", question)
    assert answer is not None
    assert answer == (formula, [text[:24] for text in cited])


@pytest.mark.parametrize(
    ("text", "language", "question", "formula"),
    [
        (CHINESE, "zh", "2024年主馆接待观众比灯塔多多少人？", "41万 − 9万 = 32万人"),
        (CHINESE, "zh", "主馆和灯塔一共接待观众多少人？", "41万 + 9万 = 50万人"),
        (CHINESE, "zh", "门票收入增加了多少万元？", "500万 − 300万 = 200万元"),
        (SPANISH, "es", "¿Cuántos visitantes más recibió la sala principal que el faro en 2024?", "412.000 − 96.500 = 315.500 visitantes"),
        (SPANISH, "es", "¿Cuántos puntos porcentuales subió la tasa de ocupación entre 2019 y 2024?", "56,3 − 48,5 = 7,8 puntos porcentuales"),
        (GERMAN, "de", "Wie viele Besucher mehr zählte der Hauptsaal als der Leuchtturm?", "412,000 − 96,500 = 315,500 Besucher"),
        (GERMAN, "de", "Um wie viele Meter ist der Uhrturm höher als der Leuchtturm?", "61 − 38 = 23 m"),
        (FRENCH, "fr", "Combien de visiteurs la grande salle et le phare ont-ils accueillis au total ?", "412,000 + 96,500 = 508,500 visiteurs"),
    ],
)  # fmt: skip
def test_other_languages(text, language, question, formula):
    answer = told(text, language, question)
    assert answer is not None
    assert answer[0] == formula


@pytest.mark.parametrize(
    "question",
    [
        "How many more visitors did the main hall receive than the aquarium in 2024?",
        "How many more visitors did the old lighthouse receive than the main hall in 2024?",
        "How much did spending on repairs fall between 2019 and 2024, in dollars?",
        "How much did spending on repairs rise between 2001 and 2004, in dollars?",
        "How many more mugs than songs were there?",
        "How many towns lent sculptures to the museum?",
        "How many of the pike came from Innuk?",
        "Who opened the north wing before the south wing?",
        "How many visitors did the main hall receive in 2024?",
        "By what percentage did spending on guards fall between 2019 and 2024?",
    ],
)
def test_what_may_not_be_computed(question):
    assert told(ENGLISH, "en", question) is None


def test_a_bound_is_kept_in_a_share():
    found = planned(
        ENGLISH, "en", "What percentage of the budget of the restoration fund went to the roof?"
    )
    assert found is not None
    assert worded(found.plan, "en") == ("under 25%", "2 million ÷ over 8 million ≈ 25%")


def test_a_level_falls_short_of_a_difference():
    asker, prose = museum(ENGLISH, "en")
    expected = {
        "How many more visitors did the main hall receive than the old lighthouse?": True,
        "How many visitors did the main hall receive?": False,
        "By how much did spending on guards fall between 2019 and 2024?": False,
    }
    found = {}
    for text in expected:
        question = read_question(text, "en")
        figure = asker.evidence(question).figure
        assert figure is not None
        found[text] = prose.falls_short(question, figure)
    assert found == expected


NOTES = {
    "en": "Notes of the ferries for 2023\n\nThe company carried 1.38 million passengers in 2023, down 6.5% "
    "on the year before. Fare income slipped 3.1% to £22.4 million.\n",
    "zh": "茶厂2024年年报\n\n2024年，销售额为4.8亿元，同比下降7.3%。干茶售价比上年高出12元。\n",
    "es": "Nota de la panadería de 2024\n\nVendimos por valor de 391.000 euros, un descenso del 8 % frente "
    "a 2023.\n",
    "pt": "Nota da cerâmica de 2024\n\nA fábrica produziu 2,6 milhões de azulejos em 2024, uma quebra de "
    "11% face ao ano anterior.\n",
}


@pytest.mark.parametrize(
    ("language", "question", "headline"),
    [
        (
            "en",
            "How many passengers did the company carry in 2022?",
            "about 1.48 million passengers",
        ),
        ("en", "How many passengers did the company carry in 2023?", "1.38 million passengers"),
        ("en", "What was the fare income in 2022?", "about 23.1 million pounds"),
        ("zh", "2023年销售额是多少？", "约5.18亿元"),
        ("es", "¿Cuánto vendieron en 2023?", "cerca de 425.000 euros"),
        ("pt", "Quantos azulejos produziu em 2023?", "cerca de 2,92 milhões de azulejos"),
    ],
)
def test_the_year_before_that_a_question_names(language, question, headline):
    document = read_bytes(NOTES[language].encode(), "note.txt")
    assert open_documents([document]).answer(question).headline == headline


LISTED = {
    "en": "Notes on spending\n\nInvestment came to €126 million, of which €58 million went into the hydrogen "
    "terminal and €31 million into shore power.\n\nThe club has 840 members, of whom 320 are juniors and 96 "
    "seniors.\n",
    "zh": "投资说明\n\n全年投资126亿元，其中氢能码头58亿元，岸电31亿元。\n\n俱乐部有会员840人，其中少年320人，老年96人。\n",
}


@pytest.mark.parametrize(
    ("language", "question", "headline"),
    [
        ("en", "What percentage of the investment went to shore power?", "about 24.6%"),
        ("en", "What percentage of the investment was shore power?", "about 24.6%"),
        ("en", "What share of the investment was for the hydrogen terminal?", "about 46%"),
        ("en", "What share of members are seniors?", "about 11.43%"),
        ("en", "What share of members are juniors?", "about 38.1%"),
        ("zh", "岸电占投资的百分之几？", "约24.6%"),
        ("zh", "老年占会员的多少", "约11.43%"),
    ],
)
def test_a_part_is_a_share_of_its_whole_and_not_of_another_part(language, question, headline):
    document = read_bytes(LISTED[language].encode(), "note.txt")
    assert open_documents([document]).answer(question).headline == headline
