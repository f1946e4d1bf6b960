"""A name that tells no field is shown with the paper that it stands in."""

import pytest

from commitments.model import Kind
from commitments.names.paper_titles import list_of, tells_no_field, within

NOTICE = "工业和信息化部办公厅关于组织开展2027年度陶瓷窑炉典型案例遴选工作的通知"


@pytest.mark.parametrize(
    ("title", "kind", "bare"),
    [
        ("入围单位名单", "instrument", True),
        ("典型案例名单", "instrument", True),
        ("实验室管理办法", "instrument", True),
        ("产品测试规范", "instrument", True),
        ("动态调整机制", "programme", True),
        ("试验验证平台", "programme", True),
        ("应用拓展工程", "programme", True),
        ("陶瓷产品测试规范", "instrument", False),
        ("窑炉试验验证平台", "programme", False),
        ("全国重点实验室", "programme", False),
        ("“釉彩”应用拓展工程", "programme", False),
        ("50家入围单位", "target", False),
        ("优化用户服务", "measure", False),
        ("list of winners", "instrument", False),
    ],
)
def test_which_names_tell_no_field(title: str, kind: Kind, bare: bool) -> None:
    assert tells_no_field(title, kind) is bare


@pytest.mark.parametrize(
    ("article", "about"),
    [
        (NOTICE, "2027年度陶瓷窑炉典型案例遴选工作"),
        ("工业和信息化部关于推动陶瓷产业创新发展的实施意见", "陶瓷产业创新发展"),
        ("工业和信息化部关于印发《陶瓷孵化器管理办法（试行）》的通知", "陶瓷孵化器管理办法"),
        ("五部门印发《关于推动陶瓷产业提质的指导意见》", "陶瓷产业提质"),
        ("工业和信息化部关于开展 2027 年陶瓷质量工作的通知", "2027年陶瓷质量工作"),
        ("工信部：下半年将从五方面发力", ""),
        ("《陶瓷条例》《窑炉条例》公开征求意见", ""),
        (f"关于{'陶瓷和玻璃以及搪瓷和水泥' * 5}的通知", ""),
        ("关于开展实验室管理办法的通知", ""),
    ],
)
def test_the_paper_tells_whose_it_is(article: str, about: str) -> None:
    assert within("实验室管理办法", article) == f"实验室管理办法{f'（{about}）' if about else ''}"


@pytest.mark.parametrize(
    ("name", "title", "text", "found"),
    [
        ("名单", "工信部启动2026年度绿色船厂遴选工作", "", "2026年度绿色船厂名单"),
        (
            "入围单位名单",
            "工业和信息化部办公厅关于开展2026年船舶焊接创新任务揭榜挂帅工作的通知",
            "",
            "2026年船舶焊接创新任务揭榜挂帅入围单位名单",
        ),
        (
            "典型案例名单",
            "工业和信息化部办公厅关于组织开展2026年度船舶质量提升典型案例遴选工作的通知",
            "",
            "2026年度船舶质量提升典型案例名单",
        ),
        (
            "拟通过复核名单",
            "工业和信息化部办公厅关于开展船舶焊接实验室评估复核工作的通知",
            "",
            "船舶焊接实验室拟通过复核名单",
        ),
        ("目录", "工信部组织2026年船舶涂料推广目录推荐", "", "2026年船舶涂料推广目录"),
        ("名单", "船舶周报", "工信部开展第五批船舶设计中心认定工作。", "第五批船舶设计中心名单"),
        # Of two selections either may be meant.
        ("名单", "船舶周报", "工信部开展第五批船舶设计中心认定,2026年绿色船厂推荐。", ""),
        # A list with a field of its own, another paper, a title that tells of no selection.
        ("绿色船厂名单", "工信部启动2026年度船舶焊接案例遴选工作", "", ""),
        ("实施方案", "工信部启动2026年度绿色船厂遴选工作", "", ""),
        ("入选城市名单", "关于开展2026年渡轮改造城市试点工作的通知", "", ""),
        ("名单", "工信部召开船舶企业座谈会", "会议指出,要用好2026年度补贴。", ""),
        ("名单", "工信部启动2026年度遴选工作", "", ""),
    ],
)
def test_a_bare_list_is_that_of_the_selection(name: str, title: str, text: str, found: str) -> None:
    assert list_of(name, title, text) == found
