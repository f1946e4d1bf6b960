"""With what resolve, in what portions and led by whom something is done: words before a verb."""

MANNER = (
    # 以更大决心治理…, 以钉钉子精神整治…
    "以[^，。、；：]{1,9}(?:决心|力度|精神|标准|速度|作风|态度|姿态|劲头|担当|干劲|步伐|勇气|定力|韧劲|章法)"
    # 逐省建立…, 按周调度…, 分批次开展…
    "|逐(?:企业|行业|园区|项目|环节|[省市县户企家项个行])"
    "|按(?:[周月季旬]|半年|行业|地区|品种|领域|批次|阶段|类别)(?:逐[个项]|分别)?"
    "|分[两三四五六\\d]?(?:批次|步骤|阶段|年度|行业|地区|片区|赛道|梯次)"
    "|由(?:部|司局?|局)?领导(?:同志)?(?:牵头|带队)"
)
"""Each stands right before a verb, or before another word for how."""
