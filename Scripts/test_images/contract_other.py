"""Employment papers that are no labour contract: agreements for the retired and for institutions, and what is refused."""

from . import contract as contracts
from . import names
from .contract_text import CLAUSES

AGREEMENTS = {
    "retired": ["退休返聘协议", "退休人员返聘协议书", "聘用协议", "退休人员聘用合同"],
    "public-institution": ["事业单位聘用合同", "聘用合同书", "聘用合同", "事业单位聘用合同书"],
    "employee": ["聘用合同", "聘用合同书"],
}


def parties(w, first="聘用单位（甲方）：", second="受聘人（乙方）："):
    c = w.contract
    w.say(first, w.blank(c.employer, 70), indent=0)
    w.head(w.rng.choice(["法定代表人：", "法定代表人（主要负责人）：", "负责人："]))
    w.say(second, w.blank(c.worker, 50), indent=0)
    w.say(w.number_label(w.rng.choice(["身份证号码：", "居民身份证号码："])), w.blank(c.id_number, 70), indent=0)
    w.note(employer_name=c.employer, worker_name=c.worker, id_number=c.id_number)
    w.say("住址：", w.blank(w.case.person.address, 90), indent=0)


def term(w, called):
    """One of the wordings of institutions' and retired persons' agreements."""
    c, rng = w.contract, w.rng
    w.flow.room(30)
    if c.end is None:
        w.article(f"{called}为无固定期限，自", *w.day(c.start), "起至双方约定的终止条件出现时止。")
    elif rng.random() < 0.4:
        w.article(f"{called}为", w.blank(contracts.years_text(c), 12), "，自", *w.day(c.start), "起至", *w.day(c.end), "止。")
    elif rng.random() < 0.5:
        w.article(f"本合同自{names.chinese_date(c.start)}起，至{names.chinese_date(c.end)}止，共{contracts.years_text(c)}。")
    else:
        w.article(f"{called}自{names.numeral_date(c.start)}起至{names.numeral_date(c.end)}止。")
    w.note_term()


def agreement(w):
    """聘用合同, 聘用协议, 返聘协议."""
    case, c, rng = w.case, w.contract, w.rng
    w.title(rng.choice(AGREEMENTS[case.status]))
    retired = case.status == "retired"
    parties(w, rng.choice(["甲方（聘用单位）：", "聘用单位（甲方）：", "甲方："]),
            rng.choice(["乙方（退休返聘人员）：", "乙方（受聘人）："]) if retired else rng.choice(["受聘人（乙方）：", "乙方（受聘人员）："]))  # fmt: skip
    if retired:
        w.say("乙方已依法办理退休手续，享受基本养老保险待遇。甲乙双方经平等协商，就聘用事宜达成如下协议：")
    else:
        w.say("甲乙双方根据事业单位人事管理的有关规定，在平等自愿、协商一致的基础上，签订本合同。")
    term(w, rng.choice(["聘用期限", "本合同期限", "协议期限"]))
    if w.post:
        w.article("甲方聘用乙方在", w.blank(case.department, 34), "从事", w.blank(w.post, 36), "岗位工作。")
        w.note_post(department=case.department)
    w.rest([clause for clause in rng.sample(CLAUSES, rng.randrange(3, 7)) if "劳动合同" not in clause])
    contracts.signing(w)
    return contracts.finish(w)


def part_time(w):
    """非全日制用工: a contract, but one that the office has to look at."""
    w.title("非全日制用工劳动合同书")
    parties(w, "甲方（用人单位）：", "乙方（劳动者）：")
    term(w, "合同期限")
    w.article("乙方在", w.blank(w.case.department), "从事", w.blank(w.post), "岗位工作，平均每日工作时间不超过四小时，每周工作时间累计不超过二十四小时。")
    w.note_post(department=w.case.department)
    w.rest(w.rng.sample(CLAUSES, 3))
    contracts.signing(w)
    return contracts.finish(w)


def services(w):
    """劳务协议 or 实习协议."""
    rng = w.rng
    w.title(rng.choice(["劳务协议", "劳务合同", "劳务协议书", "实习协议书"]))
    parties(w, "甲方：", "乙方：")
    w.say("甲乙双方经协商一致，就乙方为甲方提供劳务（实习）事宜签订本协议，双方之间不建立劳动关系。")
    term(w, "协议期限")
    w.article("乙方承担的工作内容为", w.blank(w.post, 40), "。")
    w.note_post()
    w.article("甲方按月支付乙方劳务报酬（补贴），由甲方依法代扣代缴个人所得税。")
    contracts.signing(w)
    return contracts.finish(w)


def dissolution(w):
    """解除劳动合同协议书: the opposite of what is asked for."""
    c = w.contract
    w.title(w.rng.choice(["解除劳动合同协议书", "协商解除劳动合同协议", "终止劳动合同证明书"]))
    parties(w, "甲方（用人单位）：", "乙方（劳动者）：")
    end = c.end or w.case.submitted_date
    w.article(f"甲乙双方于{names.chinese_date(c.signed)}签订劳动合同，合同期至{names.chinese_date(end)}。现经双方协商一致，同意解除劳动合同关系。")
    w.article("乙方应当自本协议签订之日起五日内办理工作交接，甲方在十五日内为乙方办理社会保险关系转移手续。")
    contracts.signing(w)
    return contracts.finish(w)


def letter(w):
    """聘书, 聘任书, 任命: signed by the employer alone."""
    case, c, rng = w.case, w.contract, w.rng
    title = rng.choice(["聘    书", "聘任书", "聘用书"])
    w.flow.space(20)
    w.title(title, 11)
    w.flow.space(10)
    w.say(f"兹聘请{c.worker}（身份证号：{c.id_number}）同志为我公司{case.department}{case.post}，"
          f"聘期自{names.chinese_date(c.start)}起" + (f"至{names.chinese_date(c.end)}止。" if c.end else "。"))  # fmt: skip
    w.say("特发此证。" if rng.random() < 0.5 else "此聘。")
    return issued(w)


def certificate(w):
    """聘用证明, 在职证明."""
    case, c, rng = w.case, w.contract, w.rng
    w.flow.space(10)
    w.title(rng.choice(["聘用证明", "在职证明", "工作证明", "劳动关系证明"]), 8)
    w.say(f"兹证明{c.worker}，{case.person.sex}，身份证号{c.id_number}，自{names.chinese_date(c.start)}起在我单位{case.department}工作，"
          f"现任{case.post}一职。")  # fmt: skip
    w.say("特此证明。")
    return issued(w)


def issued(w):
    """The employer's name, seal and date at the foot."""
    c, page = w.contract, w.flow.page
    w.flow.space(24)
    y = w.flow.y
    page.centred(100, 86, y, c.employer, w.label)
    page.centred(100, 86, y + 10, names.chinese_date(c.signed), w.label)
    if c.seal is not None:
        page.seal(c.seal, 143 + w.rng.uniform(-6, 6), y + w.rng.uniform(-2, 6))
    w.note(employer_name=c.employer)
    return w.flow.pages


OTHER = {
    "agreement": agreement, "part-time": part_time, "services": services, "dissolution": dissolution, "letter": letter,
    "certificate": certificate,
}  # fmt: skip
# What the pages of each are, in the program's words.
KINDS = {
    "agreement": "employment-agreement", "part-time": "labour-contract", "services": "other-agreement",
    "dissolution": "other-agreement", "letter": "appointment-letter", "certificate": "employment-certificate",
}  # fmt: skip
