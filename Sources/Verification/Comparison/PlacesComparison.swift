import DocumentModel

/// A value that may stand in several places of one attachment, held against the declared one.
///
/// One equal place is agreement, unless another place surely says something else:
/// - nearly the same (a digit or a character apart) is the same value misprinted, and contradicts; if that was read less
///   surely, a person must look;
/// - a wholly different name beside the right one is often another party (a dispatch company, a place of work) and is
///   left to a person; a wholly different number beside the right one in a contract is another person's (an emergency
///   contact, the legal representative) and is no contradiction at all. A form or a card has one number only.
///
/// Without an equal place, a surely different one contradicts, unless a place that could not be read surely is nearer to
/// what was declared.
struct PlacesComparison {
    enum Result {
        case absent
        case equal(FieldComparison)
        case different(FieldComparison)
        case undecided(FieldComparison, String)
        /// Right in one place, and something else in another.
        case mixed(equal: FieldComparison, other: FieldComparison)
    }

    let result: Result

    init(expected: String, places: [LocatedField], content: FieldComparison.Content) {
        let all = places.map { FieldComparison(expected: expected, found: $0, content: content) }
        let equal = all.filter { $0.decision == .equal }.max { $0.confidence < $1.confidence }
        let different = all.filter { $0.decision == .different }
        if let equal {
            let misprint = different.filter { $0.isNear && $0.isVerySure }.max { $0.confidence < $1.confidence }
            let other = different.filter { !$0.isNear && $0.isVerySure && !$0.isFragment }.max {
                $0.confidence < $1.confidence
            }
            if let misprint {
                result = .different(misprint)
            } else if let other, content == .employerName || content == .personName || !other.isInContract {
                result = .mixed(equal: equal, other: other)
            } else if let near = different.filter(\.isNear).max(by: { $0.confidence < $1.confidence }) {
                // Perhaps a misprint, perhaps misread: agreement elsewhere does not settle it.
                result = .mixed(equal: equal, other: near)
            } else {
                result = .equal(equal)
            }
            return
        }
        let undecided = all.filter { if case .undecided = $0.decision { true } else { false } }
            .min { $0.difference.distance < $1.difference.distance }
        // The reading nearest to what was declared is the one that was meant as it.
        let nearest = different.min {
            ($0.difference.distance, -$0.confidence) < ($1.difference.distance, -$1.confidence)
        }
        switch (nearest, undecided) {
        case (nil, nil): result = .absent
        case (let nearest?, nil): result = .different(nearest)
        case (let nearest?, let undecided?)
        where nearest.difference.distance <= undecided.difference.distance || nearest.isNear && nearest.isVerySure:
            result = .different(nearest)
        case (_, let undecided?):
            guard case .undecided(let reason) = undecided.decision else {
                result = .absent
                return
            }
            result = .undecided(undecided, reason)
        }
    }
}

extension FieldComparison {
    fileprivate var isInContract: Bool { field.page.attachment == .labourContract }

    /// Nothing but characters of the expected value in their order: what a seal or a crease left of it, no other value.
    fileprivate var isFragment: Bool {
        difference.changes.allSatisfy { if case .missing = $0 { true } else { false } }
    }

    /// Sure enough to stand against an equal reading elsewhere.
    fileprivate var isVerySure: Bool { strongestChange >= DecisionThresholds.easilyConfused }
}
