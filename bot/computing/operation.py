"""The operations by name."""

from enum import StrEnum


class Operation(StrEnum):
    """What is done with the operands of an answer; VALUE takes a figure as printed."""

    VALUE = "value"
    CHANGE = "change"
    PERCENT_CHANGE = "percent_change"
    DIFFERENCE = "difference"
    SUM = "sum"
    REMAINING = "remaining"
    AVERAGE = "average"
    MEDIAN = "median"
    SHARE = "share"
    RATIO = "ratio"
    DIVISION = "division"
    PRODUCT = "product"
    CONVERSION = "conversion"
    PRIOR_YEAR = "prior-year"
    INCREASE = "increase"
    PROJECTION = "projection"
    HIGHEST = "highest"
    LOWEST = "lowest"
    ABOVE = "above"
    BELOW = "below"
    COUNT_ABOVE = "count_above"
    COUNT_BELOW = "count_below"
    EXTREME = "extreme"
    COMPARE = "compare"
    ORDER = "order"
    LIST = "list"
