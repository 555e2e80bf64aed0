"""The language of messages, also of few words."""

import pytest

from bot.understanding.message_language import language_of


@pytest.mark.parametrize(
    ("message", "language"),
    [
        ("What was the revenue of the museum?", "en"),
        ("¿Ventas netas?", "es"),
        ("¿De qué trata este documento?", "es"),
        ("cuánto cuesta", "es"),
        ("gracias", "es"),
        ("Resuma o documento", "pt"),
        ("Resume el informe", "es"),
        ("resume", ""),
        ("obrigado", "pt"),
        ("чистые продажи", "ru"),
        ("спасибо", "ru"),
        ("Скільки коштує їжа", "uk"),
        ("净销售额", "zh"),
        ("Кто такая Anna Berg?", "ru"),
        ("What is 广东 known for?", "en"),
        ("売上はいくら", "ja"),
        ("wieviel", "de"),
        ("ok", ""),
        ("Anna Berg", ""),
        ("sao paulo population", ""),
        ("ventas netas totales", ""),
        ("2023", ""),
        ("", ""),
    ],
)
def test_language_of(message, language):
    assert language_of(message) == language
