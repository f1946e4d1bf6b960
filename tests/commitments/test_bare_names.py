"""What a bare name begins with belongs to it, whatever else the word means."""

import pytest

from commitments.names.naming import bare_name
from commitments.names.purpose_names import named_for


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("新型渡轮发展行动计划", "新型渡轮发展行动计划"),
        ("新技术新产品渡轮示范行动", "新技术新产品渡轮示范行动"),
        ("新业态渡轮服务试点", "新业态渡轮服务试点"),
        ("制定新型渡轮标准", "新型渡轮标准"),
        ("新的渡轮管理办法", "渡轮管理办法"),
        ("新版渡轮管理办法", "渡轮管理办法"),
        ("新渡轮管理办法", "渡轮管理办法"),
        ("渡轮企业专项服务行动", "渡轮企业服务行动"),
        ("渡轮专项整治行动", "渡轮专项整治行动"),
        ("渡轮更新专项行动", "渡轮更新专项行动"),
        ("联合调查组核查渡轮涂料超标问题", "核查渡轮涂料超标问题的调查组"),
        ("检查组检查渡轮制造企业", "检查渡轮制造企业的检查组"),
        ("调查组核查机制", "调查组核查机制"),
        ("渡轮调查组工作规则", "渡轮调查组工作规则"),
    ],
)
def test_what_a_name_is_bared_to(said: str, name: str) -> None:
    assert bare_name(said).text == name


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("标准推动渡轮应用", "instrument"),
        ("专项行动打击假冒渡轮配件", "programme"),
        ("督导组督查渡轮制造企业", None),
        ("渡轮督导组", None),
    ],
)
def test_a_body_that_is_sent_out_is_no_programme_by_its_errand(said: str, kind: str | None) -> None:
    assert named_for(said) == kind
