import DocumentModel

/// One thing to check: a whole submission, or files of one kind that are checked by themselves.
enum CheckTarget: Hashable {
    case submission(SubmissionSource)
    case files([String])

    /// Sorts the paths of a command line: folders and `.json` files are submissions; all other files together are the
    /// pages of one attachment, as they are in a submission.
    ///
    /// - Returns: the targets in the order of the paths, and a failure for each path that leads nowhere.
    static func targets(of paths: [String]) -> (targets: [CheckTarget], failures: [CommandFailure]) {
        var targets: [CheckTarget] = []
        var failures: [CommandFailure] = []
        var files: [String] = []
        for path in paths {
            do {
                if try FileType(path: path) == .file, !path.lowercased().hasSuffix(".json") {
                    files.append(path)
                } else {
                    targets.append(.submission(try SubmissionSource(path: path)))
                }
            } catch let failure as CommandFailure {
                failures.append(failure)
            } catch {
                failures.append(CommandFailure(.software, "“\(path)”：\(error)"))
            }
        }
        if !files.isEmpty { targets.append(.files(files)) }
        return (targets, failures)
    }
}
