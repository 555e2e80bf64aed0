"""Whether a document says what a statement says: typed slots, each compared on its own."""

from bot.answering.claims.answering import claim_answer
from bot.answering.claims.verdict import Checked, Decided, check

__all__ = ["Checked", "Decided", "check", "claim_answer"]
