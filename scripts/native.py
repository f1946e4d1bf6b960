"""Sources of the grammars in the form that mypyc makes most of.

They stay written as they read best and run fastest interpreted; this is applied to the copy that a
wheel is built from. Compiled as they stand, a record is an object of which nothing is known, and a
constant is looked up among its module's names each time:

- A record's methods are made at run time. Here they are written out, so that its class is the
  compiler's own: its fields are read at their places, and its methods called without a look-up.
- A name that a module gives once is marked final: it is kept where it can be read at once. So is a
  tuple of strings, as a tuple of any length: one whose length were known would be kept in pieces,
  and put together for every call.
"""

import ast
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

_METHODS = """
    def __init__(self, {parameters}) -> None:
        {writes}

    def _replace(self, *, {changes}) -> "{name}":
        new = {name}({values})
        {sets}
        return new

    def __iter__(self) -> _Iterator[_Any]:
        return iter(({values},))

    def __eq__(self, other: _Any) -> bool:
        return isinstance(other, {name}) and {equal}

    def __hash__(self) -> int:
        return hash(({values},))

    def __repr__(self) -> str:
        return f"{name}({shown})"
"""
"""What `commitments._record` makes at run time; `...` stands for a field that stays as it is."""
_IMPORT = "from typing import Any as _Any, Final as _Final, Iterator as _Iterator"
_RECORD = "Record"


@dataclass(frozen=True, slots=True)
class _Edit:
    """Text to put in the place of what stands from one byte to another."""

    start: int
    end: int
    text: str


def native(source: str) -> str:
    """A module's source with its records written out and its constants marked."""
    module = _Module(source)
    edits = [edit for node in module.tree.body for edit in module.edits(node)]
    if not edits:
        return source
    text = source.encode()
    for edit in sorted((*edits, module.imports()), key=lambda each: each.start, reverse=True):
        text = text[: edit.start] + edit.text.encode() + text[edit.end :]
    return text.decode()


class _Module:
    """A module's syntax, and where it stands in the text."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.tree = ast.parse(source)
        lines = source.encode().splitlines(keepends=True)
        self._lines = [0]
        for line in lines:
            self._lines.append(self._lines[-1] + len(line))
        self._given = Counter(_names(self.tree))

    def imports(self) -> _Edit:
        """The import of what the marks are, behind the docstring: no line moves by it."""
        first = self.tree.body[0]
        behind = isinstance(first, ast.Expr)
        at = self._end(first) if behind else 0
        return _Edit(at, at, f"; {_IMPORT}" if behind else f"{_IMPORT}\n")

    def edits(self, node: ast.stmt) -> Iterator[_Edit]:
        """What is to change in a statement of the module."""
        match node:
            case ast.ClassDef(bases=[ast.Name(id=base)]) if base == _RECORD:
                yield from self._record(node)
            case ast.Assign(targets=[ast.Name(id=name) as target]) if self._is_constant(name):
                strings = isinstance(node.value, ast.Tuple) and all(
                    isinstance(each, ast.Constant) and isinstance(each.value, str)
                    for each in node.value.elts
                )
                at = self._end(target)
                yield _Edit(at, at, f": _Final{'[tuple[str, ...]]' if strings else ''}")
            case ast.AnnAssign(target=ast.Name(id=name), annotation=kind, value=ast.expr()):
                if self._is_constant(name):
                    yield _Edit(self._start(kind), self._start(kind), "_Final[")
                    yield _Edit(self._end(kind), self._end(kind), "]")

    def _is_constant(self, name: str) -> bool:
        """Whether a name is given once; one in CamelCase is that of a type."""
        plain = name.isupper() or name.islower()
        return plain and not name.startswith("__") and self._given[name] == 1

    def _record(self, node: ast.ClassDef) -> Iterator[_Edit]:
        base = node.bases[0]
        yield _Edit(self._start(base) - 1, self._end(base) + 1, "")
        fields = [each for each in node.body if isinstance(each, ast.AnnAssign)]
        for each in fields:
            if each.value is not None:
                yield _Edit(self._end(each.annotation), self._end(each.value), "")
        at = self._end(node)
        yield _Edit(at, at, "\n" + self._methods(node.name, fields))

    def _methods(self, name: str, fields: list[ast.AnnAssign]) -> str:
        names = [self._written(each.target) for each in fields]
        defaults = [f" = {self._written(each.value)}" if each.value else "" for each in fields]
        kinds = [self._written(each.annotation) for each in fields]
        given = zip(names, kinds, defaults, strict=True)
        return _METHODS.format(
            name=name,
            parameters=", ".join(f"{each}: {kind}{default}" for each, kind, default in given),
            writes="; ".join(f"self.{each} = {each}" for each in names),
            changes=", ".join(f"{each}: _Any = ..." for each in names),
            values=", ".join(f"self.{each}" for each in names),
            sets="\n        ".join(f"if {each} is not ...: new.{each} = {each}" for each in names),
            equal=" and ".join(f"self.{each} == other.{each}" for each in names),
            shown=", ".join(f"{each}={{self.{each}!r}}" for each in names),
        )

    def _written(self, node: ast.expr) -> str:
        return ast.get_source_segment(self.source, node) or ""

    def _start(self, node: ast.expr) -> int:
        return self._lines[node.lineno - 1] + node.col_offset

    def _end(self, node: ast.stmt | ast.expr) -> int:
        assert node.end_lineno is not None and node.end_col_offset is not None
        return self._lines[node.end_lineno - 1] + node.end_col_offset


def _names(tree: ast.AST) -> Iterator[str]:
    """The names that a module gives at its own level, or a function of it gives, each as often."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            yield node.id
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            inside = [each for each in ast.walk(node) if isinstance(each, ast.Global)]
            yield from (name for each in inside for name in each.names)
        else:
            yield from _names(node)
