"""A drafted figure as answers show it: its unit, and the scale that its table prints elsewhere."""

from bot.answer import Figure
from facts.drafting.figure import DraftedFigure


def shown_unit(unit: str) -> str:
    """Return a unit as answers give it: a difference of percentages is in %."""
    return "%" if unit in {"percentage points", "pp"} else unit


def drafted_figure(figure: DraftedFigure) -> Figure:
    """Return the figure of an answer."""
    return Figure(
        value=figure.value,
        unit=shown_unit(figure.unit),
        text=figure.text,
        qualifier=figure.qualifier,
        period=figure.period,
        start=figure.start,
        end=figure.end,
        source=figure.source.value,
    )


def text_in_scale(figure: DraftedFigure) -> str:
    """Return a figure as printed, with "(in millions)" where that stands elsewhere."""
    if figure.scale == 1 or not figure.scale_note or figure.scale_note in figure.text:
        return figure.text
    return f"{figure.text} ({figure.scale_note})"
