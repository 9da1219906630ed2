"""履职情况书面陈述: concrete work with time, place and object, and the several ways to miss that."""

import datetime

from . import hand as hands
from . import names
from .flow import Flow
from .grid import Grid
from .page import Style

KIND = "duty-statement"
TITLES = ["履职情况书面陈述", "注册安全工程师履职情况陈述", "履职情况说明", "中级注册安全工程师履职情况书面陈述", "注册期内履职情况报告"]
SITES = ["一号罐区", "氨制冷机房", "原料仓库", "锅炉房", "尾矿库", "涂装车间", "3号生产线", "危险化学品仓库", "污水处理站", "港池作业区", "矿井回风巷", "炼钢车间"]
WORKS = [
    "对{site}开展安全风险辨识和隐患排查，发现隐患{n}项，全部完成整改，并编制了重大危险源评估报告",
    "负责{site}改造项目的安全设施竣工验收，组织专家论证施工方案，旁站检查{n}次",
    "主持编制{site}生产安全事故应急预案并组织综合应急演练，参加人员{n}人，形成演练评估报告",
    "对{site}开展安全设施专项检查，提出整改意见{n}条，跟踪复查至全部闭环",
    "为{site}检维修作业人员讲授受限空间作业安全课{n}学时，并组织考核",
    "参与{site}安全现状评价，完成现场勘查和报告编制，提出对策措施{n}条",
    "牵头完成{site}安全生产标准化二级创建，修订安全管理制度{n}项",
    "组织{site}动火作业安全专项整治，查处违章作业{n}起，建立作业票审核制度",
]  # fmt: skip
DUTIES = [
    "负责组织制定并落实安全生产规章制度和操作规程。", "负责组织开展安全生产教育和培训工作。", "负责监督检查安全生产状况，及时排查生产安全事故隐患。",
    "参与制定生产安全事故应急救援预案，落实应急救援措施。", "负责督促落实安全生产整改措施，做好安全生产台账管理。",
    "认真履行岗位职责，积极完成领导交办的其他安全工作。", "协助部门负责人做好日常安全管理，不断提高安全管理水平。",
]  # fmt: skip
UNRELATED = [
    "负责公司年度销售合同的评审和货款回收，全年回款{n}万元", "组织客户答谢会，接待客户{n}人，签订供货协议", "完成公司网站改版，发布新闻稿件{n}篇",
    "负责员工食堂的采购，节约费用{n}万元", "组织新员工入职手续办理，共{n}人，并整理人事档案",
]  # fmt: skip
OPENINGS = [
    "本人{name}，在{company}{department}任{post}，现将本注册周期内的履职情况陈述如下：",
    "本人自注册以来一直受聘于{company}，从事{post}工作。注册周期内完成的主要工作如下：",
    "{name}，{company}{post}。现将注册有效期内履职情况报告如下：",
]


def cycle(case):
    """The five years that the registration to be renewed was given for."""
    end = case.expires or case.submitted_date
    return names.add_years(end, -5), case.submitted_date


def items(case, rng):
    """What was done, as lines: (when, where, what)."""
    content = case.papers.statement.content
    first, last = cycle(case)
    span = (last - first).days - 60
    count = rng.randrange(3, 6)
    days = sorted(first + datetime.timedelta(days=30 + int(span * (i + rng.random()) / count)) for i in range(count))
    if content == "outside":
        days = [names.add_years(day, -rng.randrange(7, 10)) for day in days]
    works = rng.sample(UNRELATED if content == "unrelated" else WORKS, count)
    result = []
    for day, work in zip(days, works, strict=True):
        when = rng.choice([f"{day.year}年{day.month}月", names.chinese_date(day), f"{day.year}年{day.month}月至{min(12, day.month + 2)}月"])
        where = f"{case.company.city}{rng.choice(names.DISTRICTS)}"
        result.append((when, where, work.format(site=rng.choice(SITES), n=rng.randrange(6, 60))))
    return result


def draw(case, rng):
    statement = case.papers.statement
    printed = Style(rng.choice(["song", "serif", "kai", "hei", "microhei"]), rng.choice([3.88, 4.23, 4.94]))
    hand = hands.hand_style(rng, 5.0)
    body = hand.but(size=4.9) if statement.handwritten else printed
    flow = Flow(KIND, body, rng, leading=rng.choice([1.6, 1.8, 2.0]))
    flow.space(rng.uniform(0, 10))
    title = Style(rng.choice(["hei-bold", "serif-bold", "hei", "song"]), rng.choice([6.35, 7.0, 7.76]))
    flow.paragraph(rng.choice(TITLES), style=title, indent=0, align="centre")
    flow.space(6)
    if statement.layout == "letter":
        flow.paragraph(rng.choice(["福建省安全生产科学研究院考试中心：", "注册管理机构："]), indent=0)
    flow.paragraph(rng.choice(OPENINGS).format(name=case.person.name, company=case.company.name, department=case.department,
                                               post=case.post))  # fmt: skip
    write_content(case, rng, flow, statement, printed, body)
    if rng.random() < 0.6:
        flow.paragraph(rng.choice(["以上陈述内容属实，如有虚假，本人愿意承担相应责任。", "特此陈述。", "以上情况真实，请予审核。"]))
    sign(case, rng, flow, statement, printed, hand)
    return flow.pages


def write_content(case, rng, flow, statement, printed, body):
    if statement.content in ("duties", "undated"):
        lines = rng.sample(DUTIES, 5) if statement.content == "duties" else [
            f"在{where}，{what}。" for _, where, what in items(case, rng)
        ]  # fmt: skip
        for number, line in enumerate(lines):
            flow.paragraph(f"{number + 1}．{line}" if statement.layout != "prose" else line)
        return
    entries = items(case, rng)
    if statement.layout == "table" and not statement.handwritten:
        flow.space(3)
        grid = Grid(flow.page, flow.left, flow.y, flow.measure, rng)
        widths = (32.0, 32.0, flow.measure - 64)
        grid.row(10, *((w, t, printed, "centre") for w, t in zip(widths, ("时间", "地点", "具体工作内容及成果"), strict=True)))
        for entry in entries:
            grid.row(rng.choice([20, 24]), *((w, t, printed, "left") for w, t in zip(widths, entry, strict=True)))
        flow.y = grid.y + 4
        return
    for number, (when, where, what) in enumerate(entries):
        if statement.layout == "numbered":
            flow.paragraph(f"{names.ORDINALS[number]}、{when}，在{where}厂区，{what}。")
        else:
            flow.paragraph(f"{when}，在{where}{rng.choice(['厂区', '', '项目现场'])}，{what}。")


def sign(case, rng, flow, statement, printed, hand):
    flow.space(rng.uniform(8, 18))
    flow.room(40)
    page, signature = flow.page, statement.signature
    style = printed.but(size=4.23)
    x = rng.choice([100, 108, 116])
    label = rng.choice(["本人签字：", "本人签名：", "陈述人：", "陈述人（签名）：", "申请人签字："])
    after = x + page.text(x, flow.y, label, style) + 1.5
    hands.put(page, after, flow.y, signature, "author", style, hand, rng, width=min(34, 190 - after))
    flow.y += rng.uniform(10, 14)
    if rng.random() < 0.45:
        hands.dated(page, x + 4, flow.y, signature.date, style, hand, rng)
    else:
        end = x + page.text(x, flow.y, rng.choice(["日    期：", "日期：", "时    间："]), style) + 2
        if signature.date != "blank":
            page.text(end, flow.y, hands.written_date(rng, signature.date), hand.but(size=5), rng)
