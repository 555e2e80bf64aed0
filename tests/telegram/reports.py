"""Reports that chats add in tests: each with words and figures that no other has."""

from pathlib import Path

FILES = Path(__file__).parents[1] / "eval" / "documents" / "files"
PDF = FILES / "05-federal-register-faa-737-nprm.pdf"
OWN = {"STORE": "file", "VECTORS": "off"}
QUESTION = "How many visitors did the museum count?"


def report(name: str, visitors: int, *, year: int = 2024) -> bytes:
    """A report on the visitors of a museum; `name` occurs in every chapter."""
    return f"""# Annual report of the {name} Museum

## Visitors

The {name} Museum counted {visitors:,} visitors in {year}. Of these, 61% came from abroad.
A ticket to the {name} Museum cost 14 euros on average.

## Collection

The {name} Museum bought 37 paintings and restored 112 drawings. Its vault is in {name}bach.
""".encode()


def answer(name: str, visitors: int) -> str:
    """The first lines of the answer to QUESTION, from the report alone."""
    return f"{visitors:,} visitors\nThe {name} Museum counted {visitors:,} visitors in 2024. [1]"


async def adds(chat, person, name: str, content: bytes, caption: str = "", **more):
    """Send a file, and wait until it is added: the message that tells of it, as it is then."""
    await chat.sends_file(person, name, content, caption, **more)
    return await added(chat, name)


async def added(chat, name: str):
    """Wait until a file is added or refused: the one message that tells of it."""
    reading = await chat.reply()
    assert reading.text == f"Reading “{name}” …"
    done = await chat.edited()
    assert done.id == reading.id
    return done


async def asks(chat, person, text: str):
    await chat.says(person, text)
    return await chat.reply()
