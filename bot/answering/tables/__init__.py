"""Answers from tables: cells, names of rows and columns, computations over them."""

from bot.answering.tables.selection import TableAnswer, Tables

__all__ = ["TableAnswer", "Tables"]
