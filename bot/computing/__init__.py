"""Operations on figures, whatever they are from: operands in, a result with its formula out, or None.

None means that the operands don't go together, or that the result has no meaning (a share of
nothing, a change from nothing). Which figures a question means, and how the answer is worded, is
the engines' business.
"""
