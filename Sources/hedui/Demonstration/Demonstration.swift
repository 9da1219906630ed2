import Accounts
import Batch
import DocumentModel
import Foundation
import Intake
import Pipeline
import Store
import Verification

/// A desk to try: the project's generated submissions, and copies of them whose form data differ, checked like any others.
enum Demonstration {
    struct Place {
        var store: RecordStore
        /// What to tell at the terminal.
        var words: [String]
    }

    /// Submissions on the desk.
    private static let count = 60

    /// - Parameter folder: keeps the record; nil for a temporary one.
    static func prepare(reader: ReaderOptions, rules: RuleSettings, folder: String?) async throws -> Place {
        let place = folder ?? NSTemporaryDirectory() + "hedui-demo-\(ProcessInfo.processInfo.processIdentifier)"
        let store = try RecordStore(folder: place)
        let book = AccountBook(store)
        // An office's own record gets no fictitious submissions, and no account with a password at a terminal.
        if try !book.accounts().isEmpty, try !book.accounts().contains(where: { $0.name == "demo" }) {
            throw CommandFailure(.usage, "“\(place)”是正在使用的记录库，不能用于演示；请用 --data 指定一个空文件夹。")
        }
        let password = String(Secret.random().filter { $0.isLetter || $0.isNumber }.prefix(12))
        if try !book.accounts().contains(where: { $0.name == "demo" }) {
            try book.add(name: "demo", shownName: "演示", role: .lead, password: password, by: "demo")
        } else {
            try book.setPassword(password, of: "demo", by: "demo")
        }
        let submissions = try varied(bundles(), into: "\(place)/demo")
        let claimant = try Claimant(store, actor: "demo")
        let batch = try Batch(
            store: store, claimant: claimant, configuration: try reader.configuration(settings: rules))
        StandardError.say("正在核对 \(submissions.count) 份示例申请，约需一两分钟。")
        let display = ProgressDisplay(style: .auto, quiet: false) { batch.progress }
        let watch = Task { await display.run() }
        var intake = IntakeResult()
        intake.submissions = submissions
        _ = try await batch.run(intake)
        watch.cancel()
        await watch.value
        return Place(
            store: store,
            words: ["用户：demo    密码：\(password)", "记录：\(place)\(folder == nil ? "（演示用，可以删除）" : "")"])
    }

    /// The committed submissions, found from the place of the program.
    private static func bundles() throws -> [(folder: String, submission: Submission)] {
        var place = PipelineConfiguration.programFolder()
        while place.count > 1, !FileManager.default.fileExists(atPath: "\(place)/TestImages/submissions") {
            place = place.parentPath
        }
        let root = "\(place)/TestImages/submissions"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
        let bundles = names.sorted().compactMap { name -> (String, Submission)? in
            let folder = "\(root)/\(name)"
            guard let data = FileManager.default.contents(atPath: "\(folder)/submission.json"),
                let file = try? SubmissionParser().parse(Array(data))
            else { return nil }
            return (folder, file.submission)
        }
        guard !bundles.isEmpty else {
            throw CommandFailure(
                .noInput, "找不到示例申请 TestImages/submissions；--demo 请在项目文件夹中运行 Scripts/hedui serve --demo。")
        }
        return bundles
    }

    /// The same persons apply again with other form data, which what stands on the scans then contradicts. Names and numbers
    /// stay: the same scan under two names is a finding of its own.
    private static func varied(
        _ bundles: [(folder: String, submission: Submission)], into place: String
    ) throws -> [IncomingSubmission] {
        let today = CalendarDate.today()
        return (0..<count).map { number in
            let (folder, original) = bundles[number % bundles.count]
            let round = number / bundles.count
            var submission = original
            let serial = number + 1
            submission.id = "FJ-\(today.description.filter { $0 != "-" })-\(serial < 10 ? "000" : "00")\(serial)"
            // Some are due, some are late, most have time.
            let day = today.adding(days: -((number * 5) % 9)) ?? today
            // What runs out runs out as long after the day of the application as it did.
            if let expiry = original.previousRegistrationExpiresOn, let applied = original.submittedOn {
                submission.previousRegistrationExpiresOn = day.adding(days: applied.days(until: expiry))
            }
            submission.submittedOn = day
            vary(&submission, round)
            return IncomingSubmission(
                submission: submission, folder: folder, source: IntakeSource(path: "演示 \(serial)"))
        }
    }

    private static func vary(_ submission: inout Submission, _ round: Int) {
        switch round % 8 {
        case 1: submission.post = "安全总监"
        case 2: submission.contractEnd = submission.contractStart.flatMap { $0.adding(years: 2) }.map { .date($0) }
        case 3: submission.employer.name = submission.employer.name.replacingOccurrences(of: "有限公司", with: "有限责任公司")
        case 4: submission.contractStart = submission.contractStart.flatMap { $0.adding(months: 1) }
        case 5: submission.department = "安全生产管理部"
        case 6: submission.employer.legalRepresentative = "陈立新"
        default: break
        }
    }
}
