import DocumentModel
import Testing

@testable import Seals

struct SealTextTests {
    @Test(arguments: [
        ("福建闽安工程有限公司", "福建闽安工程有限公司"), ("福建 闽安(集团)有限公司", "福建闽安（集团）有限公司"), ("★福建闽安有限公司3501020012345", "福建闽安有限公司"),
        ("3501020012345福建闽安有限公司", "福建闽安有限公司"), ("）福建闽安有限公司（", "福建闽安有限公司"), ("福建闽安有限公司（厦门）", "福建闽安有限公司（厦门）"),
        ("12345", ""), ("", ""), ("A", ""),
    ])
    func `numbers and signs at the ends are no part of a name`(read: String, name: String) {
        #expect(SealText.unitName(read) == name)
    }

    @Test(arguments: [
        ("福紫玲矿监有限公司", "龙岩紫岭矿业有限公司", true), ("制造有限公司", "福建闽安机械制造有限公司", true), ("厦门分公司", "福建闽安建设有限公司", false),
        ("合同专用章", "福建闽安建设有限公司", false), ("福建闽安建设有限公司厦门分公司", "福建闽安建设有限公司", false), ("工会", "福建闽安工会", false),
        ("", "福建闽安建设有限公司", false), ("厦门分公司", "", false),
    ])
    func `a line that says the ring again is none`(line: String, ring: String, isEcho: Bool) {
        #expect(SealText.isEcho(line, of: ring) == isEcho)
    }

    @Test(arguments: [
        ("劳动各同专用章", "劳动合同专用章"), ("可动台同专用章", "劳动合同专用章"), ("劳动口口专用章", "劳动口口专用章"), ("同专用章（1）", "合同专用章（1）"),
        ("合同专用章", "合同专用章"), ("人力资源郎", "人力资源部"), ("安全管理部", "安全管理部"),
        ("（1）", "（1）"),
        ("", ""),
    ])
    func `a known word with one wrong character is that word`(read: String, word: String) {
        #expect(SealText.known(read) == word)
    }

    @Test func `an oval of 40 by 30 mm is like an invoice seal, one of 45 by 30 and a circle are not`() {
        func outline(_ a: Double, _ b: Double) -> SealOutline {
            SealOutline(center: Point(x: 0, y: 0), a: a, b: b, angle: 0)
        }
        #expect(outline(20, 15).isLikeInvoiceSeal)
        #expect(!outline(22.5, 15).isLikeInvoiceSeal && !outline(20, 20).isLikeInvoiceSeal)
    }

    @Test func `a name of a unit is more plausible than other text`() {
        let name = SealText.plausibility("福建闽安工程有限公司")
        #expect(name == 1)
        for other in ["福建闽安工程有限", "公司", "福建闽安1234有限公司", "福建（闽安有限公司", ""] {
            #expect(SealText.plausibility(other) < name)
        }
    }

    @Test(arguments: ["公章", "（公章）", "单位公章", "聘用单位（盖章）", "甲方（公章）"])
    func `what forms print where a seal goes is no line across`(text: String) {
        #expect(SealText.isPrinted(text))
    }

    @Test(arguments: ["", "合同专用章", "人力资源部", "公章管理处", "单位", "（1）"])
    func `lines across are none of it`(text: String) {
        #expect(!SealText.isPrinted(text))
    }
}
