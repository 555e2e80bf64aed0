"""What a question may ask of a thing, by its id: its price, its length, who built it."""

# A fact without the attribute that a question asks for never answers.
ATTRIBUTES = frozenset(
    """
    price cost length weight speed distance area-size age salary tax profit employees captain
    temperature investment education family population per-capita surplus deficit export-only
    import-only gdp phone expenditure domestic author photo delay builder capacity width height
    depth volume-size duration-of-stay
    """.split()
)
