"""The small faults that can be put into a module: one operator, constant or condition each."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

_COMPARED: dict[type[ast.cmpop], tuple[str, str]] = {
    ast.Lt: ("<", "<="),
    ast.LtE: ("<=", "<"),
    ast.Gt: (">", ">="),
    ast.GtE: (">=", ">"),
    ast.Eq: ("==", "!="),
    ast.NotEq: ("!=", "=="),
    ast.In: ("in", "not in"),
    ast.NotIn: (r"not\s+in", "in"),
    ast.Is: ("is", "is not"),
    ast.IsNot: (r"is\s+not", "is"),
}
_ADDED: dict[type[ast.operator], tuple[str, str]] = {
    ast.Add: (r"\+", "-"),
    ast.Sub: ("-", "+"),
}
_JOINED: dict[type[ast.boolop], tuple[str, str]] = {
    ast.And: ("and", "or"),
    ast.Or: ("or", "and"),
}


@dataclass(frozen=True, slots=True)
class Change:
    """What to put in the place of the bytes `start` to `end` of a module's source."""

    kind: str
    start: int
    end: int
    new: str

    def applied(self, source: bytes) -> bytes:
        return source[: self.start] + self.new.encode() + source[self.end :]


def changes(source: bytes) -> list[Change]:
    """Return every change of a module, in no order that means anything.

    What only types, decorates or documents is left alone: no run of the program sees it.
    """
    return list(_Changes(source).of(ast.parse(source)))


class _Changes:
    def __init__(self, source: bytes) -> None:
        self._source = source
        self._lines = [0]
        for line in source.splitlines(keepends=True):
            self._lines.append(self._lines[-1] + len(line))

    def of(self, node: ast.AST) -> Iterator[Change]:
        yield from self._here(node)
        for child in _executed(node):
            yield from self.of(child)

    def _here(self, node: ast.AST) -> Iterator[Change]:
        match node:
            case ast.Compare(left=left, ops=operators, comparators=others):
                for one, operator, other in zip([left, *others], operators, others, strict=False):
                    yield from self._between("comparison", one, other, _COMPARED[type(operator)])
            case ast.BinOp(left=left, op=ast.Add() | ast.Sub() as operator, right=right):
                yield from self._between("sum", left, right, _ADDED[type(operator)])
            case ast.BoolOp(op=operator, values=values):
                for one, other in pairwise(values):
                    yield from self._between("and, or", one, other, _JOINED[type(operator)])
            case ast.Constant(value=bool() as value):
                yield self._instead("constant", node, str(not value))
            case ast.Constant(value=int() | float() as value):
                yield self._instead("constant", node, str(value + 1))
                yield self._instead("constant", node, f"({value - 1})")
            case ast.If(test=test) | ast.IfExp(test=test) | ast.While(test=test):
                yield self._negated(test)
            case ast.comprehension(ifs=conditions):
                yield from map(self._negated, conditions)
            case ast.FunctionDef(body=body):
                for statement in body[2 if ast.get_docstring(node) else 1 :]:
                    if _returns_nothing(statement):
                        continue
                    at = self._at(statement.lineno, statement.col_offset)
                    space = " " * statement.col_offset
                    yield Change("return early", at, at, f"return None\n{space}")

    def _at(self, line: int, column: int) -> int:
        return self._lines[line - 1] + column

    def _span(self, node: ast.expr) -> tuple[int, int]:
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        return (
            self._at(node.lineno, node.col_offset),
            self._at(node.end_lineno, node.end_col_offset),
        )

    def _instead(self, kind: str, node: ast.expr, new: str) -> Change:
        return Change(kind, *self._span(node), new)

    def _negated(self, test: ast.expr) -> Change:
        start, end = self._span(test)
        return Change("condition", start, end, f"not ({self._source[start:end].decode()})")

    def _between(
        self, kind: str, one: ast.expr, other: ast.expr, words: tuple[str, str]
    ) -> Iterator[Change]:
        """Change the operator between two operands, where it isn't hidden by a comment."""
        start, end = self._span(one)[1], self._span(other)[0]
        between = self._source[start:end].decode()
        if "#" not in between:
            yield Change(kind, start, end, re.sub(words[0], words[1], between, count=1))


def _executed(node: ast.AST) -> Iterator[ast.AST]:
    """Return the children that say what a program does."""
    for name, value in ast.iter_fields(node):
        if name in {"annotation", "returns", "decorator_list"}:
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not _is_text(child):
                yield child


def _returns_nothing(statement: ast.stmt) -> bool:
    """Whether a statement returns None or False: to return None before it is the same.

    Nobody who asks a function whether something is so can tell one from the other.
    """
    match statement:
        case ast.Return(value=None | ast.Constant(value=None | False)):
            return True
    return False


def _is_text(node: ast.AST) -> bool:
    """Whether a statement is a docstring, or only for the type checker."""
    match node:
        case ast.Expr(value=ast.Constant()):
            return True
        case ast.If(test=ast.Name(id="TYPE_CHECKING")):
            return True
    return False
