"""Whether a document says what a statement says: typed slots, each compared on its own.

A statement and each likely sentence are decomposed (`pieces`, `decomposing`, `tokens`; `ranks`,
`journeys`, `exceeding` for "not only") and aligned (`aligning`, `spelling`); then what is left
over (`leftovers`), each slot (`slots`, `tolerance`, `naming`, `turning`) and how it is put together
(`structure`, `arranging`, `restricting`) are compared (`comparing`). `verdict` decides over the
document (`witness`), also by its tables (`cell_match`, `sides`), by what two levels come to
(`growing`) and by mistaken digits (`slips`). What it leaves open is supported where a passage says
it likely enough in other words (`believing`, by what `nearest` finds, `figures_said` and `speaking_for` tell of
it, with fitted weights); `answering` words it.
"""
