"""Work that was started, told apart from work that is promised to start."""

from datetime import datetime, timedelta, timezone

import pytest

from articles.article import Article
from commitments.extract import extract
from commitments.model import Extraction

SAID = datetime(2026, 3, 5, 10, 0, tzinfo=timezone(timedelta(hours=8)))


def read(text: str) -> Extraction:
    return extract(
        Article(title="有关情况通报", paragraphs=(text,), language="zh", published_at=SAID)
    )


@pytest.mark.parametrize(
    ("text", "done"),
    [
        ("近日，工业和信息化部启动工业锅炉数字化转型试点。", ["工业锅炉数字化转型试点"]),
        ("工业和信息化部已启动锅炉更新试点工作。", ["锅炉更新试点工作"]),
        ("工业和信息化部召开推进会。会议要求，抓紧编制锅炉规划，启动锅炉更新试点。", []),
        ("工业和信息化部将启动锅炉更新试点。", []),
        ("近日，工业和信息化部印发通知部署锅炉更新推荐工作。", []),
        ("近日，工信部、财政部联合启动锅炉更新试点。", ["锅炉更新试点"]),
        ("近日，工信部会同财政部开展锅炉“焕新”专项行动。", ["锅炉“焕新”专项行动"]),
        ("5月6日，工信部、商务部联合启动“锅炉焕新季”活动。", ["“锅炉焕新季”活动"]),
        ("近日，工信部组织开展专题调研。", []),
        ("日前，工信部发文要求开展锅炉提质行动。", []),
        ("近日，工信部开展锅炉更新试点工作的经验已在各地推广。", []),
        ("工信部表示，下一步，将联合启动锅炉更新试点。", []),
        ("工信部、财政部将联合开展锅炉更新试点。", []),
    ],
)
def test_a_pilot_that_was_launched_has_begun(text: str, done: list[str]) -> None:
    assert [m.object for m in read(text).fulfilments] == done


@pytest.mark.parametrize(
    ("text", "done"),
    [
        (
            "近日，工信部与财政部联合印发通知，联合启动锅炉更新试点。",
            ["关于开展锅炉更新试点的通知"],
        ),
        ("工信部、财政部联合启动锅炉更新试点。", []),
        ("工信部等五部门联合组织开展锅炉更新试点，支持老旧锅炉换新。", []),
    ],
)
def test_joint_work_without_a_day_is_a_promise(text: str, done: list[str]) -> None:
    found = read(text)
    begun = [(m.object, m.stage) for m in found.mentions if m.kind == "programme"]
    assert begun == [("锅炉更新试点", "start")]
    assert [m.object for m in found.fulfilments] == done
