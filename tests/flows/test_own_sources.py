"""An operator's own sources, as docs/sources.md shows them."""

import re
from pathlib import Path

import pytest

from flows.settings import ConfigError, load
from flows.sourcing import all_sources

ROOT = Path(__file__).parent.parent.parent


def test_the_documented_configuration_is_one(tmp_path: Path) -> None:
    text = (ROOT / "docs" / "sources.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"```toml\n(.*?)```", text, re.S)
    path = tmp_path / "watch.toml"
    path.write_text(f'rsshub = "http://rsshub:1200"\n{block}', encoding="utf-8")
    sources = {source.id: source for source in all_sources(load(path))}
    assert sources["our_feed"].list_urls == ("https://example.org/feed.xml",)
    assert sources["our_bureau"].parse_list is not None
    assert sources["bing_news"].enabled and not sources["google_news"].enabled
    columns = sources["miit_columns"]
    assert columns.list_urls[-1] == "https://www.miit.gov.cn/jgsj/dzs/gzdt/index.html"
    assert len(columns.list_urls) > 5 and columns.lead is not None
    assert sum(id.startswith("rsshub_") for id in sources) == 8


def test_every_source_is_documented() -> None:
    text = (ROOT / "docs" / "sources.md").read_text(encoding="utf-8")
    built_in = {source.id for source in all_sources(load())}
    assert {id for id in built_in if f"`{id}`" not in text} == set()


def test_another_address_takes_the_place_of_all_and_more_come_after(tmp_path: Path) -> None:
    path = tmp_path / "watch.toml"
    path.write_text(
        '[sources.chinanews]\nurl = "https://a.cn/"\nalso = ["https://b.cn/"]\n', encoding="utf-8"
    )
    (source,) = (each for each in all_sources(load(path)) if each.id == "chinanews")
    assert source.list_urls == ("https://a.cn/", "https://b.cn/")
    path.write_text('[sources.chinanews]\nalsoo = ["x"]\n', encoding="utf-8")
    with pytest.raises(ConfigError, match="did you mean 'also'"):
        load(path)
