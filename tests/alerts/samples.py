"""Notices and digests that the tests share; the texts are made up in the style of the real ones."""

from datetime import UTC, date, datetime, timedelta

from alerts.digest import make_digest
from alerts.notice import Digest, Nearest, Notice

NOW = datetime(2023, 6, 1, 2, 30, tzinfo=UTC)

NEW_ZH = Notice(
    id="a-new-zh",
    event="new",
    occurred_at=datetime(2023, 5, 31, 1, 15, tzinfo=UTC),
    commitment_id="c0a1b2c3d4e5",
    title="《车联网网络安全标准体系建设指南》",
    kind="instrument",
    quote="下一步，将加快修订车联网网络安全标准体系建设指南，力争年内发布，并同步开展重点标准的宣贯。",
    speaker="周明",
    office="网络安全管理局",
    publisher="样报",
    article_title="工信部：车联网安全标准年内更新",
    url="https://news.example/2023/05/31/a1.html",
    published_at=datetime(2023, 5, 31, 1, 15, tzinfo=UTC),
    language="zh",
    stage="issue",
    deadline="年内",
    due_on=date(2023, 12, 31),
    first_said_at=datetime(2023, 5, 31, 1, 15, tzinfo=UTC),
    topics=("vehicles", "cyber_security"),
    nearest=Nearest("《车联网数据安全管理规定》", "文件类型不同（指南、规定）"),
    outlets=("甲网", "乙日报", "丙财经", "丁新闻", "戊周刊"),
)

CHANGED_EN = Notice(
    id="a-changed-en",
    event="changed",
    occurred_at=datetime(2023, 5, 30, 8, 0, tzinfo=UTC),
    commitment_id="c111122223333",
    title="New national green factories",
    kind="target",
    quote="We will now aim for no fewer than 1,200 new green factories this year.",
    speaker="Li Hua",
    office="Department of Energy Conservation",
    publisher="Sample Daily",
    article_title="Ministry raises green factory goal",
    url="https://news.example/en/green?id=7&lang=en",
    published_at=datetime(2023, 5, 30, 8, 0, tzinfo=UTC),
    language="en",
    field="quantity",
    before="1,000",
    after="no fewer than 1,200",
    quantity="no fewer than 1,200",
    deadline="this year",
    due_on=date(2023, 12, 31),
    first_said_at=datetime(2021, 6, 20, 3, 0, tzinfo=UTC),
    mention_count=5,
    topics=("green",),
    note="Another outlet of the same day gives 1,100.",
    first_alert_id="a-first",
)

ADVANCED_ZH = Notice(
    id="a-advanced-zh",
    event="advanced",
    occurred_at=datetime(2023, 5, 31, 4, 0, tzinfo=UTC),
    commitment_id="c444455556666",
    title="《工业节水管理办法》",
    kind="instrument",
    quote="现就管理办法公开征求意见。",
    office="节能与综合利用司",
    publisher="样报",
    url="https://news.example/water",
    published_at=datetime(2023, 5, 30, 16, 0, tzinfo=UTC),
    field="stage",
    before="draft",
    after="consult",
    stage="consult",
    first_said_at=datetime(2022, 9, 2, 4, 0, tzinfo=UTC),
    mention_count=3,
    topics=("green", "standards"),
)

OVERDUE_ZH = Notice(
    id="a-overdue-zh",
    event="overdue",
    occurred_at=datetime(2023, 5, 31, 16, 0, tzinfo=UTC),
    commitment_id="c777788889999",
    title="农村地区充电桩倍增行动",
    kind="programme",
    due_on=date(2023, 5, 31),
    first_said_at=datetime(2022, 3, 2, 4, 0, tzinfo=UTC),
    mention_count=2,
    topics=("vehicles",),
)

MEASURE_ZH = Notice(
    id="a-measure-zh",
    event="new",
    occurred_at=datetime(2023, 5, 31, 5, 0, tzinfo=UTC),
    commitment_id="caaaabbbbcccc",
    title="稳定工业增长",
    kind="measure",
    quote="继续稳定工业增长，巩固回升向好势头。",
    publisher="样报",
    published_at=datetime(2023, 5, 31, 5, 0, tzinfo=UTC),
    topics=("growth",),
)

HOSTILE = Notice(
    id="a-hostile",
    event="new",
    occurred_at=datetime(2023, 5, 31, 6, 0, tzinfo=UTC),
    commitment_id="cdeadbeef0000",
    title="<script>alert(1)</script> *重点* & @channel <!channel> ](http://evil.example)"
    " _x_ `y`\r\nBcc: x@evil.example",
    kind="instrument",
    quote="<img src=x onerror=alert(1)> <@U123> <http://evil.example|官网>"
    " \u202e反转 \x1b[31m红\x00",
    speaker='"><b>张三</b>',
    office="{{ 7 * 7 }} {% raw %}",
    publisher="*样* ~报~\n## 标题",
    article_title="[点击](javascript:alert(1))",
    url="javascript:alert(1)",
    published_at=datetime(2023, 5, 31, 6, 0, tzinfo=UTC),
    deadline="年内\r\nX-Evil: 1",
    topics=("<b>主题</b>",),
    why="<i>为何</i>",
    nearest=Nearest("<u>旧</u>", "不同 & 相异"),
    outlets=("<a href='http://evil.example'>外</a>",),
    note="# 备注 <!here>",
)


def daily_digest() -> Digest:
    return make_digest(
        (NEW_ZH, CHANGED_EN, ADVANCED_ZH, OVERDUE_ZH, MEASURE_ZH),
        id="d-2023-05-31",
        kind="daily",
        since=NOW - timedelta(days=1),
        until=NOW,
    )
