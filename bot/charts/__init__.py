"""Charts: `model` says what may stand side by side, `lettering` what it is called; both draw from it.

`picture` and `type` make pictures for Telegram; the web draws its own as SVG.
"""
