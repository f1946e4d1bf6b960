"""Own sample texts, in the forms in which news about the ministry comes."""

SENTENCES = (
    "工业和信息化部装备工业一司有关负责人在论坛上介绍了汽车产业上半年的运行情况",
    "上半年新能源汽车的产量与销量都高于去年同期，出口的增长尤其明显",
    "这位负责人说，下一步将抓紧修订乘用车企业的积分管理办法，并公开征求意见",
    "同时将组织第二批城市参加公共领域车辆的电动化试点，重点放在环卫和邮政车辆上",
    "对于动力电池的回收，他表示管理办法的草案已经完成，正在和有关部门会签",
    "车用芯片的供应比去年平稳，但高端产品仍有缺口，需要上下游一起攻关",
    "在标准方面，今年要完成二十项左右智能网联汽车国家标准的立项",
    "会上还发布了一份由研究机构编写的报告，分析了农村地区的用车需求",
    "多家整车企业的代表谈到原材料价格的波动，希望长期协议能够稳定预期",
    "主办方介绍，这次论坛有来自十二个国家的六百多位代表参加",
)
OTHERS = (
    "海关总署公布了五月份的进出口数字，机电产品仍占出口总值的一半以上",
    "分析人士指出，去年同期的高基数让今年的增速看上去不高",
    "几家航运公司的运价在六月第一周有所回落，但仍在往年之上",
    "东南沿海的港口吞吐量保持稳定，内河水运受汛期影响略有下降",
    "专家建议企业更多地使用远期结汇来规避汇率的风险",
    "下半年的外贸形势要看主要市场的需求能否恢复",
    "跨境电商综合试验区的数量在今年又增加了十几个",
    "各地的海外仓建设也在加快，民营企业是其中的主力",
    "业内人士认为，品牌出海比单纯的价格竞争更有前途",
    "报告同时提醒，贸易摩擦的不确定性在上升",
)
ENGLISH = (
    "The Ministry of Industry and Information Technology said on Tuesday that it would revise"
    " the credit rules for carmakers before the end of the year. A draft has been finished and"
    " is being discussed with other departments. Officials told a forum in the south of the"
    " country that a second group of cities would join the trial of electric vehicles for public"
    " services. Chip supply had improved since last spring, they added, although advanced parts"
    " remained scarce. Makers of batteries asked for clearer rules on recycling and for more"
    " time to adapt their production lines."
)


def body(sentences: tuple[str, ...] = SENTENCES, each: int = 3) -> tuple[str, ...]:
    """Return the sentences as paragraphs of `each` sentences."""
    return tuple(
        "".join(f"{sentence}。" for sentence in sentences[at : at + each])
        for at in range(0, len(sentences), each)
    )
