"""The language of most of a text."""

import pytest

from index.language import detect


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Unemployment fell by 2 percent in 2024, as the figures of the office show.", "en"),
        ("La producción creció 3 % en 2024, según los datos del instituto.", "es"),
        ("A produção cresceu 3% em 2024, segundo os dados divulgados pelo instituto.", "pt"),
        ("Le chômage a reculé dans le pays en 2024, et pour les jeunes aussi.", "fr"),
        ("Die Arbeitslosigkeit sank 2024 um 2 Prozent.", "de"),
        ("La produzione è cresciuta del 3 % nel 2024 rispetto all'anno precedente.", "it"),
        ("De werkloosheid is in 2024 met 2 procent gedaald, zo blijkt uit de cijfers.", "nl"),
        ("Arbetslösheten minskade med 2 procent under 2024 och är nu på en låg nivå.", "sv"),
        ("Bezrobocie spadło w 2024 roku o 2 procent, jak wynika z danych.", "pl"),
        ("Безработица снизилась на 2 процента в 2024 году, и это не всё.", "ru"),
        ("失业率在2024年下降了2个百分点。", "zh"),
        ("GDP 增长 3%，出口额增长 5%。", "zh"),
        ("失業率は2024年に2％低下した。", "ja"),
        ("실업률은 2024년에 2% 하락했다.", "ko"),
        ("Η ανεργία μειώθηκε", "el"),
        ("Berlin Paris London Madrid Rom", ""),
        ("2019 | 5.3 | 7", ""),
        ("", ""),
    ],
)
def test_detect(text, language):
    assert detect(text) == language


def test_most_of_a_text_counts():
    english = "The office says that it is the highest of all. " * 5
    assert detect(english + "Das ist die Meinung der Leute und nicht die des Amtes.") == "en"
