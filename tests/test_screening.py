"""Screening rows by title and summary, measured on rows of our own; and the measure itself."""

import json
from pathlib import Path
from typing import Any

import pytest

from bench import relevance

CLS: list[dict[str, Any]] = [
    {"id": 1, "type": -1, "ctime": 1782000000, "title": "", "content": "工信部：启动试点。"},
    {"id": 2, "type": -1, "ctime": 1782000001, "title": "某日要闻",
     "content": "【某日要闻】财联社电，①某市降雨。②某地通车。③工业和信息化部印发通知。"},
    {"id": 3, "type": -1, "ctime": 1782000002, "title": "消息",
     "content": "消费品工业司召开会议。"},
    {"id": 4, "type": -1, "ctime": 1782000003, "title": "某省消息",
     "content": "某省工信厅和各地工信部门、市中小企业局将开展检查。"},
    {"id": 5, "type": -1, "ctime": 1782000004, "title": "天气", "content": "明天有雨。"},
    {"id": 6, "type": 20026, "ctime": 1782000005, "title": "付费文章",
     "content": "①工信部拟出台新规；②公司回应。"},
    {"id": 7, "type": -1, "ctime": 1782000006, "title": "MIIT to start a pilot", "content": "x"},
]  # fmt: skip
SINA: list[dict[str, Any]] = [
    {"url": "https://finance.sina.com.cn/a/1.shtml", "title": "工信部开会", "intro": "",
     "ctime": "1782000000", "media_name": "某报"},
    {"url": "https://finance.sina.com.cn/a/2.shtml", "title": "企业开会",
     "intro": "有关情况：工业和信息化部部署下一步工作",
     "ctime": "1782000000", "media_name": "某报"},
    {"url": "https://finance.sina.com.cn/a/3.shtml", "title": "人事消息",
     "intro": "某部长出席", "ctime": "1782000000", "media_name": "某报"},
]  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, rows in (("cls", CLS), ("sina", SINA)):
        (tmp_path / name).mkdir()
        text = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
        (tmp_path / name / "rows.jsonl").write_text(text + "\n", encoding="utf-8")
    return tmp_path


def test_nothing_that_names_the_ministry_is_lost(folder: Path) -> None:
    found = relevance.measure(folder)
    assert {id: (each.naming, each.lost) for id, each in found.items()} == {
        "cls": (5, []),
        "sina": (2, []),
    }
    assert sum(each.false for each in found.values()) == 0


def test_what_a_screen_loses_and_lets_pass_is_counted(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(relevance, "wanted", lambda source, entry: "部" in entry.title)
    assert relevance.main([str(folder)]) == 1
    out = capsys.readouterr().out
    assert "sina: 3 rows, 2 name MIIT, recall 0.500; 0 others pass" in out
    assert "lost: " in out and "部署下一步工作" in out
    monkeypatch.setattr(relevance, "wanted", lambda source, entry: True)
    assert relevance.main([str(folder)]) == 0
    out = capsys.readouterr().out
    assert "cls: 7 rows, 5 name MIIT, recall 1.000; 2 others pass, 0 pages fetched" in out
    assert "sina: 3 rows, 2 name MIIT, recall 1.000; 1 others pass, 1 pages fetched" in out


def test_an_empty_folder_is_wrong_usage(tmp_path: Path) -> None:
    assert relevance.main([str(tmp_path)]) == 2
