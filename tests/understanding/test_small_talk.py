"""Greetings and thanks, and nothing else, are no questions."""

from bot.understanding.small_talk import talk
from tests.tables import table

TALK = [
    ("Hello!", "hello"),
    ("  Guten   Tag. ", "hello"),
    ("你好。", "hello"),
    ("Buenos dias", "hello"),
    ("Здравствуйте!", "hello"),
    ("THANKS :)", "thanks"),
    ("Danke schön", "thanks"),
    ("谢谢！", "thanks"),
    ("merci", "thanks"),
    ("спасибо", "thanks"),
    ("obrigado!", "thanks"),
    ("Bye", "bye"),
    ("до свидания", "bye"),
    ("What can you do?", "help"),
    ("怎么用", "help"),
    ("Who are you?", "identity"),
    ("Qui êtes-vous ?", "identity"),
    ("hello how many ships came?", None),
    ("thanks for the figure of 2020", None),
    ("who are the directors?", None),
    ("", None),
    ("…", None),
]


@table(("message", "kind"), TALK)
def test_what_a_message_says_in_whole(message, kind):
    assert talk(message) == kind
