"""What a title and its text both report is reported once, by the text's full name."""

from datetime import datetime, timedelta, timezone

import pytest

from articles.article import Article
from commitments.extract import extract

SAID = datetime(2026, 3, 5, 10, 0, tzinfo=timezone(timedelta(hours=8)))


@pytest.mark.parametrize(
    ("title", "text", "done"),
    [
        (
            "工信部印发风筝出海行动方案",
            "近日，工业和信息化部印发《风筝产业出海行动方案（2026—2028年）》。",
            ["风筝产业出海行动方案（2026—2028年）"],
        ),
        (
            "新版船用软件目录印发 保险试点扩至全国",
            "工信部已于日前印发《船用软件推广应用指导目录（2026年版）》，共收录214项软件。",
            ["船用软件推广应用指导目录（2026年版）"],
        ),
        (
            "三部门发布萤石调控暂行办法",
            "工业和信息化部等三部门2日公布《萤石开采总量调控管理暂行办法》。",
            ["萤石开采总量调控管理暂行办法"],
        ),
        (
            "第五批灯具单项冠军名单公布",
            "工业和信息化部近日公布第五批灯具单项冠军名单。",
            ["第五批灯具单项冠军名单", "第五批灯具单项冠军认定"],
        ),
        (
            "2026年“百企千品”对接活动启动",
            "工业和信息化部会同国资委开展2026年“百企千品”对接活动，组织对接会不少于20场。",
            [],
        ),
        # What the text says nothing of stays the title's own.
        (
            "工信部印发《灯具出海方案》",
            "业内人士说，出口企业的合规成本有望下降。",
            ["灯具出海方案"],
        ),
        (
            "工信部印发灯具方案",
            "工业和信息化部近日印发《箱包质量提升指南》。",
            ["灯具方案", "箱包质量提升指南"],
        ),
    ],
)
def test_a_title_reports_nothing_again(title: str, text: str, done: list[str]) -> None:
    found = extract(Article(title, (text,), "zh", published_at=SAID)).fulfilments
    assert [each.object for each in found] == done
