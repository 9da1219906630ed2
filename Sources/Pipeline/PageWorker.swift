import Recognition

/// What one reading thread owns: reads pages, and looks again at what is in doubt.
///
/// Both on the same threads: as many as there are cores are busy, whatever there is to do. With a thread of its own for
/// second looks the submissions under way queued for it while the others were idle.
final class PageWorker {
    let analyser: PageAnalyser
    private let makeLooker: () throws -> SecondLooker
    private var madeLooker: Result<SecondLooker, any Error>?

    /// - Parameter makeLooker: called when the first value is in doubt.
    init(analyser: PageAnalyser, makeLooker: @escaping () throws -> SecondLooker) {
        self.analyser = analyser
        self.makeLooker = makeLooker
    }

    func looker() throws -> SecondLooker {
        let made = madeLooker ?? Result { try makeLooker() }
        madeLooker = made
        return try made.get()
    }
}
