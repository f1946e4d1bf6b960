from dataclasses import replace

import pytest

from articles.article import Article
from articles.relevance import about_miit, names_miit


@pytest.mark.parametrize(
    "text",
    [
        "工信部：近期将发布行业方案",
        "工业和信息化部装备工业一司有关负责人表示",
        "工业与信息化部等五部门联合印发",
        "工业和\n信息化部",
        "工 信 部 回 应",
        "工業和信息化部發布公告",
        "装备工业二司司长表示",
        "无线电管理局发布频率规划",
        "部长金壮龙在会上说",
        "李乐成部长会见客人",
        "副部长：辛国斌",
        "The Ministry of Industry and Information Technology (MIIT) said",
        "China’s MIIT will",
        "ＭＩＩＴ",
        "the country's Ministry of Industry & Information Technology",
        "Ministry of Industry\nand Information Technology",
        "vice minister of Industry and Information Technology",
        "China's industry ministry said on Friday",
        "全国工业和信息化工作会议在京召开",
        "记者从全国无线电管理工作会议上获悉",
        "according to the national industry and information technology work conference",
    ],
)
def test_what_names_the_ministry(text: str) -> None:
    assert names_miit(text)


@pytest.mark.parametrize(
    "text",
    [
        "省工信厅发布通知",
        "市经信局组织企业参加",
        "各地工信部门要加强监测",
        "地方工业和信息化部门负责推荐",
        "上海市通信管理局",
        "省无线电管理局",
        "市中小企业局",
        "商务部部长表示",
        "演员罗文参加演出",
        "the committee of industry, mittens and permits",
        "Ministry of Commerce",
        "submitted to the ministry",
        "",
    ],
)
def test_what_does_not(text: str) -> None:
    assert not names_miit(text)


def test_title_and_body_count() -> None:
    assert about_miit(Article("工信部发布通知", ("全文如下。",), "zh"))
    assert about_miit(Article("汽车产业", ("开头。", "工信部表示，将加快工作。"), "zh"))
    assert not about_miit(Article("汽车产业", ("商务部表示。",), "zh"))


def test_what_the_ministry_publishes_is_about_it_though_it_says_only_we() -> None:
    reply = Article("对第5号建议的答复", ("我部将加快工作。",), "zh", publisher="工业和信息化部")
    assert about_miit(reply)
    assert about_miit(replace(reply, publisher="工业和信息化部装备工业一司"))
    assert not about_miit(replace(reply, publisher="财政部"))
