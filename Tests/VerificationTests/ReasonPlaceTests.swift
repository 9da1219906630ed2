import DocumentModel
import Testing

@testable import Verification

struct ReasonPlaceTests {
    private func reasons(_ evidence: Evidence) -> [String] {
        Verifier().findings(for: evidence).returnReasonGroups.flatMap(\.reasons)
    }

    @Test func `a reason names the sheet of the form`() {
        var second = DocumentPage.secondSheet(
            .example(.contractStart, "2024-03-01"), .example(.contractEnd, "2028-02-28"))
        second.page = 2
        let reasons = reasons(.example([.firstSheet(.example(.applicantName, "陈晓冬")), second]))
        #expect(
            reasons.contains {
                $0.hasPrefix("上传的注册申请表（第1页）中的姓名“陈晓冬”与系统填报的“陈晓东”不一致（第3个字应为“东”，实为“冬”），请下载")
            })
        #expect(
            reasons.contains {
                $0.hasPrefix("注册申请表（第2页）填写的劳动合同截止日期（2028年2月28日）与申请信息（2027年2月28日）不一致，请")
            })
    }

    @Test func `a reason names file and page of a contract, and how many pages were looked through`() {
        var second = DocumentPage.contract(.example(.workerName, "陈晓冬"))
        second.page = 2
        let reasons = reasons(.example([.contract(), second]))
        #expect(reasons.contains { $0.hasPrefix("劳动合同（“劳动合同或聘用文件.pdf”第2页）中的劳动者姓名“陈晓冬”") })
        #expect(reasons.contains("上传的劳动合同（共2页）未体现聘用期限，请补充相应页面。"))
    }

    @Test func `a number in the name of a file is masked, and what does not print is left out`() {
        var page = DocumentPage.idPhoto(.example(.applicantName, "陈晓冬"), .example(.idNumber, "350102198703154212"))
        page.file = "照片/\u{1B}[31m350102198703154212.jpg"
        let reasons = reasons(.example([page]))
        #expect(reasons.contains { $0.contains("手持身份证件照片（“[31m350102********4212.jpg”）中的证件姓名") })
    }

    @Test(arguments: [
        ("350102198703154271", "（第17位为“7”而非“1”，第18位为“1”而非“2”）"),
        ("350521197811036041", "（不是同一个号码）"), ("35010219870315X", "（应为18位，实为15位）"),
    ])
    func `the digits that differ are told, never the whole number`(found: String, told: String) {
        let field = LocatedField(field: .example(.idNumber, found), page: .contract())
        let comparison = FieldComparison(
            expected: Evidence.exampleIDNumber, found: field, content: .idNumber(.residentID))
        let text = comparison.numberDiffers(from: "申请信息")
        #expect(text.hasSuffix("不一致\(told)"))
        #expect(text.firstMatch(of: /[0-9]{6}/) == nil)
    }

    @Test func `the former name without proof is one defect`() {
        let reasons = reasons(
            .example([
                .contract(.example(.employerName, "福州安捷工程有限公司"), seals: [.example("福州安捷工程有限公司")])
            ]) {
                $0.formerEmployerName = "福州安捷工程有限公司"
                $0.attachments = [.init(kind: .labourContract, files: ["劳动合同或聘用文件.pdf"])]
            })
        #expect(reasons.count { $0.contains("更名材料") } == 1)
    }
}

struct OneDefectTests {
    private func reasons(_ evidence: Evidence) -> [String] {
        Verifier().findings(for: evidence).returnReasonGroups.flatMap(\.reasons)
    }

    @Test func `papers of another unit, sealed by it, are told once a paper`() {
        let other = "厦门鹭港物流有限公司"
        let reasons = reasons(
            .example([
                .firstSheet(.example(.employerName, other)), .secondSheet(seals: [.example(other)]),
                .contract(.example(.employerName, other), seals: [.example(other)]),
            ]))
        #expect(reasons.count { $0.contains(other) && $0.contains("注册申请表") } == 1)
        #expect(reasons.count { $0.contains(other) && $0.contains("劳动合同") } == 1)
    }

    @Test func `a contract with one unit that is sealed by another has two defects`() {
        let reasons = reasons(
            .example([.contract(.example(.employerName, "厦门鹭港物流有限公司"), seals: [.example("福州安捷工程有限公司")])]))
        #expect(reasons.count { $0.contains("厦门鹭港物流有限公司") || $0.contains("福州安捷工程有限公司") } == 2)
    }

    @Test func `a branch's seal on the form is told once`() {
        let reasons = reasons(
            .example([.secondSheet(seals: [.example("福建闽安工程技术有限公司", line: "泉州分公司", kind: .branch)])]))
        #expect(reasons.count { $0.contains("泉州分公司") } == 1)
    }

    @Test func `another person's card is told once, a misprint in each value by itself`() {
        let other = reasons(
            .example([.idPhoto(.example(.applicantName, "林国栋"), .example(.idNumber, "350521197811036041"))]))
        #expect(other.count { $0.contains("手持身份证件照片") } == 1)
        let misprints = reasons(
            .example([.idPhoto(.example(.applicantName, "陈晓冬"), .example(.idNumber, "350102198703154271"))]))
        #expect(misprints.count { $0.contains("手持身份证件照片") } == 2)
    }

    @Test func `corrections are listed even where the application has to be made anew`() throws {
        let evidence = Evidence.example([.firstSheet(.example(.applicantName, "陈晓冬"))]) {
            $0.certificateIssuedOn = .example("2016-10-30")
            $0.idNumber = "350102195001011238"
        }
        let groups = Verifier().findings(for: evidence).returnReasonGroups
        #expect(groups.map(\.group) == [.correct, .notAccepted, .refile])
        #expect(groups.flatMap(\.reasons).allSatisfy { $0.firstMatch(of: /[0-9]{14}/) == nil })
    }
}
