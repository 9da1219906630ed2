import ArgumentParser
import DocumentModel
import Verification

/// What single files are compared with: a whole form, single values, or nothing.
struct DeclarationOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("单个附件文件的材料种类，可用英文或中文名称，如 labour-contract 或 劳动合同或聘用文件。", valueName: "种类"),
        completion: .list(AttachmentKind.allCases.flatMap { [$0.rawValue, $0.chinese] }))
    var kind: String?

    @Option(help: ArgumentHelp("与单个附件核对的申报数据。", valueName: "submission.json"), completion: .file(extensions: ["json"]))
    var form: String?

    @Option(help: ArgumentHelp("申报的姓名。", valueName: "姓名"))
    var name: String?

    @Option(help: ArgumentHelp("申报的证件号码。", valueName: "号码"))
    var idNumber: String?

    @Option(help: ArgumentHelp("申报的聘用单位名称。", valueName: "单位"))
    var employer: String?

    @Option(help: ArgumentHelp("申报的合同开始日期，如 2024-03-01。", valueName: "日期"))
    var contractStart: String?

    @Option(help: ArgumentHelp("申报的合同终止日期，如 2027-02-28，或 open-ended（无固定期限）。", valueName: "日期"))
    var contractEnd: String?

    var isGiven: Bool {
        kind != nil || form != nil || name != nil || idNumber != nil || employer != nil || contractStart != nil
            || contractEnd != nil
    }

    /// Single values override those of the form.
    func declaration() throws -> Declaration {
        var declaration = Declaration()
        if let form {
            declaration = Declaration(try SubmissionSource(path: form).read().submission)
            // Only single files are looked at: nothing can be said about the others.
            declaration.attachments = nil
        }
        if let name { declaration.applicantName = try filled(name, "--name") }
        if let idNumber {
            declaration.idNumber = try filled(idNumber, "--id-number")
            if form == nil { declaration.idType = .residentID }
        }
        if let employer { declaration.employerName = try filled(employer, "--employer") }
        if let contractStart {
            guard let date = CalendarDate(iso: contractStart) else { throw notADate(contractStart, "--contract-start") }
            declaration.contractStart = date
        }
        if let contractEnd {
            let value = contractEnd == ContractEnd.openEnded.chinese ? "open-ended" : contractEnd
            guard let end = ContractEnd(fieldValue: value) else { throw notADate(contractEnd, "--contract-end") }
            declaration.contractEnd = end
        }
        return declaration
    }

    private func filled(_ value: String, _ option: String) throws -> String {
        guard value.contains(where: { !$0.isWhitespace }) else { throw CommandFailure(.usage, "\(option) 的值是空的。") }
        guard value.isName else { throw CommandFailure(.usage, "\(option) 的值只有标点或符号。") }
        return value
    }

    private func notADate(_ value: String, _ option: String) -> CommandFailure {
        let alternative = option == "--contract-end" ? "，或 open-ended（无固定期限）" : ""
        return CommandFailure(.usage, "\(option) 的值“\(value.prefix(30))”不是有效日期，应写作 2026-11-20\(alternative)。")
    }
}

extension AttachmentKind {
    /// The kind with this English or Chinese name.
    /// - Throws: ``CommandFailure`` with status 64 that lists all names.
    init(named name: String) throws {
        guard let found = AttachmentKind.allCases.first(where: { $0.rawValue == name || $0.chinese == name }) else {
            throw CommandFailure(
                .usage, "--kind 的值“\(name.prefix(30))”不可用，可用的值：\(AttachmentKind.listing)。")
        }
        self = found
    }

    /// All kinds with both names, for messages.
    static var listing: String { allCases.map { "\($0.rawValue)（\($0.chinese)）" }.joined(separator: "、") }
}
