"""The facts of a document, the words for them, and how questions are read against both."""
