import DocumentModel
import Testing

@testable import Extraction

struct NameChangeTests {
    private let former = "福州安捷工程有限公司"
    private let new = "福建闽安工程技术有限公司"

    private func read(_ page: RecognizedPage) -> PageExtraction {
        FieldExtraction().extract(from: page, attachment: .nameChangeProof)
    }

    @Test(arguments: [
        "你单位名称由“福州安捷工程有限公司”变更为“福建闽安工程技术有限公司”。", "福州安捷工程有限公司更名为福建闽安工程技术有限公司。", "原名称：福州安捷工程有限公司|现名称：福建闽安工程技术有限公司",
        "变更前名称：福州安捷工程有限公司|变更后名称：福建闽安工程技术有限公司", "兹有原福州安捷工程有限公司，现已更名为福建闽安工程技术有限公司，特此证明。",
        "同意将福州安捷工程有限公司名称变更为福建闽安工程技术有限公司，原单位债权债务由其承担。", "我公司名称由福州安捷工程有限公司|变更为福建闽安工程技术有限公司，自即日起启用。",
        "变更前|福州安捷工程有限公司|变更后|福建闽安工程技术有限公司",
    ])
    func `both names are read`(text: String) {
        let lines = text.split(separator: "|").map(String.init)
        // Label and value side by side where they are alone in their lines.
        var page = SyntheticPage(["准予变更登记通知书"])
        if lines.count == 4 {
            page.add(lines[0], x: 200, y: 300)
            page.add(lines[1], x: 500, y: 300)
            page.add(lines[2], x: 200, y: 360)
            page.add(lines[3], x: 500, y: 360)
        } else {
            for (index, line) in lines.enumerated() { page.add(line, x: 200, y: 300 + 60 * Double(index)) }
        }
        let result = read(page.page)
        #expect(result.values(.formerName) == [former])
        #expect(result.values(.newName) == [new])
    }

    @Test func `a table has the names in its columns`() {
        var page = SyntheticPage(
            rows: [["变更事项", "变更前内容", "变更后内容"], ["名称", former, new], ["法定代表人", "王某", "林国栋"]], columns: [100, 400, 1000])
        page.add("变更登记情况", x: 500, y: 100, size: 50)
        #expect(read(page.page).values(.formerName) == [former])
        #expect(read(page.page).values(.newName) == [new])
    }

    @Test func `a name over two lines of a cell is put together`() {
        var page = SyntheticPage()
        page.add("变更登记情况", x: 500, y: 100, size: 50)
        page.add("变更事项", x: 100, y: 200)
        page.add("变更前", x: 450, y: 200)
        page.add("变更后", x: 950, y: 200)
        page.add("名称", x: 100, y: 300)
        page.add("福州安捷工程", x: 450, y: 280)
        page.add("福建闽安工程技术", x: 950, y: 280)
        page.add("有限公司", x: 450, y: 320)
        page.add("有限公司", x: 950, y: 320)
        #expect(read(page.page).values(.formerName) == [former])
        #expect(read(page.page).values(.newName) == [new])
    }

    @Test func `a licence has no former name`() {
        let result = read(SyntheticPage(["营业执照", "名称：福建闽安工程技术有限公司", "类型：有限责任公司"]).page)
        #expect(result.values(.formerName).isEmpty)
        #expect(result.values(.employerName) == [new])
    }

    @Test func `a name goes on in the next line where its first line ends like a whole one`() {
        let page = SyntheticPage([
            "准予变更登记通知书", "变更事项：名称变更。变更前：石狮市武翎化工科技与应急管理咨询服务集团", "有限公司；变更后：石狮市闽岚化工科技与应急管理咨询服务集团有限公司。",
        ])
        let result = read(page.page)
        #expect(result.values(.formerName) == ["石狮市武翎化工科技与应急管理咨询服务集团有限公司"])
        #expect(result.values(.newName) == ["石狮市闽岚化工科技与应急管理咨询服务集团有限公司"])
    }
}
