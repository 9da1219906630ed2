import DocumentModel
import Pipeline
import Verification

/// A target whose form data has been read.
enum CheckWork {
    case submission(Submission, SubmissionSource)
    case files([String], AttachmentKind, Declaration)

    /// For progress and errors.
    var name: String {
        switch self {
        case .submission(let submission, _): submission.id
        case .files(let files, _, _): files.map(lastComponent).joined(separator: "、")
        }
    }

    func run(_ pipeline: SubmissionPipeline) async throws -> CheckResult {
        switch self {
        case .submission(let submission, let source):
            let (report, analysis) = try await pipeline.check(submission, folder: source.folder)
            return CheckResult(report: report, analysis: analysis, submission: submission)
        case .files(let files, let kind, let declaration):
            let start = ContinuousClock.now
            var analysis = try await pipeline.analyse(
                distinctNames(files).map { PipelineFile(attachment: kind, name: $0.name, path: $0.path) })
            analysis = try await pipeline.lookAgain(at: analysis, for: declaration, today: .today())
            let report = pipeline.verify(declaration, id: name, analysis: analysis, today: .today(), since: start)
            return CheckResult(report: report, analysis: analysis, submission: nil)
        }
    }
}

/// What came out of one check.
struct CheckResult {
    var report: VerificationReport
    var analysis: FileAnalysis
    /// Nil for single files.
    var submission: Submission?
}

/// The part after the last slash.
func lastComponent(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
}

/// Files named by their last component; where two share one, by the paths as given, so that evidence points to one file.
func distinctNames(_ paths: [String]) -> [(name: String, path: String)] {
    let names = paths.map(lastComponent)
    let areDistinct = Set(names).count == names.count
    return zip(names, paths).map { (areDistinct ? $0 : $1, $1) }
}
