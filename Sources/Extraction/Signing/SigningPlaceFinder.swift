public import DocumentModel
import Imaging

/// Finds every place of a page where somebody signs or dates, and tells what stands there.
///
/// Places are found by their printed labels. What stands there is told from pixels: a seal's colour, rulings and
/// recognised print are taken away, and what ink is left is measured; a signature need not be readable, and often was
/// not even found as text.
public struct SigningPlaceFinder {
    private let recognizer: (any LineRecognizing)?

    /// - Parameter recognizer: reads doubtful dates again; without one they stay as they are.
    public init(recognizer: (any LineRecognizing)? = nil) { self.recognizer = recognizer }

    /// - Parameters:
    ///   - image: the upright page, in colour where it has some.
    ///   - lines: read from that image.
    /// - Returns: in the order of the lines; empty for a page without labels, at no cost.
    /// - Throws: only if the recogniser itself fails.
    public func places(in image: Image, lines: [TextLine], seals: [Seal]) throws -> [SigningPlace] {
        guard let page = SigningPage(image: image, lines: lines, seals: seals) else { return [] }
        let dating = SigningDating(page: page, recognizer: recognizer)
        // No page of the forms has more than eight.
        return try page.labels.prefix(16).map { label in
            let verdict = verdict(for: label, page)
            let date = try dating.date(of: label)
            return SigningPlace(
                role: label.role ?? .applicant, label: label.text, ink: verdict.ink, date: date.state,
                quad: page.frame.page(verdict.box), dateQuad: date.box.map(page.frame.page),
                inkConfidence: verdict.confidence, dateConfidence: date.confidence)
        }
    }

    /// Indices of lines that end with the label of an entry (所在部门：) behind which there is ink though no text was found there.
    ///
    /// - Parameters: as for ``places(in:lines:seals:)``.
    public func inkedEntries(in image: Image, lines: [TextLine], seals: [Seal]) -> Set<Int> {
        EntryInk(image: image, lines: lines, seals: seals).inked()
    }

    private func verdict(for label: SigningLabel, _ page: SigningPage) -> SignatureJudge.Verdict {
        let judge = SignatureJudge(page: page, label: label)
        if label.isForSeal { return judge.seal() }
        var best: SignatureJudge.Verdict?
        var zones = [SignatureZone.right(of: label, page), SignatureZone.below(label, page)]
        if label.isNameless { zones.insert(SignatureZone.left(of: label, page), at: 1) }
        func rank(_ ink: SigningPlace.Ink) -> Int {
            switch ink {
            case .handwritten, .thumbprint: 0
            case .printed: 1
            case .seal: 2
            case .unclear: 3
            case .empty: 4
            }
        }
        for case let zone? in zones {
            let verdict = judge.verdict(in: zone)
            guard let current = best else {
                best = verdict
                if rank(verdict.ink) <= 1 { break }
                continue
            }
            // Elsewhere than right of the label only what is surely a signature counts.
            if verdict.ink == .handwritten || verdict.ink == .thumbprint, verdict.confidence > 0.8,
                rank(current.ink) > 1
            {
                best = verdict
            } else if verdict.ink == .seal, current.ink == .empty {
                best = verdict
            }
        }
        if best?.ink == .empty, let zone = SignatureZone.lowerRight(of: label, page) {
            let verdict = judge.verdict(in: zone)
            if verdict.ink == .handwritten, verdict.confidence > 0.8 { return verdict }
        }
        let box = page.box(of: label)
        return best ?? SignatureJudge.Verdict(ink: .unclear, confidence: 0.3, box: box)
    }
}
