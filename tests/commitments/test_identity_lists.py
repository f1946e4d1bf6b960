"""Names in lists: taken apart verbatim, and each made whole by what the list shares."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.names.completion import completed
from commitments.names.coordination import coordinated

APART = {
    "造纸水效提升、印染水效提升行动方案": ("造纸水效提升行动方案", "印染水效提升行动方案"),
    "船坞设备更新、绿色船舶推广、船员安全提升三大行动": (
        "船坞设备更新行动",
        "绿色船舶推广行动",
        "船员安全提升三大行动",
    ),
    "钠电池、钾电池、固态电池下乡活动": ("钠电池下乡活动", "钾电池下乡活动", "固态电池下乡活动"),
    "水泥能效、玻璃能效等一揽子行动计划": ("水泥能效行动计划", "玻璃能效行动计划"),
    "轻工、纺织“三品”行动": ("轻工三品行动", "纺织“三品”行动"),
    "电控单元测试要求、密钥管理技术规范等标准": (
        "电控单元测试要求标准",
        "密钥管理技术规范",
    ),
    "车载存储、电源芯片等标准预研及域控制器试验方法标准": (
        "车载存储标准",
        "电源芯片标准",
        "域控制器试验方法标准",
    ),
    "卫星导航、无人船艇、船用锅炉等3个标准化技术委员会和船厂安全装备标准化工作组": (
        "卫星导航标准化技术委员会",
        "无人船艇标准化技术委员会",
        "船用锅炉标准化技术委员会",
        "船厂安全装备标准化工作组",
    ),
    "钟表、玩具等两个检验平台": ("钟表检验平台", "玩具检验平台"),
    "钟表、玩具等产品标准和船坞安全标准": (
        "钟表产品标准",
        "玩具产品标准",
        "船坞安全标准",
    ),
    "灯塔工厂培育、绿电替代和零碳园区创建等行动": (
        "灯塔工厂培育行动",
        "绿电替代行动",
        "零碳园区创建行动",
    ),
    "焊接机器人在船坞、车桥制造等场景技术规范": (
        "焊接机器人船坞场景技术规范",
        "焊接机器人车桥制造场景技术规范",
    ),
    "语音大模型在客服、导游、翻译等行业应用指南": (
        "语音大模型客服行业应用指南",
        "语音大模型导游行业应用指南",
        "语音大模型翻译行业应用指南",
    ),
    "染料储存及运输、油墨储存和颜料储存等通用标准": (
        "染料储存及运输通用标准",
        "油墨储存和颜料储存通用标准",
    ),
    "供应链“固链”和“强芯”工程": ("供应链“固链”工程", "供应链“强芯”工程"),
    "量子计算创新中心、脑机接口创新中心": ("量子计算创新中心", "脑机接口创新中心"),
    "国家中小企业发展基金、国家新材料产业基金等": ("国家中小企业发展基金", "国家新材料产业基金"),
    "童车改造工程和玩具质量提升工程新一批项目": (
        "童车改造工程",
        "玩具质量提升工程新一批项目",
    ),
    "第三批玩具示范企业培育和第一批童车企业复核工作": (
        "第三批玩具示范企业培育",
        "第一批童车企业复核工作",
    ),
    "童车、玩具、钟表等行业新一轮稳增长方案": (
        "童车行业新一轮稳增长方案",
        "玩具行业新一轮稳增长方案",
        "钟表行业新一轮稳增长方案",
    ),
    "陶瓷釉料、陶瓷坯体以及陶瓷颜料等产品标准": (
        "陶瓷釉料产品标准",
        "陶瓷坯体产品标准",
        "陶瓷颜料产品标准",
    ),
    "测色方法、釉料成分等通用标准": ("测色方法通用标准", "釉料成分通用标准"),
    "窑炉“点亮”和“净化”行动": ("窑炉“点亮”行动", "窑炉“净化”行动"),
    "陶艺“优品”活动、钟表“精工”成果展、“五一”玩具促消费活动": (
        "陶艺“优品”活动",
        "钟表“精工”成果展",
        "“五一”玩具促消费活动",
    ),
    "船用传感、内河绿色动力国家制造业创新中心": (
        "船用传感国家制造业创新中心",
        "内河绿色动力国家制造业创新中心",
    ),
    "童车制动、玩具阻燃两项强制性国家标准尽早报批": (
        "童车制动强制性国家标准",
        "玩具阻燃两项强制性国家标准",
    ),
    "2026年钟表示范企业认定及钟表示范企业复核评价工作": (
        "2026年钟表示范企业认定",
        "2026年钟表示范企业复核评价工作",
    ),
    "2026年度玩具“小巨人”企业遴选和复审工作": (
        "2026年度玩具“小巨人”企业遴选",
        "2026年度玩具“小巨人”企业复审工作",
    ),
    "工业能效和工业水效提升行动计划": ("工业能效提升行动计划", "工业水效提升行动计划"),
    "玩具安全、童车安全等标准": ("玩具安全标准", "童车安全标准"),
    "玩具可靠性、回收利用等标准": ("玩具可靠性标准", "回收利用标准"),
    "未来玩具学院、现代钟表学院等特色学院": ("未来玩具学院", "现代钟表学院"),
}

ONE_NAME = [
    "焊接机器人在船坞、车桥制造等场景应用示范",
    "焊接机器人在船坞场景技术规范",
    "钟表、玩具等十个行业工作方案",
    "卫星导航、无人船艇等6个标准化技术委员会",
    "钟表、玩具等2个行业工作方案",
    "船坞设备更新、绿色船舶推广、船员安全提升五大行动",
    "造纸节水、印染能效提升行动方案",
    "中央、省、县三级绿色工厂培育机制",
    "立项、检查、验收、退出的全过程管理机制",
    "水泥、玻璃、陶瓷等十大行业稳增长工作方案",
    "低空装备、船舶、核能等产业链对接活动",
    "车联网和智慧城市协同发展试点",
    "工业和信息化领域数据安全管理办法",
    "钟表、玩具等行业方案",
    "钟表、玩具等重点行业稳增长方案",
    "管理标准、技术标准、服务标准",
    "数据治理和陶瓷交易流通机制",
    "玩具安全、可靠性、循环寿命、回收利用等标准",
    "童车分类分级、评估评测、应急处置等安全标准",
    "玩具减污和降碳行动计划",
    "玩具企业认定和管理工作",
    "钟表企业复核评价工作",
    "《稀土管理条例》",
    "",
]


@pytest.mark.parametrize("phrase", APART)
def test_lists_are_taken_apart_and_each_name_is_made_whole(phrase: str) -> None:
    names = coordinated(phrase)
    assert tuple(completed(name, f"加快推进{phrase}") for name in names) == APART[phrase]


@pytest.mark.parametrize("phrase", ONE_NAME)
def test_one_name_stays_one(phrase: str) -> None:
    assert coordinated(phrase) == (phrase,)


def test_what_leads_up_to_a_list_is_no_part_of_its_names() -> None:
    quote = "这次要编制的标准包括焊接机器人在船坞、车桥制造等场景技术规范"
    assert completed("焊接机器人在船坞", quote) == "焊接机器人船坞场景技术规范"
    assert completed("车桥制造等场景技术规范", quote) == "焊接机器人车桥制造场景技术规范"


def test_the_shared_words_are_looked_for_in_the_same_clause_only() -> None:
    assert completed("钠电池", "推广钠电池、氢能，制定储能标准") == "钠电池"
    assert completed("钠电池", "推广钠电池，制定储能标准") == "钠电池"


@given(st.text(alphabet="工业标准下乡行动、和与及等“”《》（）的在研究发布芯片电池", max_size=30))
def test_names_are_verbatim(phrase: str) -> None:
    found = coordinated(phrase)
    assert found
    at = 0
    for name in found:
        at = phrase.find(name, at)
        assert at >= 0
        at += len(name)


def test_what_opinions_are_asked_for_on_is_no_list_of_opinions() -> None:
    paper = "measures for kiln checks in the ceramics sector"
    assert completed(paper, f"soliciting public opinions on the {paper}") == paper
    assert completed(paper, f"seeks opinions on the {paper}") == paper
    assert completed("steel", "issue opinions on steel and glass") == "issue opinions on steel"


@pytest.mark.parametrize(
    ("name", "quote", "whole"),
    [
        (
            "第五批复核工作",
            "第八批船用油漆企业培育和第五批复核工作将于6月启动",
            "第五批船用油漆企业复核工作",
        ),
        ("第二批复核", "开展第四批绿色船厂遴选与第二批复核", "第二批绿色船厂复核"),
        ("第五批复核工作", "将开展第五批复核工作", "第五批复核工作"),
        ("第四批绿色船厂遴选", "开展第四批绿色船厂遴选和第二批复核", "第四批绿色船厂遴选"),
    ],
)
def test_a_review_beside_a_selection_is_of_the_same_things(
    name: str, quote: str, whole: str
) -> None:
    assert completed(name, quote) == whole
