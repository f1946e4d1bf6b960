"""What a direction of work is called, where its clause's verbs are nouns as often."""

import pytest

from commitments.chinese.clause import predicate
from commitments.chinese.direction_name import direction_name

NAMES = {
    "加快转型发展": "转型发展",
    "加快推进转型升级和提质增效": "转型升级和提质增效",
    "加大培育力度": "培育力度",
    "把渔业复产摆在首位": "渔业复产",
    "将把稳渔价放在更加突出位置": "稳渔价",
    "加大力度助渔纾困": "助渔纾困",
    "要创造条件促进渔业高质量发展": "渔业高质量发展",
    "做好执行情况的效果评估": "执行情况的效果评估",
    "加大优质船厂培育力度的同时": "优质船厂培育力度",
    "补齐短板": "补齐短板",
    "举办一场启动活动": "举办一场启动活动",
    "强化并行处理能力": "并行处理能力",
    "支持检测评估机构发展": "检测评估机构发展",
    "加快创新成果落地": "创新成果落地",
    "推动植入式电极集成": "植入式电极集成",
    "引导创新要素向港口汇聚": "创新要素向港口汇聚",
    "加强船舶产业链联合攻关": "船舶产业链联合攻关",
    "提升渔船检验水平": "渔船检验水平",
    "稳定和扩大渔船消费": "渔船消费",
}


@pytest.mark.parametrize("clause", NAMES)
def test_a_direction_of_work_has_a_name(clause: str) -> None:
    assert direction_name(clause, predicate(clause)) == NAMES[clause]
