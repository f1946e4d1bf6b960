"""A store that has forgotten much gives its room back; one that hasn't is left alone."""

from pathlib import Path

from sqlalchemy import Engine, text

from storage.engine import writing
from storage.tidying import tidy


def fill(store: Engine, rows: int) -> None:
    with writing(store) as session:
        for number in range(rows):
            session.connection().execute(
                text("INSERT INTO digests VALUES (:name, :at)"),
                {"name": f"{number}-{'x' * 2000}", "at": "2026-11-21 00:00:00"},
            )
        session.commit()


def test_room_is_given_back_once_there_is_enough(store: Engine) -> None:
    fill(store, 500)
    assert tidy(store) == 0, "nothing is empty"
    with writing(store) as session:
        session.connection().execute(text("DELETE FROM digests"))
        session.commit()
    given_back = tidy(store)
    if store.dialect.name == "sqlite":
        assert given_back > 800_000
        assert not Path(f"{store.url.database}-wal").stat().st_size
    else:
        assert given_back == 0, "that is the server's own business"
    assert tidy(store) == 0
