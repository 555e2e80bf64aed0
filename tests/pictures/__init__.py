"""The README's pictures, made from the real thing: `python -m tests.pictures [FOLDER]`.

The bot answers a person through the fake Bot API server about a report that they sent; what it said
is laid out as a chat and photographed in Chromium, and so are the web's pages.
"""
