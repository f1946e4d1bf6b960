"""Sources shared out among workers: none is lost, no host has two readers, shares are alike."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.parting import Part
from flows.settings import ConfigError
from sources._source import Expect, Source

HOSTS = st.lists(st.sampled_from("abcdefghij"), max_size=3, unique=True)


def source(id: str, hosts: list[str], minutes: int = 5) -> Source:
    return Source(
        id=id,
        name=id,
        language="zh",
        cadence=timedelta(minutes=minutes),
        expect=Expect(1, timedelta(days=1)),
        list_urls=tuple(f"https://{host}.example.org/{id}" for host in hosts),
    )


@given(st.lists(HOSTS, max_size=20), st.integers(1, 6))
def test_each_source_is_in_one_part_and_so_is_each_host(shapes: list[list[str]], of: int) -> None:
    every = [source(f"s{n}", hosts) for n, hosts in enumerate(shapes)]
    parts = [Part(number, of).choose(every) for number in range(1, of + 1)]
    assert sorted(each.id for part in parts for each in part) == sorted(each.id for each in every)
    hosts = [{url.split("/")[2] for each in part for url in each.list_urls} for part in parts]
    assert sum(map(len, hosts)) == len(set().union(*hosts))


@given(st.permutations([source(f"s{n}", [chr(97 + n)], 5 * (n + 1)) for n in range(8)]))
def test_the_order_of_the_configuration_changes_nothing(every: list[Source]) -> None:
    mine = {each.id for each in Part(1, 3).choose(every)}
    assert mine == {each.id for each in Part(1, 3).choose(sorted(every, key=lambda s: s.id))}


def test_parts_ask_about_equally_often() -> None:
    every = [source(f"s{n}", [chr(97 + n)], minutes) for n, minutes in enumerate([5, 15, 15, 15])]
    assert [each.id for each in Part(1, 2).choose(every)] == ["s0"]
    assert len(Part(2, 2).choose(every)) == 3


def test_a_part_that_does_not_exist_is_refused() -> None:
    for number, of in ((0, 2), (3, 2), (1, 0)):
        with pytest.raises(ConfigError, match="no part"):
            Part(number, of)
