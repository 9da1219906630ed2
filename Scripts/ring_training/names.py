"""Names to write on seals: the words that names of units are made of, around characters drawn evenly.

Half of a name is what every name has; the other half is any character of the General Standard Chinese Characters Table, so
that the network learns to see them and not to guess. Nothing is taken from the lists that test pictures are made of.
"""

from pathlib import Path

MODEL = Path(__file__).resolve().parents[2] / "Models" / "hedui_ring_rec"
CHARACTERS = MODEL.joinpath("characters.txt").read_text(encoding="utf-8").split("\n")[:-1]
# 通用规范汉字表 (2013), in its order: 3,500 of level one, 3,000 of level two, 1,605 of level three (Unihan's kTGH).
LEVELS = [CHARACTERS[:3500], CHARACTERS[3500:6500], CHARACTERS[6500:8105]]
# Rarer ones seldom, often enough to be known: every one of level three comes as often as one of level one.
SHARES = [0.6, 0.25, 0.15]

PLACES = (
    "北京 上海 天津 重庆 广东 广州 深圳 江苏 南京 苏州 浙江 杭州 宁波 温州 山东 济南 青岛 河南 郑州 河北 石家庄 湖北 武汉 湖南 长沙 四川 成都 安徽 合肥 "
    "江西 南昌 福建 福州 厦门 泉州 漳州 莆田 三明 南平 龙岩 宁德 晋江 石狮 福清 福安 辽宁 沈阳 大连 吉林 长春 黑龙江 哈尔滨 内蒙古 山西 太原 陕西 西安 "
    "甘肃 兰州 宁夏 银川 青海 西宁 新疆 云南 昆明 贵州 贵阳 广西 南宁 海南 海口 西藏 中国 中建 中铁 平潭 永安 邵武 建瓯 长乐 南安 龙海 漳平 武夷山 "
    "连江 罗源 闽侯 闽清 永泰 仙游 惠安 安溪 永春 德化 云霄 漳浦 诏安 长泰 东山 南靖 平和 华安 霞浦 古田 屏南 寿宁 周宁 柘荣"
).split()
WORDS = (
    "工程 技术 科技 建设 建筑 化工 石化 机械 制造 安全 环保 消防 能源 电力 新能源 新材料 材料 矿业 钢铁 冶金 物流 港务 水务 食品 工业 实业 贸易 商贸 投资 "
    "咨询 服务 管理 评价 检测 检验 职业卫生 设备 设计 信息 网络 软件 电子 通信 汽车 房地产 物业 装饰 园林 绿化 市政 路桥 交通 运输 航运 船舶 纺织 服装 鞋业 "
    "陶瓷 建材 水泥 玻璃 塑料 橡胶 医药 生物 农业 渔业 林业 旅游 文化 教育 培训 人力资源 劳务 保安 燃气 热力 煤业 烟花爆竹 危险品 仓储 供应链 进出口 国际 "
    "发展 控股 集团 联合 第一 第二 第三"
).split()
ENDINGS = (
    ["有限公司"] * 10 + ["有限责任公司"] * 5 + ["股份有限公司"] * 3
    + ["集团有限公司", "（集团）有限公司", "集团股份有限公司", "厂", "总公司", "分公司", "合作社", "研究院", "设计院", "中心", "管理局", "人事考试中心",
       "人力资源和社会保障局", "应急管理局", "委员会", "协会", "学校", "大学", "医院", "安全培训中心", "事务所", "（普通合伙）", "（有限合伙）", "经营部",
       "有限公司分公司"]
)  # fmt: skip
LONGEST = 26


def letters(rng, least, most):
    level = rng.choices(LEVELS, SHARES)[0]
    return "".join(rng.choice(level) for _ in range(rng.randint(least, most)))


def unit_name(rng):
    if rng.random() < 0.12:
        return letters(rng, 5, 20)
    place = rng.choice(PLACES) if rng.random() < 0.75 else letters(rng, 2, 2)
    if rng.random() < 0.4:
        place += rng.choice("省市市市县区")
    brand = letters(rng, 1, 4)
    words = "".join(rng.choice(WORDS) for _ in range(rng.choice([0, 1, 1, 1, 2, 2, 3])))
    if rng.random() < 0.1:
        words += letters(rng, 1, 3)
    end = rng.choice(ENDINGS)
    text = f"{brand}（{place}）{words}{end}" if rng.random() < 0.25 else f"{place}{brand}{words}{end}"
    if rng.random() < 0.12:
        text += rng.choice(PLACES) + rng.choice(["分公司", "第一分公司", "第二分公司", "办事处", "项目部"])
    return text[-LONGEST:]
