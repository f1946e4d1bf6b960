"""A list that is out shows that the selection it came of is over, and nothing else."""

from dataclasses import replace
from datetime import date

import pytest

from articles.article import Article
from commitments.identity.linking import identify, link
from commitments.model import TITLE, Mention
from commitments.names.judgement import judge
from commitments.rounds import rounds_over

DAY = date(2027, 1, 12)


def report(name: str, kind: str = "instrument") -> Mention:
    return Mention(f"公布{name}", kind, name, 0, 0, 2 + len(name), stage="done")  # type: ignore[arg-type]


def named(report: Mention, text: str = "现予公布。") -> list[str]:
    paper = Article("关于公布名单的通知", ("各有关单位：", text), "zh")
    return [each.object for each in rounds_over([report], paper)]


@pytest.mark.parametrize(
    ("name", "selection"),
    [
        ("2026年度绿色船厂名单", "2026年度绿色船厂认定"),
        ("2026年绿色船厂入选名单", "2026年绿色船厂认定"),
        ("《2026年度绿色船厂公示名单》", "2026年度绿色船厂认定"),
        ("第四批船舶工业设计中心认定名单", "第四批船舶工业设计中心认定"),
        ("2026年度船舶检验典型案例名单", "2026年度船舶检验典型案例认定"),
        ("2026 list of green shipyards", "2026 selection of green shipyards"),
        ("the first batch list of design centres", "first batch selection of design centres"),
        ("the fourth batch list of design centres", "fourth batch selection of design centres"),
        ("2026年绿色船厂示范企业名单", "2026年绿色船厂示范企业认定"),
        ("2026年绿色船厂复核评价结果", "2026年绿色船厂复核评价"),
        ("第四批船舶工业设计中心评审结果", "第四批船舶工业设计中心评审"),
        ("2026年绿色船厂名单和绿色船厂复核评价结果", "2026年绿色船厂认定和绿色船厂复核评价"),
        ("2026年船舶标准应用示范项目", "2026年船舶标准应用示范项目认定"),
        ("绿色船厂复核评价结果", ""),
        ("2026年船舶检验结果", ""),
        ("绿色船厂名单", ""),
        ("2026年度船舶检验工作要点", ""),
        ("2026年度名单", ""),
    ],
)
def test_which_lists_end_a_selection(name: str, selection: str) -> None:
    assert named(report(name)) == ([selection] if selection else [])


@pytest.mark.parametrize(
    ("name", "text", "selection"),
    [
        (
            "绿色船厂典型案例名单",
            "根据《工业和信息化部办公厅关于组织开展绿色船厂典型案例征集工作的通知》（工信厅函〔2026〕9号），经评审，现予公布。",
            "绿色船厂典型案例征集工作",
        ),
        (
            "2026年船舶标准应用示范项目",
            "按照《某条例》和《关于开展2026年百项船舶标准应用示范项目申报工作的通知》要求，现予公布。",
            "2026年百项船舶标准应用示范项目申报工作",
        ),
        (
            "关于公布2026年船舶焊接创新任务揭榜入围单位的通知",
            "依据《关于组织开展2026年船舶焊接创新任务揭榜工作的通知》，确定了入围单位。",
            "2026年船舶焊接创新任务揭榜工作",
        ),
        ("绿色船厂名单", "根据《绿色船厂管理办法》，经评审，现予公布。", ""),
        ("绿色船厂名单", "现予公布。下一步将印发《关于开展绿色船厂复核工作的通知》。", ""),
        (
            "绿色船厂评价规范",
            "根据《关于开展绿色船厂典型案例征集工作的通知》，经研究，制定本规范。",
            "",
        ),
    ],
)
def test_a_list_tells_which_notice_asked_for_it(name: str, text: str, selection: str) -> None:
    expected = [selection] if selection else []
    assert named(replace(report(name), paragraph=TITLE), text) == expected
    assert named(replace(report(name), paragraph=1), text) == expected
    assert named(report(name), text) == [each for each in named(report(name)) if each]


def test_a_programme_is_no_list() -> None:
    assert named(report("2026年度绿色船厂名单", "programme")) == []


@pytest.mark.parametrize(
    ("announced", "over"),
    [
        ("2026年度绿色船厂推荐工作", True),
        ("2026年度绿色船厂申报", True),
        ("2026年绿色船厂遴选工作", True),
        ("2025年度绿色船厂推荐工作", False),
        ("2026年度绿色港口推荐工作", False),
        ("2026年度绿色船厂试点", False),
        ("2026年度绿色船厂培训活动", False),
    ],
)
def test_only_the_round_of_the_list_is_over(announced: str, over: bool) -> None:
    """A pilot goes on when those that take part are known."""
    (done,) = rounds_over(
        [report("2026年度绿色船厂名单")], Article("公布名单", ("现予公布。",), "zh")
    )
    first = replace(done, object=announced, quote=f"组织开展{announced}", stage="start")
    known = ("c1", identify(first, date(2026, 3, 1)))
    verdicts = [each.verdict for each in link(identify(done, DAY), [known])]
    assert (verdicts == ["same"]) is over


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("重点培育船坞试验平台名录", "重点船坞试验平台", True),
        ("优秀船坞改造案例名单", "优秀船坞改造案例", True),
        ("工业和信息化部重点支持船坞企业", "重点船坞企业名录", True),
        ("船坞试验平台名录", "船坞试验平台", False),
        ("重点船坞试验平台", "船坞试验平台", False),
        ("2025年重点船坞企业名单", "2024年重点船坞企业", False),
        ("重点船坞工作目录", "重点船坞标准目录", False),
    ],
)
def test_to_choose_is_to_put_on_the_roll_of_the_chosen(one: str, other: str, same: bool) -> None:
    said = (Mention(n, "programme", n, 0, 0, len(n), stage="start") for n in (one, other))
    first, second = (identify(each, date(2025, 6, 3)) for each in said)
    assert (judge(first, second).verdict == "same") is same
