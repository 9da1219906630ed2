/// An evaluation as JSON, schema `hedui.evaluation/1`. Rates are fractions, null where there was nothing to count.
public struct EvaluationSummary: Hashable, Sendable, Encodable {
    public struct Totals: Hashable, Sendable, Encodable {
        /// Planted mismatches found.
        public var plantedFound: Double?
        /// Clean rules flagged.
        public var falseFlags: Double?
        /// Clean rules left to a person.
        public var cleanUndecided: Double?
        public var fieldsExact: Double?
        public var sealsFound: Double?
        public var sealTextExact: Double?
        public var rotationRight: Double?
    }

    public struct CalibrationBin: Hashable, Sendable, Encodable {
        public var from: Double
        public var count: Int
        public var meanConfidence: Double
        public var shareRight: Double
    }

    /// What the run cost.
    public struct Cost: Hashable, Sendable, Encodable {
        /// From start to end; less than the sum where submissions ran side by side. Null for saved reports.
        public var wallSeconds: Double?
        /// Sum of the reports' own seconds.
        public var reportSeconds: Double
        public var secondsPerPage: Double?
        /// Resident memory of this process. The decoder's are not told: Linux counts into a child's peak what its parent
        /// held when it was forked.
        public var peakMebibytes: Double?
    }

    public var schema = "hedui.evaluation/1"
    public var submissions: Int
    public var pages: Int
    public var failures: [String]
    public var totals: Totals
    public var rules: [String: RuleTally]
    public var differences: [String: Share]
    public var fields: [String: FieldTally]
    public var seals: [String: SealTally]
    public var spuriousSeals: Int
    public var rotation: Share
    public var documentKind: Share
    public var flaggedSubmissions: Share
    public var clearSubmissions: Share
    public var brierScore: Double?
    public var calibration: [CalibrationBin]
    public var cost: Cost
    /// Only where asked for.
    public var misses: [Miss]?

    public init(_ evaluation: Evaluation, cost: Cost, includesMisses: Bool) {
        let rules = evaluation.rules.values.reduce(RuleTally(), +)
        let fields = evaluation.fields.values.reduce(FieldTally(), +)
        let seals = evaluation.seals.values.reduce(SealTally(), +)
        submissions = evaluation.submissions
        pages = evaluation.pages
        failures = evaluation.failures
        totals = Totals(
            plantedFound: rate(rules.found, of: rules.planted), falseFlags: rate(rules.falseFlags, of: rules.clean),
            cleanUndecided: rate(rules.cleanUndecided, of: rules.clean),
            fieldsExact: rate(fields.exact, of: fields.total),
            sealsFound: rate(seals.found, of: seals.total), sealTextExact: rate(seals.textExact, of: seals.legible),
            rotationRight: rate(evaluation.rotation.right, of: evaluation.rotation.total))
        self.rules = evaluation.rules
        differences = evaluation.differences
        self.fields = evaluation.fields
        self.seals = evaluation.seals
        spuriousSeals = evaluation.spuriousSeals
        rotation = evaluation.rotation
        documentKind = evaluation.documentKind
        flaggedSubmissions = evaluation.flaggedSubmissions
        clearSubmissions = evaluation.clearSubmissions
        brierScore = evaluation.calibration.brierScore
        calibration = evaluation.calibration.bins.filter { $0.count > 0 }.map {
            CalibrationBin(
                from: $0.from, count: $0.count, meanConfidence: $0.meanConfidence, shareRight: $0.shareRight)
        }
        self.cost = cost
        misses = includesMisses ? evaluation.misses : nil
    }
}

extension EvaluationSummary.Cost {
    public init(_ evaluation: Evaluation, wallSeconds: Double?, peakMebibytes: Double?) {
        self.init(
            wallSeconds: wallSeconds, reportSeconds: evaluation.seconds,
            secondsPerPage: evaluation.pages == 0 ? nil : evaluation.seconds / Double(evaluation.pages),
            peakMebibytes: peakMebibytes)
    }
}

/// Nil where there was nothing to count.
func rate(_ part: Int, of whole: Int) -> Double? { whole == 0 ? nil : Double(part) / Double(whole) }
