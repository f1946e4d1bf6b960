"""Batched statements that SQLite and Postgres both understand.

Core statements over whole batches: the ORM row by row costs twenty to seventy times as much.
"""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any, Literal

from sqlalchemy import JSON, BindParameter, Table, TextClause, bindparam, text
from sqlalchemy.engine import Connection, Dialect
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session, SQLModel

from storage.tables import table_of

BATCH = 500
AT_ONCE = 200
"""Identifiers that one of the ledger's queries takes."""
IDS: BindParameter[Any] = bindparam("ids", expanding=True)
"""Where a statement that is built once takes its identifiers: `some_of` gives them in lists."""
Row = Mapping[str, Any]


def insert_missing(session: Session, model: type[SQLModel], rows: Sequence[Row]) -> None:
    """Insert `rows` (all with the same keys), leaving out those whose key is there already."""
    upsert(session, model, rows, change=())


def upsert(
    session: Session, model: type[SQLModel], rows: Sequence[Row], *, change: Iterable[str]
) -> None:
    """Insert `rows` (all with the same keys), in one way for all.

    Where the primary key is there already, set the columns `change` anew; without any, leave the
    row as it is, whatever key of it is taken.
    """
    if not rows:
        return
    table, names, changed = table_of(model), tuple(rows[0]), tuple(sorted(change))
    connection = session.connection()
    if connection.dialect.name == "sqlite":
        connection.execute(_insert(table, names, changed), rows)
        return
    if changed:
        # One statement may change a row only once.
        keys = [column.name for column in table.primary_key.columns]
        rows = list({tuple(row[key] for key in keys): row for row in rows}.values())
    for batch in batches(rows):
        connection.execute(_insert_records(table, names, changed), {"rows": records(batch)})


@cache
def _insert(table: Table, names: tuple[str, ...], change: tuple[str, ...]) -> TextClause:
    """Written out, for SQLAlchemy compiles an insert with a conflict clause anew each time."""
    values = ", ".join(f":{name}" for name in names)
    made = text(_inserting(table, names, f"VALUES ({values})", change))
    return made.bindparams(*(bindparam(name, type_=table.c[name].type) for name in names))


@cache
def _insert_records(table: Table, names: tuple[str, ...], change: tuple[str, ...]) -> TextClause:
    """The same where all rows travel as one parameter: row by row the driver and Postgres take
    more than twice as long.
    """
    given = f'json_populate_recordset(NULL::"{table.name}", CAST(:rows AS json))'
    return text(_inserting(table, names, f"SELECT {_quoted(names)} FROM {given}", change))


def _inserting(table: Table, names: Sequence[str], source: str, change: Sequence[str]) -> str:
    keys = _quoted(column.name for column in table.primary_key.columns)
    sets = ", ".join(f'"{name}" = excluded."{name}"' for name in change)
    conflict = f"({keys}) DO UPDATE SET {sets}" if change else "DO NOTHING"
    return f'INSERT INTO "{table.name}" ({_quoted(names)}) {source} ON CONFLICT {conflict}'


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def records(rows: Sequence[Row]) -> str:
    """Rows as Postgres makes records of them, with json_to_recordset or the like."""
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"), default=_written)


def _written(value: object) -> str:
    if isinstance(value, datetime) and value.tzinfo is None:
        raise ValueError(f"{value!r} has no time zone")
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{value!r} isn't kept in a record")


def insert_new(session: Session, model: type[SQLModel], rows: Sequence[Row]) -> None:
    """Insert `rows` (all with the same keys), none of which is there: the caller holds the lock.

    Postgres takes them as it takes rows fastest.
    """
    if not rows:
        return
    table, names = table_of(model), tuple(rows[0])
    connection = session.connection()
    if connection.dialect.name == "postgresql":
        ready = _ready(table, names, connection.dialect)
        insert_new_tuples(session, model, names, [ready(row) for row in rows])
    else:
        connection.execute(_insert(table, names, ()), rows)


def insert_new_tuples(
    session: Session,
    model: type[SQLModel],
    columns: Sequence[str],
    rows: Sequence[tuple[Any, ...]],
) -> None:
    """The same for rows of values as the driver takes them: for the tables with the most."""
    if not rows:
        return
    connection = session.connection()
    names = _quoted(columns)
    if connection.dialect.name == "postgresql":
        _copy(connection, f'COPY "{table_of(model).name}" ({names}) FROM STDIN', rows)
    else:
        values = ", ".join("?" * len(columns))
        statement = f'INSERT INTO "{table_of(model).name}" ({names}) VALUES ({values})'
        connection.exec_driver_sql(statement, list(rows))


def _copy(connection: Connection, statement: str, rows: Iterable[tuple[Any, ...]]) -> None:
    driver = connection.connection.driver_connection
    assert driver, "a connection that is in use"
    try:
        with driver.cursor() as cursor, cursor.copy(statement) as target:
            for row in rows:
                target.write_row(row)
    except connection.dialect.loaded_dbapi.Error as error:
        raise DBAPIError(statement, None, error) from error


def _ready(
    table: Table, names: tuple[str, ...], dialect: Dialect
) -> Callable[[Row], tuple[Any, ...]]:
    """What makes a row's values those that the driver takes."""
    types = (table.c[name].type.dialect_impl(dialect) for name in names)
    columns = [
        (name, each.bind_processor(dialect)) for name, each in zip(names, types, strict=True)
    ]

    def ready(row: Row) -> tuple[Any, ...]:
        return tuple(made(row[name]) if made else row[name] for name, made in columns)

    return ready


def insert_pairs(
    session: Session, model: type[SQLModel], keys: Sequence[int], numbers: Sequence[int]
) -> None:
    """Insert (key, number) pairs, none of which is there, into a posting table.

    Keys come ascending: neighbours share a page of the tree, which is what an insert costs.
    """
    if not keys:
        return
    table = table_of(model)
    connection = session.connection()
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(
            f'INSERT INTO "{table.name}" ("key", number) VALUES (?, ?)',
            list(zip(keys, numbers, strict=True)),
        )
        return
    connection.exec_driver_sql(
        f'INSERT INTO "{table.name}" (key, number) SELECT * FROM'
        " unnest(%(keys)s::integer[], %(numbers)s::integer[])",
        {"keys": _integers(keys), "numbers": _integers(numbers)},
    )


def postings(session: Session, model: type[SQLModel], keys: list[int]) -> dict[int, list[int]]:
    """Return for each of `keys` (ascending) that is in a posting table the numbers under it."""
    found: dict[int, list[int]] = {}
    for key, number in rows_with(session, table_of(model), "key", ("key", "number"), keys):
        found.setdefault(key, []).append(number)
    return found


def rows_with(
    session: Session, table: Table, column: str, wanted: Sequence[str], values: Iterable[Any]
) -> Sequence[tuple[Any, ...]]:
    """Return `wanted` of the rows of `table` whose `column` is one of `values`.

    The values travel as one parameter, however many they are; a list is taken as it is. What is
    kept as JSON comes as its text.
    """
    ordered = values if isinstance(values, list) else sorted(set(values))
    if not ordered:
        return []
    columns = ", ".join(_as_kept(table, name) for name in wanted)
    connection = session.connection()
    if connection.dialect.name == "sqlite":
        # Without CROSS the planner may walk the table and look into the list.
        statement = (
            f'SELECT {columns} FROM json_each(:values) j CROSS JOIN "{table.name}" t'
            f' ON t."{column}" = j.value'
        )
        found = connection.execute(text(statement), {"values": json.dumps(ordered)})
    else:
        numbers = isinstance(ordered[0], int)
        kind = "integer" if numbers else "text"
        statement = (
            f'SELECT {columns} FROM "{table.name}" t WHERE t."{column}" = ANY(:values ::{kind}[])'
        )
        given = _integers(ordered) if numbers else ordered
        found = connection.execute(text(statement), {"values": given})
    rows: Sequence[tuple[Any, ...]] = found.tuples().all()
    return rows


def _as_kept(table: Table, name: str) -> str:
    # The driver of Postgres would read JSON anew in each row, few of which are looked at.
    return f'CAST(t."{name}" AS TEXT)' if isinstance(table.c[name].type, JSON) else f't."{name}"'


def _integers(numbers: Iterable[int]) -> str:
    """An array as Postgres reads it: the driver writes a list number by number."""
    return f"{{{','.join(map(str, numbers))}}}"


def some_of(ids: Collection[str]) -> Iterator[list[str]]:
    """Yield identifiers, sorted, in lists of at most `AT_ONCE`."""
    ordered = sorted(set(ids))
    for start in range(0, len(ordered), AT_ONCE):
        yield ordered[start : start + AT_ONCE]


def batches(rows: Sequence[Row], size: int = BATCH) -> Iterator[Sequence[Row]]:
    """Yield `rows` in pieces of at most `size`."""
    for start in range(0, len(rows), size):
        yield rows[start : start + size]


def lock_for_writing(session: Session, purpose: Literal["corpus", "ledger"]) -> None:
    """Hold off other writers with the same purpose until this transaction ends.

    SQLite has one writer at a time anyway (see `storage.engine.writing`).
    """
    if session.get_bind().dialect.name == "postgresql":
        session.connection().execute(
            text("SELECT pg_advisory_xact_lock(hashtext(:purpose))"),
            {"purpose": f"miit-watch {purpose}"},
        )
