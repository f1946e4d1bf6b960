"""The frame in which a paragraph begins: who has the word there, and under which list."""

import re

from commitments.chinese import recalled
from commitments.chinese.acting import by_title, in_word, take_subject
from commitments.chinese.cast import is_led_by_name, quoted, turn
from commitments.chinese.document import Genre, is_item, is_question
from commitments.chinese.frame import Frame
from commitments.chinese.listing import date_of_list, tells_of_it
from commitments.chinese.opening import is_heading, looks_back
from commitments.chinese.owner import OURS, STRANGERS, Owner, named
from commitments.chinese.setting import Setting

_INVITES = re.compile(
    "请[^，。？]{0,24}(?:协会|企业|公司|工厂|厂的?|集团|代表|专家|教授|院士|[院会]长|秘书长|总裁|董事长|[省市])"
)
"""请一家船厂的代表回应: who answers isn't the ministry."""
_PAPER_AGAIN = re.compile(
    "(?:根据|按照)《[^》]{2,60}》，|(?:在[^，。；]{2,14}方面，)?(?:该|本|此|上述|这份)?(?:实施|指导|行动|工作|发展)?(?:文件|方案|意见|通知|规划|办法|指南|公告|标准|行动计划|细则|目录|《[^》]{2,60}》)"
    "(?:还|也|同时|另外|此外|进一步)*(?:提出|明确|要求|强调|提到|规定|部署|指出)(?!了)"
)
"""文件还明确…, behind the words of others: the paper that the text is about."""
_IN_CHARGE = re.compile(
    "(?:据(?:了解|介绍|悉)，|(?:此外|另外|同时|下一步)，)*(?:(?:行业)?主管部门|工信部门|部里)(?:还|也|正|将|拟|已|下一步)"
)
"""据了解，主管部门还将…, where the ministry has had the word before."""
_BOTH = re.compile("[^。；]{0,24}?双方")
"""双方将建立工作组: what the ministry and whom it met agree on, behind the other's words."""


def afresh(frame: Frame, ours: bool) -> Frame:
    """The frame of an item by itself; `ours`: it names the ministry."""
    return Frame(shared=ours, year=frame.year, people=frame.people, firms=frame.firms)


def opened(
    frame: Frame, paragraph: str, part: str, setting: Setting, host: Owner, before: str
) -> Frame:
    """The frame in which a paragraph begins, behind the last one, which is `before`; `host`
    answers questions."""
    if frame.lent is not None:
        frame = frame.lent
    if setting.apart and (is_item(paragraph) or not setting.numbered):
        frame = afresh(frame, named(paragraph))
    if setting.argued:
        frame = Frame(Owner.OUTSIDER, Owner.OUTSIDER, shared=False, argued=True)
        frame = frame._replace(year=setting.year, month=setting.month)
    list_date = "" if frame.sayer in STRANGERS else date_of_list(frame, paragraph, before)
    point = recalled.point(paragraph, setting.points) if host in OURS and setting.points else None
    if point is not None:
        frame = take_subject(frame, host, True)._replace(voice="speech", plan=0, listing=0)
        list_date = point
    elif frame.sayer in STRANGERS:
        frame = _taken_back(frame, setting, host, paragraph)
    if is_heading(paragraph):
        frame = frame._replace(looks_back=looks_back(paragraph))
    asked = setting.kind is not Genre.DOCUMENT and is_question(paragraph)
    answer = not asked and (frame.asked or frame.answer)
    if frame.asked and answer and _INVITES.search(before) and is_led_by_name(paragraph):
        frame = take_subject(frame, Owner.OUTSIDER, True)
    elif frame.asked and answer and frame.sayer not in OURS:
        frame = frame._replace(sayer=host)
    frame = frame._replace(
        section=part,
        topic=setting.topic,
        date="",
        list_date=list_date,
        goal=False,
        looks_back=frame.looks_back and not asked,
        recounts=(frame.recounts or tells_of_it(frame, paragraph)) and not asked,
        ahead=False,
        done=False,
        wished=False,
        noted=False,
        asks=False,
        holds=0,
        asked=asked,
        answer=answer,
        owner=frame.sayer,
        turn=frame.turn and not asked and setting.talk,
    )
    behind = quoted(paragraph, setting.people)
    in_turn = turn(paragraph, setting.people) if setting.kind is not Genre.DOCUMENT else None
    sayer = behind.owner if behind is not None else in_turn
    if sayer is None:
        return by_title(frame, paragraph)
    taken = take_subject(frame, sayer, True)
    if behind is not None:
        taken = in_word(taken, frame, behind.text, behind, speaks=True)
    return taken._replace(voice="speech", turn=behind is None)


def _taken_back(frame: Frame, setting: Setting, host: Owner, paragraph: str) -> Frame:
    """The frame where a paragraph has told of others, and the text goes on."""
    if setting.ours and not frame.own_paper:
        return frame._replace(sayer=Owner.MINISTRY)  # a reply
    if setting.explains and host in OURS:
        return take_subject(frame, host, True)._replace(voice="paper")  # the next point of a paper
    if host in OURS and _BOTH.match(paragraph):
        return take_subject(frame, Owner.JOINT, True)._replace(voice="meeting")
    if host in OURS and _PAPER_AGAIN.match(paragraph):
        return take_subject(frame, host, True)._replace(voice="paper")
    ours = _IN_CHARGE.match(paragraph) or recalled.goes_on_with_us(paragraph)
    return take_subject(frame, host, True) if host in OURS and ours else frame
