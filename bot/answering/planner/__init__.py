"""Computing with drafted figures: operations, their formulas, plans."""

from bot.answering.planner.plan import Operation, Plan

__all__ = ["Operation", "Plan"]
