import DocumentModel
import Testing

@testable import Extraction

struct AnnexFormTests {
    private func form(_ boxes: String, _ reason: String, score: Double = 0.99) -> PageExtraction {
        var page = SyntheticPage(
            rows: [
                ["姓名", "陈晓东", "性别", "男"], ["证件名称", "居民身份证", "证件号码", "350102198503124510"],
                ["注册证号", "35200123456", "注册类别", "化工安全"], ["名称", "福建闽安工程技术有限公司"],
            ], columns: [120, 420, 820, 1120])
        page.add("中级注册安全工程师注册证书（标签）补办申请表", x: 300, y: 80, size: 48)
        page.add("申请补办：\(boxes.split(separator: "|")[0])", x: 120, y: 600)
        page.add("（请确认注册系统中是否已上传个人证件照：□是 □否）", x: 700, y: 600)
        page.add(String(boxes.split(separator: "|")[1]), x: 280, y: 660, score: score)
        page.add("申请原因：\(reason)", x: 120, y: 720)
        page.add("本人签名：陈晓东 2026年3月1日", x: 120, y: 780)
        page.add("负责人（签名）：", x: 120, y: 1000)
        page.add("（单位公章）", x: 900, y: 1000)
        return FieldExtraction().extract(from: page.page, attachment: .reissueForm)
    }

    @Test func `all cells are read`() {
        let result = form("☑注册证书|□标签", "证书遗失")
        #expect(result.kind == .reissueForm)
        #expect(result.values(.applicantName) == ["陈晓东"])
        #expect(result.values(.idNumber) == ["350102198503124510"])
        #expect(result.values(.registrationNumber) == ["35200123456"])
        #expect(result.values(.employerName) == ["福建闽安工程技术有限公司"])
        #expect(result.values(.specialty) == ["化工安全"])
        #expect(result.values(.requestReason) == ["证书遗失"])
    }

    @Test(arguments: [
        ("☑注册证书|□标签", ["注册证书"]), ("√注册证书|口标签", ["注册证书"]), ("□注册证书|■标签", ["标签"]), ("□√注册证书|□标签", ["注册证书"]),
        ("☑注册证书|☑标签", ["注册证书", "标签"]), ("□注册证书|□标签", [""]), ("注册证书|标签", [""]),
        ("注册证书|□标签", ["注册证书"]),
    ])
    func `a tick is read in several shapes`(boxes: String, items: [String]) {
        #expect(form(boxes, "证书遗失").values(.requestedItem) == items)
    }

    @Test func `an empty reason is told as empty`() throws {
        let reason = try #require(form("☑注册证书|□标签", "").first(.requestReason))
        #expect(reason.value.isEmpty)
        #expect(!reason.isComplete)
    }

    @Test func `a box that was hardly read, or otherwise than the one beside it, may hold a tick`() {
        let sure = form("口注册证书|口标签", "证书遗失").first(.requestedItem)
        #expect(sure?.value.isEmpty == true && sure?.isComplete == true)
        #expect(form("□注册证书|口标签", "证书遗失").first(.requestedItem)?.isComplete == false)
        #expect(form("□注册证书|标签", "证书遗失").first(.requestedItem)?.isComplete == false)
        #expect(form("口注册证书|口标签", "证书遗失", score: 0.45).first(.requestedItem)?.isComplete == false)
        #expect(form("□注册证书|□标签", "证书遗失", score: 0.45).first(.requestedItem)?.isComplete == true)
    }
}
