"""Fictitious persons, companies, numbers and dates: nobody and nothing here is taken from life."""

import datetime
from dataclasses import dataclass, replace

CHECK_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_CHARACTERS = "10X98765432"
CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"

SURNAMES = list("陈林黄张李王吴刘蔡杨许郑谢郭洪邱曾廖赖周叶苏庄江吕何罗高潘肖付阎詹卢魏方翁余施沈柯温钟俞")
RARE_SURNAMES = ["欧阳", "上官", "司徒", "诸葛", "逄", "亓", "禤", "仝"]
GIVEN = list(
    "国建志文明华伟强军平东海峰林辉斌鹏杰涛宇航晨浩然博睿铭泽楠森彬毅诚永福荣春秋生金水木凯旋思远宏达继先学"
    "丽娟秀英玉梅芳燕红霞敏静婷雅琴雪莹琳珊慧佳怡欣悦晓云月兰凤清素青碧锦绣"
)
RARE_GIVEN = list("翀堃淼喆玥昱珺赟祎骁煜钰颉垚")
DOTTED_NAMES = ["阿依古丽·买买提", "艾力·吐尔逊", "古丽娜尔·肉孜", "买买提江·阿不都"]

# region part, city for addresses, prefecture code
REGIONS = [
    ("福建", "福州市", "3501"), ("福建省", "福州市", "3501"), ("福州", "福州市", "3501"), ("福州市", "福州市", "3501"),
    ("厦门", "厦门市", "3502"), ("厦门市", "厦门市", "3502"), ("莆田市", "莆田市", "3503"), ("莆田", "莆田市", "3503"),
    ("三明市", "三明市", "3504"), ("三明", "三明市", "3504"), ("泉州", "泉州市", "3505"), ("泉州市", "泉州市", "3505"),
    ("晋江市", "晋江市", "3505"), ("石狮市", "石狮市", "3505"), ("漳州市", "漳州市", "3506"), ("漳州", "漳州市", "3506"),
    ("南平市", "南平市", "3507"), ("龙岩市", "龙岩市", "3508"), ("龙岩", "龙岩市", "3508"), ("宁德市", "宁德市", "3509"),
    ("宁德", "宁德市", "3509"), ("福清市", "福清市", "3501"), ("福安市", "福安市", "3509"),
]  # fmt: skip
BRANDS = [
    "闽岚", "榕澄", "屿川", "岱禾", "鹭衡", "泉砺", "沄泽", "峤安", "汀晟", "樟溪", "武翎", "鼓岭源", "峰屿", "禾岩", "蓝浦", "澜庭",
    "霞屿", "砚山", "溪桥", "岭秀恒", "闽越衡", "碧屿", "兴洋达", "恒岚", "瑞岩", "安澜", "嘉禾岭", "九峤", "云碇", "海砺",
]  # fmt: skip
INDUSTRIES = [
    "工程技术", "化工", "安全技术服务", "安全科技", "建设工程", "机械制造", "石化", "新材料科技", "矿业", "能源", "环保科技", "消防安全技术",
    "安全评价咨询", "工程管理", "钢铁", "冶金科技", "电力工程", "港务", "化工科技", "职业卫生技术服务", "水务", "食品工业", "建材", "物流",
]  # fmt: skip
FORMS = ["有限公司"] * 12 + ["有限责任公司"] * 5 + ["股份有限公司"] * 2 + ["集团有限公司"]
BRANCH_PLACES = ["厦门", "泉州", "漳州", "龙岩", "宁德", "三明"]
STREETS = [
    "五四路",
    "工业路",
    "湖滨南路",
    "金山大道",
    "江滨西大道",
    "东湖路",
    "学府路",
    "港口大道",
    "园区一路",
    "环城路",
]
DISTRICTS = ["鼓台区", "仓岭区", "湖东区", "海屿区", "新洲区", "北溪区", "青山县", "岚江县"]
DEPARTMENTS = [
    "安全环保部",
    "安全管理部",
    "生产安全部",
    "EHS部",
    "工程部",
    "质量安全部",
    "安环部",
    "技术部",
    "安全监察部",
]
POSTS = [
    "安全主管",
    "安全工程师",
    "安全员",
    "注册安全工程师",
    "安全经理",
    "安全技术负责人",
    "安全评价师",
    "专职安全管理员",
    "EHS工程师",
]
DUTIES = ["安全生产管理", "安全技术咨询服务", "隐患排查治理", "安全评价", "安全教育培训和应急管理"]
SPECIALTIES = ["化工安全", "金属非金属矿山安全", "金属冶炼安全", "建筑施工安全", "其他安全", "道路运输安全"]
SCHOOLS = ["闽东理工学院", "榕城工业大学", "武夷工学院", "海西职业技术学院", "鹭岛科技大学", "闽江工程学院"]
MAJORS = ["安全工程", "化学工程与工艺", "机械工程", "采矿工程", "环境工程", "土木工程", "应用化学"]


SAFETY_WORDS = ("安全", "安环", "EHS", "HSE", "安监")


def is_safety(text):
    return any(word in text for word in SAFETY_WORDS)


def check_character(digits17):
    """GB 11643-1999, section 4: ISO 7064 MOD 11-2 over the first 17 digits."""
    return CHECK_CHARACTERS[sum(int(d) * w for d, w in zip(digits17, CHECK_WEIGHTS, strict=True)) % 11]


def is_valid_id(number):
    return len(number) == 18 and number[:17].isdigit() and check_character(number[:17]) == number[17]


def credit_check_character(body17):
    """GB 32100-2015: weights 3^i mod 31."""
    total = sum(CREDIT_ALPHABET.index(c) * pow(3, i, 31) for i, c in enumerate(body17))
    return CREDIT_ALPHABET[(31 - total % 31) % 31]


@dataclass(frozen=True)
class Person:
    name: str
    male: bool
    birth: datetime.date
    number: str
    address: str
    nation: str
    phone: str

    @property
    def sex(self):
        return "男" if self.male else "女"


@dataclass(frozen=True)
class Company:
    region: str
    brand: str
    industry: str
    form: str
    bracket: bool
    branch: str
    city: str
    code: str
    legal: str
    address: str
    seal_number: str

    @property
    def parent(self):
        if self.bracket:
            return f"{self.brand}（{self.region}）{self.industry}{self.form}"
        return f"{self.region}{self.brand}{self.industry}{self.form}"

    @property
    def name(self):
        return self.parent + self.branch

    def changed(self, **changes):
        return replace(self, **changes)


def given_name(rng):
    count = 2 if rng.random() < 0.72 else 1
    letters = [rng.choice(GIVEN) for _ in range(count)]
    if rng.random() < 0.06:
        letters[-1] = rng.choice(RARE_GIVEN)
    return "".join(letters)


def person_name(rng, may_be_rare=True):
    roll = rng.random()
    if may_be_rare and roll < 0.03:
        return rng.choice(DOTTED_NAMES)
    if may_be_rare and roll < 0.08:
        return rng.choice(RARE_SURNAMES) + given_name(rng)
    return rng.choice(SURNAMES) + given_name(rng)


def id_number(rng, prefecture, birth, male):
    """A number with a right check character. County codes 91 to 98 were never given out in Fujian: it is nobody's."""
    sequence = rng.randrange(0, 500) * 2 + (1 if male else 0)
    body = f"{prefecture}9{rng.randrange(1, 9)}{birth:%Y%m%d}{sequence:03d}"
    return body + check_character(body)


def person(rng):
    male = rng.random() < 0.7
    birth = datetime.date(rng.randrange(1966, 2000), rng.randrange(1, 13), rng.randrange(1, 29))
    _, city, prefecture = rng.choice(REGIONS)
    name = person_name(rng)
    address = (
        f"福建省{city}{rng.choice(DISTRICTS)}{rng.choice(STREETS)}{rng.randrange(1, 400)}号"
        f"{rng.randrange(1, 30)}幢{rng.randrange(1, 30)}0{rng.randrange(1, 9)}室"
    )
    nation = "维吾尔" if "·" in name else ("汉" if rng.random() < 0.93 else "畲")
    phone = f"1{rng.choice('35789')}0000{rng.randrange(0, 100000):05d}"
    return Person(name, male, birth, id_number(rng, prefecture, birth, male), address, nation, phone)


def company(rng):
    region, city, prefecture = rng.choice(REGIONS)
    bracket = rng.random() < 0.12 and not region.endswith(("省", "市"))
    body = f"91{prefecture}9{rng.randrange(1, 9)}MA" + "".join(rng.choice(CREDIT_ALPHABET) for _ in range(7))
    branch = f"{rng.choice(BRANCH_PLACES)}分公司" if rng.random() < 0.06 else ""
    address = f"福建省{city}{rng.choice(DISTRICTS)}{rng.choice(STREETS)}{rng.randrange(1, 300)}号"
    return Company(
        region, rng.choice(BRANDS), rng.choice(INDUSTRIES), rng.choice(FORMS), bracket, branch, city,
        body + credit_check_character(body), person_name(rng, may_be_rare=False), address,
        f"{prefecture}0{rng.randrange(1, 9)}{rng.randrange(0, 10_000_000):07d}",
    )  # fmt: skip


def add_years(day, years):
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def chinese_date(day, padded=False):
    if padded:
        return f"{day.year}年{day.month:02d}月{day.day:02d}日"
    return f"{day.year}年{day.month}月{day.day}日"


def numeral_date(day):
    """二〇二四年一月一日"""
    digits = "〇一二三四五六七八九"

    def small(number):
        tens, ones = divmod(number, 10)
        return ("" if tens == 0 else "十" if tens == 1 else digits[tens] + "十") + (digits[ones] if ones else "")

    return "".join(digits[int(d)] for d in str(day.year)) + f"年{small(day.month)}月{small(day.day)}日"


# 事业单位 and organs: (what it does, what it is called).
INSTITUTIONS = [
    ("特种设备检验", "研究院"), ("安全生产技术", "中心"), ("职业病防治", "院"), ("产品质量检验", "所"), ("水利工程建设质量监测", "站"),
    ("第二人民", "医院"), ("建筑设计", "研究院"), ("劳动保护科学", "研究所"),
]  # fmt: skip
ORGANS = [("应急管理", "局"), ("住房和城乡建设", "局"), ("人民政府", "办公室"), ("经济开发区管理", "委员会"), ("北溪街道", "办事处")]
# In names of persons, beyond GB 2312's first level; all in the fallback fonts.
RARE_IN_NAMES = list("玹琤璟翯旻昶晞烜焱煊珩琚垲堉塬屾峣嵘彧懋暄栩桢楗沄泓浥淏湉溦潆濛瑄璐璠甯皓睿祎禛穆竑筠翊芃苡蓁薇讷谌跃邈郦钏铄锴霁飏骞鲲麒黎")
LATIN_NAMES = ["DAVID MILLER", "ANNA KOWALSKI", "JAMES O'NEIL", "LIM SOO JIN", "MARIA GARCIA LOPEZ", "NGUYEN VAN AN"]


def organisation_code_check(body8):
    """GB 11714: the ninth of positions 9 to 17 of a unified code; weights 3 7 9 10 5 8 4 2, letters from A = 10."""
    values = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    total = sum(values.index(c) * w for c, w in zip(body8, (3, 7, 9, 10, 5, 8, 4, 2), strict=True))
    return {10: "X", 11: "0"}.get(11 - total % 11, str(11 - total % 11))


def credit_code(prefix, body8):
    body = prefix + body8 + organisation_code_check(body8)
    return body + credit_check_character(body)


def unusual_company(rng, company):
    """Both check characters right; now and then a long name with brackets, a rare character, a group's branch."""
    company = company.changed(code=credit_code(company.code[:8], company.code[8:16]))
    roll = rng.random()
    if roll < 0.06:
        return company.changed(region=company.region.rstrip("省市"), bracket=True, form="有限责任公司")
    if roll < 0.12:
        return company.changed(industry=company.industry + rng.choice(["与应急管理咨询服务", "装备制造及检测服务", "开发投资"]),
                               form=rng.choice(["股份有限公司", "集团有限公司", "有限责任公司"]))  # fmt: skip
    if roll < 0.17:
        return company.changed(brand=rng.choice(["犇鑫", "淼垚", "昇翀", "骉远", "喆晟", "堃屿", "赟泽", "犇淼"]))
    if roll < 0.22 and not company.branch:
        return company.changed(branch=rng.choice(["福清分公司", "连江第二分公司", "泉港分公司", "长乐分公司"]))
    if roll < 0.26:
        return company.changed(form="（集团）有限公司", bracket=False)
    return company


def office(rng, company, kind):
    """A public institution or an organ: codes begin with 12 and 11."""
    work, called = rng.choice(INSTITUTIONS if kind == "institution" else ORGANS)
    place = rng.choice(["福州市", "泉州市", "漳州市", "青山县", "岚江县", "闽屿省"])
    prefix = ("12" if kind == "institution" else "11") + company.code[2:8]
    digits = "".join(rng.choice("0123456789") for _ in range(8))
    return company.changed(region=place, brand="", industry=work, form=called, bracket=False, branch="",
                           code=credit_code(prefix, digits))  # fmt: skip


def former(company):
    """A former name of the same unit."""
    if not company.brand:
        return company.changed(industry=company.industry.replace("研究", ""), region=company.region + "青山").name
    at = (sum(map(ord, company.brand)) * 7 + 11) % len(BRANDS)
    brand = BRANDS[at] if BRANDS[at] != company.brand else BRANDS[at - 1]
    return company.changed(brand=brand, branch=company.branch).name


def born(person, birth):
    """The same person, born on another day: a new number of the same county and sequence."""
    body = person.number[:6] + f"{birth:%Y%m%d}" + person.number[14:17]
    return replace(person, birth=birth, number=body + check_character(body))


def rare(rng, person):
    if "·" in person.name:
        return person
    return replace(person, name=person.name[:-1] + rng.choice(RARE_IN_NAMES))


def foreigner(rng, person):
    """Another document than the resident's card: (person, its type)."""
    kind = rng.choice(["passport", "passport", "hk-macao-permit", "taiwan-permit", "foreign-permanent-id"])
    digits = "".join(rng.choice("0123456789") for _ in range(8))
    if kind == "passport":
        if rng.random() < 0.5:
            return replace(person, name=rng.choice(LATIN_NAMES), number="P" + digits, nation=""), kind
        return replace(person, number=rng.choice(["E" + digits, "E" + rng.choice("ABCDEFGH") + digits[:7]])), kind
    if kind == "hk-macao-permit":
        return replace(person, number=rng.choice("HM") + digits), kind
    if kind == "taiwan-permit":
        return replace(person, number=digits), kind
    # 9, the province where it was applied for, the nationality's number, birth, sequence, check: 2023 layout.
    body = f"935{rng.randrange(100, 900)}{person.birth:%Y%m%d}{person.number[14:17]}"
    return replace(person, number=body + check_character(body), name=rng.choice(LATIN_NAMES), nation=""), kind

ORDINALS = "一二三四五六七八九十"
