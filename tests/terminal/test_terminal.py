"""The chat: a scripted session compared whole, in a pipe and on a terminal."""

import select
import signal

import pytest

from bot.answer import Answer
from bot.terminal.chat import Chat, chat, pieces, plain
from facts.library import load_library
from tests.cli.processes import ANSWER, QUESTION, SENTENCE, SUPPORTED, process
from tests.terminal.pseudo import Terminal

HELP = """\
Ask anything about the document; a follow-up may leave out what was said before.
/check TEXT    check a statement
/facts [WORD]  list the facts, or those with a word
/source N      show footnote N of the last answer (or sentence sN) in its paragraph
/help          show this
/quit          leave (as does Ctrl-D)
"""
SOURCE = (
    "s4 · Industrial upgrading builds a new foundation for foreign trade\n"
    f">>{SENTENCE}<< This is the largest single port scale import of Chinese brand electric "
    "vehicles in Argentine history, and also the first time that Chinese car companies have "
    "systematically entered the Argentine market through self operated fleets, direct sales "
    "models, and a full range of product combinations.\n"
)


def session(engine, *lines):
    shown = []
    chat(engine, lines, shown.append)
    return shown


def test_a_session(engine):
    assert session(
        engine,
        QUESTION,
        "",
        "/source 1",
        "/check BYD shipped over 5800 cars to Argentina",
        "/facts suzhou",
        "/facts xyz",
        "/help",
        "/dance",
        "/quit",
        QUESTION,
    ) == [
        ANSWER,
        SOURCE,
        SUPPORTED,
        session(engine, "/facts suzhou")[0],
        'No fact has the word "xyz".\n',
        HELP,
        "There is no command /dance; /help lists them.\n",
    ]


def test_follow_ups_and_what_is_none(engine):
    first, error, second = session(
        engine, "What was Guangdong's foreign trade?", "???", "and Zhejiang?"
    )
    assert (first.splitlines()[0], second.splitlines()[0]) == (
        "9.49 trillion yuan · 2025",
        "5.55 trillion yuan · 2025",
    )
    assert error.startswith("I can't read that as a question.")


@pytest.mark.parametrize(
    ("line", "reply"),
    [
        ("/source", "The last answer has no footnotes. /source s1 shows a sentence.\n"),
        ("/source 9", "The last answer has no footnotes. /source s1 shows a sentence.\n"),
        ("/source s4", SOURCE),
        ("/check", "Put the statement behind it: /check TEXT\n"),
    ],
)
def test_commands(engine, line, reply):
    assert session(engine, line) == [reply]


def test_a_footnote_that_is_not_there(engine):
    assert session(engine, QUESTION, "/source 7")[1] == (
        "The last answer has the footnotes 1: /source 1\n"
    )


def test_the_text_is_that_of_the_answer_and_how_it_was_read(engine):
    for question in (QUESTION, "浙江外贸规模是多少？", "What was Henan's foreign trade?"):
        answer = engine.answer(question)
        read_as = plain(answer).removeprefix(answer.answer)
        assert read_as == "".join(text for style, text in pieces(answer) if style == "note")


def test_styles(engine):
    answer = engine.answer(QUESTION)
    assert [(style, text) for style, text in pieces(answer) if style] == [
        ("headline", "Over 5800 new energy vehicles · 2025"),
        ("quote", "“"),
        ("quote", SENTENCE.partition("over 5800")[0]),
        ("mark", "over 5800 new energy vehicles"),
        ("quote", "."),
        ("quote", "”"),
        ("number", " [1]"),
        ("note", "\nRead as: BYD: new energy vehicles carried · 2025"),
    ]


def test_an_answer_without_anything():
    answer = Answer(question="x", language="en", status="answered", answer="y", headline="y")
    assert plain(answer) == "y"


def test_a_conversation_forgets_old_turns(engine):
    contexts = []

    class Noting:
        library = engine.library

        def answer(self, question, context, *, claim):
            contexts.append(context)
            return engine.answer(question, context, claim=claim)

    conversation = Chat(Noting())
    for number in range(30):
        conversation.reply(f"hello {number}")
    assert conversation.reply("/quit") is None
    said = [f"hello {number}" for number in range(30)]
    assert contexts == [tuple(said[max(0, number - 20) : number]) for number in range(30)]


def test_in_a_pipe_no_prompt_and_no_colour():
    stdin = f"{QUESTION}\r\n\n/source 1\n".encode()
    assert process("chat", stdin=stdin) == (0, f"{ANSWER}\n{SOURCE}\n".encode(), b"")


def test_a_pipe_without_anything():
    assert process("chat") == (0, b"", b"")


class Chatting(Terminal):
    """The chat on a terminal, with its colours."""

    def __init__(self, tmp_path, **env):
        state = {"XDG_STATE_HOME": str(tmp_path)}
        super().__init__("chat", columns=400, unseen=r"\x1b\[\?[0-9]+[hl]", **state, **env)

    def interrupt(self):
        """Interrupt until something appears: readline misses a signal just before it waits."""
        for _ in range(100):
            self.process.send_signal(signal.SIGINT)
            if select.select([self.primary], [], [], 0.2)[0]:
                return
        pytest.fail("an interrupt shows nothing")


@pytest.fixture
def open_terminal(tmp_path):
    opened = []

    def open_one(**env):
        opened.append(Chatting(tmp_path, **env))
        return opened[-1]

    yield open_one
    for terminal in opened:
        terminal.end()


def test_on_a_terminal_with_a_prompt_a_history_and_no_colours(open_terminal, tmp_path):
    terminal = open_terminal(NO_COLOR="1")
    title = load_library().about.title
    assert terminal.read_until("› ") == f"{title}\n/help for help, Ctrl-D to leave\n\n"
    terminal.type(f"{QUESTION}\r")
    assert terminal.read_until("› ") == f"{QUESTION}\n{ANSWER}\n"
    terminal.interrupt()
    assert terminal.read_until("› ").endswith("\n")
    terminal.type("\x04")
    assert terminal.close() == 0
    assert QUESTION in (tmp_path / "footnote" / "history").read_text()


def test_on_a_terminal_with_colours(open_terminal):
    terminal = open_terminal()
    terminal.read_until("› ")
    terminal.type(f"{QUESTION}\r")
    assert "\x1b[1mOver 5800 new energy vehicles · 2025\x1b[0m" in terminal.read_until("› ")
    terminal.type("/quit\r")
    assert terminal.close() == 0
