public import DocumentModel

/// One page of the report: what it shows and what was read on it.
public struct PageRecord: Codable, Hashable, Sendable {
    public struct Quality: Codable, Hashable, Sendable {
        public var sharpness: Double
        public var skewDegrees: Double
        public var rotation: Int
        /// What makes the page hard to read; absent where nothing does.
        public var problems: [ProblemOfQuality]?
        /// The picture came mirrored and was turned round; absent otherwise.
        public var mirrored: Bool?
    }

    /// A problem, as written. An empty quad stands for the whole page.
    public struct ProblemOfQuality: Codable, Hashable, Sendable {
        public var kind: QualityProblem.Kind
        public var severity: Double
        public var quad: WrittenQuad

        public init(_ problem: QualityProblem) {
            kind = problem.kind
            severity = written(problem.severity)
            quad = WrittenQuad(problem.quad)
        }
    }

    /// A face, as written: that there is one, and where.
    public struct FaceRecord: Codable, Hashable, Sendable {
        public var confidence: Double
        public var quad: WrittenQuad

        public init(_ face: Face) {
            confidence = written(face.score)
            quad = WrittenQuad(Quad(face.box))
        }
    }

    public var attachment: AttachmentKind
    public var file: String
    public var page: Int
    public var width: Int
    public var height: Int
    public var recognisedKind: DocumentKind
    /// Which sheets of the application form the page shows; absent for other documents.
    public var formSheets: [Int]?
    public var quality: Quality
    public var fields: [FieldRecord]
    public var seals: [SealRecord]
    /// Absent on pages without faces.
    public var faces: [FaceRecord]?
    /// Where somebody has to sign or date, with what stands there; absent where there is no such place.
    public var signing: [SigningRecord]?

    public init(_ page: DocumentPage) {
        attachment = page.attachment
        file = page.file
        self.page = page.page
        width = page.text.width
        height = page.text.height
        recognisedKind = page.kind
        formSheets = page.formSheets.isEmpty ? nil : page.formSheets.sorted()
        quality = Quality(
            sharpness: written(page.quality.sharpness), skewDegrees: written(page.quality.skewDegrees),
            rotation: page.quality.rotation,
            problems: page.quality.problems.isEmpty ? nil : page.quality.problems.map(ProblemOfQuality.init),
            mirrored: page.quality.isMirrored ? true : nil)
        fields = page.fields.map(FieldRecord.init)
        seals = page.seals.map(SealRecord.init)
        faces = page.faces.isEmpty ? nil : page.faces.map(FaceRecord.init)
        signing = page.signingPlaces.isEmpty ? nil : page.signingPlaces.map(SigningRecord.init)
    }
}

/// A value read from a page, as written.
public struct FieldRecord: Codable, Hashable, Sendable {
    public var name: FieldName
    public var value: String
    public var confidence: Double
    public var quad: WrittenQuad
    /// False where something stands there that could not be read as such a value.
    public var isComplete: Bool?
    public var note: String?
    /// The same ink read again; absent for most fields.
    public var looks: [LookRecord]?

    enum CodingKeys: String, CodingKey {
        case name, value, confidence, quad, note, looks
        case isComplete = "complete"
    }

    public init(_ field: ExtractedField) {
        name = field.name
        value = field.value
        confidence = written(field.score)
        quad = WrittenQuad(field.quad)
        isComplete = field.isComplete
        note = field.note
        looks = field.looks.isEmpty ? nil : field.looks.map(LookRecord.init)
    }
}

/// One more reading of a value's ink, as written.
public struct LookRecord: Codable, Hashable, Sendable {
    public var way: FieldLook.Way
    /// As recognised, with what stands beside the value.
    public var text: String
    public var confidence: Double

    public init(_ look: FieldLook) {
        way = look.way
        text = look.text
        confidence = written(look.score)
    }
}

/// A seal, as written.
public struct SealRecord: Codable, Hashable, Sendable {
    public var kind: SealKind
    public var shape: SealShape
    public var colour: SealColour?
    public var text: String
    public var lineText: String?
    public var code: String?
    public var confidence: Double
    public var quad: WrittenQuad
    /// One slice of a seal that was cut by the edge of the page.
    public var isPartial: Bool?
    public var diameterMillimetres: Double?

    enum CodingKeys: String, CodingKey {
        case kind, shape, colour, text, lineText, code, confidence, quad, diameterMillimetres
        case isPartial = "partial"
    }

    public init(_ seal: Seal) {
        kind = seal.kind
        shape = seal.shape
        colour = seal.colour
        text = seal.text
        lineText = seal.lineText.isEmpty ? nil : seal.lineText
        code = seal.code
        confidence = written(seal.confidence)
        quad = WrittenQuad(seal.quad)
        isPartial = seal.isPartial
        diameterMillimetres = seal.diameterMillimetres.map { ($0 * 10).rounded() / 10 }
    }
}

/// A place to sign, as written.
public struct SigningRecord: Codable, Hashable, Sendable {
    public var role: SigningPlace.Role
    public var label: String
    public var ink: SigningPlace.Ink
    /// An ISO date, `blank` or `unreadable`; absent where no date belongs to the place.
    public var date: String?
    public var confidence: Double
    public var dateConfidence: Double?
    public var quad: WrittenQuad
    public var dateQuad: WrittenQuad?

    public init(_ place: SigningPlace) {
        role = place.role
        label = place.label
        ink = place.ink
        switch place.date {
        case .filled(let day): date = day.description
        case .blank: date = "blank"
        case .unreadable: date = "unreadable"
        case .none: date = nil
        }
        confidence = written(place.inkConfidence)
        dateConfidence = date == nil ? nil : written(place.dateConfidence)
        quad = WrittenQuad(place.quad)
        dateQuad = place.dateQuad.map { WrittenQuad($0) }
    }
}

/// A quad that may be left out: four `[x, y]` pairs, or none.
public struct WrittenQuad: Codable, Hashable, Sendable {
    public var quad: Quad?

    public init(_ quad: Quad?) { self.quad = quad }

    public init(from decoder: any Decoder) throws {
        let pairs = try [[Double]](from: decoder)
        quad = pairs.isEmpty ? nil : try Quad(from: decoder)
    }

    public func encode(to encoder: any Encoder) throws {
        if let quad { try quad.encode(to: encoder) } else { try [[Int]]().encode(to: encoder) }
    }
}
