"""A reader of files that takes each for a text of one sentence."""

from index.document import Document, Paragraph, Section, Sentence
from index.readers.unreadable import ReadError


def one_sentence(data, name, *, report):
    """Read a file; one that says "bad" is damaged."""
    text = data.decode()
    if text == "bad":
        raise ReadError("This file is damaged.")
    sentence = Sentence("s1", text, 0, len(text), 0, 0)
    paragraph = Paragraph(0, len(text), 0, (0,))
    section = Section("sec1", "", 0, len(text))
    return Document("document", f"Title of {name}", text, (section,), (paragraph,), (sentence,))
