"""Whether the reviewed facts of an entry say what a statement says.

A statement is supported when a fact says so or it follows (14 days are two weeks; over 5800 is more
than 5000), contradicted when a fact rules it out, and otherwise not in the document.
"""
