"""Answers from tables: cells, names of rows and columns, computations over them."""

from bot.answering.tables.answer import TableAnswer, Tables

__all__ = ["TableAnswer", "Tables"]
