"""A clause that counts several things is a target for each, and one that counts one stays one."""

from datetime import UTC, date, datetime
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.article import Article
from commitments.extract import extract
from commitments.figures import apart
from commitments.identity.linking import identify
from commitments.model import Mention
from commitments.names.surroundings import placed_in
from commitments.names.target_likeness import judge_targets
from commitments.quantities import find_quantity


def target(quote: str, said: str | None = None) -> Mention:
    said = quote if said is None else said
    return Mention(quote, "target", said, 0, 0, len(quote), quantity=find_quantity(quote))


@pytest.mark.parametrize(
    ("clause", "parts"),
    [
        (
            "建成船用充电桩超过400个、岸电设施超过90座",
            [("超过400个", "充电桩"), ("超过90座", "岸电")],
        ),
        (
            "打造12个服务平台及45个窑炉应用场景",
            [("12个", "服务平台"), ("45个", "应用场景")],
        ),
        ("改造老旧窑炉1200座和空压机3万台", [("1200座", "窑炉"), ("3万台", "空压机")]),
        ("培育20个玩具产业集群、6个钟表特色园区", [("20个", "玩具"), ("6个", "钟表")]),
        ("推广约7万套排产软件、2万套能源管理软件", [("约7万套", "排产"), ("2万套", "能源管理")]),
        (
            "覆盖隧道800公里、桥梁300公里、码头60座",
            [("800公里", "隧道"), ("300公里", "桥梁"), ("60座", "码头")],
        ),
        ("纸浆单耗下降4%以上、取水量下降9%", [("4%以上", "纸浆"), ("9%", "取水量")]),
        ("陶瓷窑炉余热利用率、废水回用率分别达到85%、70%", [("达到85%", "余热"), ("70%", "废水")]),
    ],
)
def test_each_figure_has_its_own_target(clause: str, parts: list[tuple[str, str]]) -> None:
    found = apart(target(clause))
    assert len(found) == len(parts)
    for each, (number, noun) in zip(found, parts, strict=True):
        assert each.quantity and number.endswith(each.quantity.text) and noun in each.object
        assert each.object in clause and (each.quote, each.start) == (clause, 0)


def test_a_figure_whose_noun_stands_before_the_verb_has_its_target_too() -> None:
    clause = "力争到年底全国玩具企业超过5万家、“小钟匠”企业超过2000家"
    first, second = apart(target(clause, "5万家、“小钟匠”企业超过2000家"))
    assert "玩具企业" in first.object and "小钟匠" not in first.object
    assert second.object == "“小钟匠”企业超过2000家"


def test_each_figure_of_a_clause_is_a_commitment_of_its_own() -> None:
    day = date(2026, 6, 22)
    one, other = apart(target("打造12个服务平台及45个窑炉应用场景"))
    assert identify(one, day).name == "服务平台"
    assert "窑炉" in identify(other, day).name and "平台" not in identify(other, day).name


@pytest.mark.parametrize(
    "clause",
    [
        "新培育玩具领军企业3家至5家",
        "今年改造老旧窑炉1200座左右",
        "2027年窑炉余热利用率达到60%，2030年达到80%",
        "两个年度余热利用率要求分别为18%和21%",
        "推动300家玩具企业、童车企业开展质量比对",
        "产值年均增长6%左右，突破8000亿元",
    ],
)
def test_one_thing_counted_stays_one_target(clause: str) -> None:
    mention = target(clause)
    assert apart(mention) == (mention,)


def test_other_kinds_and_english_are_left_alone() -> None:
    clause = "组织3家实验室、2家协会制定玩具标准"
    programme = Mention(clause, "instrument", "玩具标准", 0, 0, len(clause))
    assert apart(programme) == (programme,)
    english = target("build 20 toy parks and 300 watch workshops")
    assert apart(english) == (english,)


def test_the_parts_are_two_commitments_and_an_article_gives_both() -> None:
    one, other = apart(target("年内新建岸电设施90座、船用充电桩400个"))
    assert identify(one, date(2025, 3, 1)).name != identify(other, date(2025, 3, 1)).name
    article = Article(
        title="工信部部署岸电建设",
        paragraphs=("工业和信息化部表示，到2026年底，新建岸电设施90座、船用充电桩400个。",),
        language="zh",
        published_at=datetime(2025, 3, 1, tzinfo=UTC),
    )
    targets = [each for each in extract(article).mentions if each.kind == "target"]
    assert [each.quantity and each.quantity.value for each in targets] == [90, 400]
    assert len({(each.quote, each.start) for each in targets}) == 1


def test_an_article_gives_each_of_two_names_that_one_verb_has() -> None:
    clause = "启动玩具质量提升工程和童车安全改造工程新一批项目"
    article = Article(
        title="工信部召开工作会议",
        paragraphs=(f"工业和信息化部表示，下一步将{clause}。",),
        language="zh",
        published_at=datetime(2025, 3, 1, tzinfo=UTC),
    )
    found = extract(article).mentions
    assert [each.object for each in found] == ["玩具质量提升工程", "童车安全改造工程新一批项目"]
    assert all(each.object in each.quote for each in found)


@given(st.text("0123456789家个座万亿%、和，分别超过达到一二三纸浆窑炉", max_size=60))
def test_any_clause_comes_apart_without_loss(clause: str) -> None:
    for each in apart(target(clause)):
        assert each.object in clause and each.quote == clause


@pytest.mark.parametrize(
    ("counted", "count"),
    [
        ("突破百项釉料核心技术，打造百家领军企业，制定百项关键标准", 3),
        ("培育50家骨干企业，开拓50个典型场景，建设50个中试平台", 3),
    ],
)
def test_round_numbers_of_one_list_count_things_of_their_own(counted: str, count: int) -> None:
    text = f"到2028年，建设一批陶瓷产业先导区，{counted}。"
    said_at = datetime(2026, 3, 5, tzinfo=UTC)
    article = Article("工业和信息化部等五部门关于陶瓷产业的实施意见", (text,), "zh", said_at)
    said = extract(article)
    goals = [
        placed_in(identify(each, said_at.date()), each, article, said_at.date())
        for each in said.mentions
        if each.kind == "target"
    ]
    assert len(goals) == count
    judged = {judge_targets(one, other).verdict for one, other in combinations(goals, 2)}
    assert judged == {"different"}
