internal import DocumentModel
internal import Foundation
internal import Imaging

/// Slices of seals that were stamped across the edges of several pages (骑缝章).
extension SealLocator {
    /// Slices of seals at the left and right edges: several patches each, since neither side of the rim is there.
    func slices(
        of patches: [InkPatch], _ ink: InkMap, _ threshold: Int, _ colour: SealColour, _ radii: ClosedRange<Double>
    ) -> [SealCandidate] {
        let halves = [
            patches.filter { $0.middle.x * 2 < Double(ink.width) },
            patches.filter { $0.middle.x * 2 >= Double(ink.width) },
        ]
        return halves.flatMap { half -> [SealCandidate] in
            guard half.count >= 2 else { return [] }
            let joined = InkPatch(joining: half)
            let found = tangled(joined, ink, threshold, colour, radii)
            return found.isEmpty ? middleSlice(joined, colour, radii).map { [$0] } ?? [] : found
        }
    }

    /// The middle one of three or more slices: of the rim only two short arcs, above and below.
    private func middleSlice(
        _ patch: InkPatch, _ colour: SealColour, _ radii: ClosedRange<Double>
    ) -> SealCandidate? {
        let ends = patch.columnEnds
        var near = ends
        var circle = SealOutline(circleThrough: near)
        for _ in 0..<4 {
            guard let current = circle else { return nil }
            near = ends.filter { abs(current.distance(of: $0)) < max(2, 0.06 * current.a) }
            circle = SealOutline(circleThrough: near)
        }
        guard let circle, radii.contains(circle.a), near.count >= 24, near.count * 4 >= ends.count * 3 else {
            return nil
        }
        // Both arcs, on a seal whose height is a diameter, and less than half of its width.
        let height = Double(patch.bottom - patch.top + 1)
        let width = Double(patch.right - patch.left + 1)
        guard abs(height - 2 * circle.a) < 0.12 * circle.a, width < circle.a else { return nil }
        let seen = min(0.5, width / (1.5 * circle.a))
        return SealCandidate(form: .ring(circle), colour: colour, coverage: seen, visible: seen)
    }
}
