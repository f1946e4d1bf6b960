"""The score of saved pages that an operator has annotated."""

import json
import sys
from pathlib import Path

import pytest

from bench import page_scores

PAGE = """<html><head><meta charset="utf-8"></head><body>
<div class="detail-title">工信部谈渡船</div>
<div class="detail-info"><span>来源：证券时报</span><span>2026-06-09 10:30</span></div>
<div class="detail-content"><p>工业和信息化部将制定渡船管理办法。</p>
<p>办法将于明年实施。</p></div></body></html>"""
GOLD = {
    "url": "https://www.stcn.com/article/detail/1.html",
    "title": "工信部谈渡船",
    "published_at": "2026-06-09T10:30:00+08:00",
    "paragraphs": ["工业和信息化部将制定渡船管理办法。", "办法将于明年实施。"],
}


def run(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> int | str | None:
    monkeypatch.setattr(sys, "argv", ["page_scores", *map(str, arguments)])
    with pytest.raises(SystemExit) as left:
        page_scores.main()
    return left.value.code


def test_pages_are_scored_by_their_annotations(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "stcn").mkdir()
    page, gold = tmp_path / "stcn" / "one.html", tmp_path / "stcn" / "one.json"
    page.write_text(PAGE, encoding="utf-8")
    gold.write_text(json.dumps(GOLD), encoding="utf-8")
    assert not run(monkeypatch, tmp_path, "--least", "0.98")
    said = capsys.readouterr().out
    assert "own parsers: 1 pages, title right on 1, date on 1, body F1 mean 1.000" in said
    gold.write_text(json.dumps(GOLD | {"title": "x", "paragraphs": ["别的文字。"]}), "utf-8")
    assert run(monkeypatch, tmp_path, "--least", "0.98") == 1
    assert "title right on 0" in capsys.readouterr().out


def test_a_folder_without_annotations_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "no annotated page" in str(run(monkeypatch, tmp_path))


def test_f1_of_characters() -> None:
    assert page_scores.f1("甲乙 丙丁戊", "甲乙丙丁戊") == 1.0
    assert page_scores.f1("", "甲乙丙丁") == 0.0
    half = page_scores.f1("甲乙丙丁", "甲乙丙丁戊己庚辛")
    assert 0 < half < 0.6
