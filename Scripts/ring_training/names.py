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
FURTHER_PLACES = (
    "鼓楼 台江 仓山 马尾 晋安 思明 湖里 集美 海沧 同安 翔安 鲤城 丰泽 洛江 泉港 芗城 龙文 城厢 涵江 荔城 秀屿 三元 "
    "沙县 明溪 清流 宁化 大田 尤溪 将乐 泰宁 建宁 延平 建阳 顺昌 浦城 光泽 松溪 政和 新罗 永定 长汀 上杭 武平 连城 "
    "蕉城 福鼎 金门 鼓浪屿 湄洲 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水 大同 阳泉 长治 晋城 朔州 晋中 "
    "运城 忻州 临汾 吕梁 包头 乌海 赤峰 通辽 鄂尔多斯 呼伦贝尔 鞍山 抚顺 本溪 丹东 锦州 营口 阜新 辽阳 盘锦 铁岭 朝阳 "
    "葫芦岛 四平 辽源 通化 白山 松原 白城 延边 齐齐哈尔 鸡西 鹤岗 双鸭山 大庆 伊春 佳木斯 七台河 牡丹江 黑河 绥化 "
    "无锡 徐州 常州 南通 连云港 淮安 盐城 扬州 镇江 泰州 宿迁 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水 芜湖 蚌埠 淮南 "
    "马鞍山 淮北 铜陵 安庆 黄山 滁州 阜阳 宿州 六安 亳州 池州 宣城 景德镇 萍乡 九江 新余 鹰潭 赣州 吉安 宜春 抚州 "
    "上饶 淄博 枣庄 东营 烟台 潍坊 济宁 泰安 威海 日照 临沂 德州 聊城 滨州 菏泽 开封 洛阳 平顶山 安阳 鹤壁 新乡 焦作 "
    "濮阳 许昌 漯河 三门峡 南阳 商丘 信阳 周口 驻马店 黄石 十堰 宜昌 襄阳 鄂州 荆门 孝感 荆州 黄冈 咸宁 随州 恩施 "
    "株洲 湘潭 衡阳 邵阳 岳阳 常德 张家界 益阳 郴州 永州 怀化 娄底 韶关 珠海 汕头 佛山 江门 湛江 茂名 肇庆 惠州 梅州 "
    "汕尾 河源 阳江 清远 东莞 中山 潮州 揭阳 云浮 柳州 桂林 梧州 北海 钦州 贵港 玉林 百色 贺州 河池 来宾 崇左 三亚 "
    "儋州 自贡 攀枝花 泸州 德阳 绵阳 广元 遂宁 内江 乐山 南充 眉山 宜宾 广安 达州 雅安 巴中 资阳 六盘水 遵义 安顺 "
    "毕节 铜仁 曲靖 玉溪 保山 昭通 丽江 普洱 临沧 楚雄 红河 大理 拉萨 铜川 宝鸡 咸阳 渭南 延安 汉中 榆林 安康 商洛 "
    "嘉峪关 金昌 白银 天水 武威 张掖 平凉 酒泉 庆阳 定西 陇南 海东 石嘴山 吴忠 固原 中卫 克拉玛依 吐鲁番 哈密 浦东 "
    "滨海 海淀 丰台 通州 顺义 昌平 大兴 渝北 江北"
).split()
FURTHER_WORDS = (
    "质量 计量 测绘 测量 测试 勘察 勘测 监理 监督 监测 监控 招标 造价 审计 会计 税务 法律 公证 鉴定 评估 认证 标准 "
    "防爆 防护 防雷 防水 防腐 防火 消毒 救援 应急 预防 防治 爆破 民爆 起重 电梯 锅炉 压力容器 管道 阀门 泵业 电机 "
    "电器 电气 仪表 仪器 自动化 智能 智慧 数字 数据 云计算 光电 光学 半导体 集成电路 锂电 电池 储能 光伏 风电 水电 "
    "核电 火电 发电 供电 电网 电缆 线缆 照明 石油 油田 炼油 天然气 煤炭 煤矿 矿山 采矿 选矿 金矿 铁矿 铜业 铝业 锌业 "
    "钨业 黄金 稀土 有色金属 不锈钢 铸造 锻造 热处理 模具 五金 轴承 齿轮 机电 机床 数控 焊接 涂料 油漆 颜料 染料 染整 "
    "印染 化学 化纤 化肥 农药 精细化工 生物科技 制药 药业 医疗 器械 卫生 健康 养老 体育 传媒 广告 印刷 包装 纸业 造纸 "
    "木业 家具 家居 板材 石材 石业 沙石 砂浆 混凝土 商品混凝土 预制 构件 钢结构 幕墙 门窗 建工 土木 岩土 基础 地基 "
    "地质 水利 水工 港口 航道 疏浚 海洋 海事 渔港 水产 养殖 饲料 种业 粮油 粮食 茶业 茶叶 酒业 饮料 乳业 糖业 盐业 "
    "烟草 食用菌 冷链 冷藏 餐饮 酒店 百货 超市 连锁 电商 快递 货运 客运 公交 出租 汽车运输 铁路 轨道交通 地铁 "
    "高速公路 公路 桥梁 隧道 机场 航空 空港 集装箱 码头 装卸 租赁 典当 担保 保险 银行 信托 基金 证券 金融 资产 资本 "
    "经营 开发 建设开发 城建 城投 城市 乡村 新区 开发区 工业园 产业园 科创 创业 创新 孵化 研发 研究 技师 职业 中等 "
    "专科 学院 中学 小学 幼儿园 公司 企业 事业 单位 机关 党校 政府 人民 财政 审批 行政 综合 执法 公安 交警 环境 生态 "
    "环卫 保洁 污水处理 固废 危废 再生资源 循环 节能 低碳 清洁 净化 空调 制冷 暖通 给排水 自来水 供水 排水 安装 维修 "
    "维护 保养 运维 运营 外包 派遣 人才 家政 安保 押运 特种 专用 通用 实验 试验 检定 校准 动力 重工 轻工 精工 精密 "
    "装备 整车 配件 零部件 轮胎 客车 卡车 摩托车 自行车 玩具 礼品 工艺品 珠宝 眼镜 钟表 箱包 皮革 毛纺 棉纺 针织 织造 "
    "服饰 制衣 体育用品"
).split()
# What firms like to be called.
BRANDS = (
    "鑫华盛恒泰兴隆旺达昌荣丰盈润和顺安平康宁福禄祥瑞吉利通运宏鸿博伟嘉佳美丽优良诚信德仁义正中国东南西北海江河山川湖岛屿林木"
    "森松柏金银铜钢铁玉石宝珠明亮光辉耀星辰日月天地云龙凤虎鹏鹰马新创联合众成益万千百亿亚欧环球世纪永久长远高大广源泉汇聚英杰"
    "豪雄振腾飞跃升奥凯威力强劲飞捷迅速科技文景春夏秋冬清源晨阳晖旭朗晟昊宇宙航舟帆浩瀚博雅翔翼锦绣绿蓝紫红青"
)
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
    place = rng.choice(PLACES if rng.random() < 0.4 else FURTHER_PLACES) if rng.random() < 0.75 else letters(rng, 2, 2)
    if rng.random() < 0.4:
        place += rng.choice("省市市市县区")
    brand = letters(rng, 1, 4) if rng.random() < 0.75 else "".join(rng.choice(BRANDS) for _ in range(rng.randint(1, 4)))
    words = "".join(rng.choice(WORDS if rng.random() < 0.3 else FURTHER_WORDS) for _ in range(rng.choice([0, 1, 1, 1, 2, 2, 3])))
    if rng.random() < 0.1:
        words += letters(rng, 1, 3)
    end = rng.choice(ENDINGS)
    text = f"{brand}（{place}）{words}{end}" if rng.random() < 0.25 else f"{place}{brand}{words}{end}"
    if rng.random() < 0.12:
        text += rng.choice(PLACES) + rng.choice(["分公司", "第一分公司", "第二分公司", "办事处", "项目部"])
    return text[-LONGEST:]
