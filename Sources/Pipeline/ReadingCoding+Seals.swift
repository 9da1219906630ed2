import DocumentModel

/// Seals, signatures and the quality of pages as bytes.
extension ReadingCoding {
    static func write(_ quality: PageQuality, _ writer: inout ByteWriter) {
        writer.write(quality.sharpness)
        writer.write(quality.skewDegrees)
        writer.write(quality.rotation)
        writer.write(quality.problems) { problem, writer in
            writer.write(problem.kind.rawValue)
            writer.write(problem.severity)
            writer.write(problem.quad) { quad, writer in write(quad, &writer) }
        }
        writer.write(quality.isMirrored)
    }

    static func quality(_ reader: inout ByteReader) throws(ByteReader.Damaged) -> PageQuality {
        var quality = PageQuality(
            sharpness: try reader.double(), skewDegrees: try reader.double(), rotation: try reader.int(),
            problems: try reader.array { reader throws(ByteReader.Damaged) in
                QualityProblem(
                    kind: try reader.word(), severity: try reader.double(),
                    quad: try reader.optional { reader throws(ByteReader.Damaged) in try quad(&reader) })
            })
        quality.isMirrored = try reader.bool()
        return quality
    }

    static func write(_ seal: Seal, _ writer: inout ByteWriter) {
        for word in [seal.kind.rawValue, seal.shape.rawValue, seal.colour.rawValue, seal.text, seal.lineText] {
            writer.write(word)
        }
        writer.write(seal.code) { code, writer in writer.write(code) }
        writer.write(seal.confidence)
        writer.write(seal.alternatives) { text, writer in writer.write(text) }
        writer.write(seal.alternativeOdds) { odds, writer in writer.write(odds) }
        write(seal.quad, &writer)
        writer.write(seal.isPartial)
        writer.write(seal.diameterMillimetres) { diameter, writer in writer.write(diameter) }
        // What a seal was held against belongs to the submission, not to the page.
        writer.write(seal.ring) { ring, writer in write(ring, &writer) }
    }

    static func seal(_ reader: inout ByteReader) throws(ByteReader.Damaged) -> Seal {
        var seal = Seal(
            kind: try reader.word(), shape: try reader.word(), colour: try reader.word(), text: try reader.string(),
            lineText: try reader.string(),
            code: try reader.optional { reader throws(ByteReader.Damaged) in try reader.string() },
            confidence: try reader.double(),
            alternatives: try reader.array { reader throws(ByteReader.Damaged) in try reader.string() },
            alternativeOdds: try reader.array { reader throws(ByteReader.Damaged) in try reader.double() },
            quad: try quad(&reader), isPartial: try reader.bool(),
            diameterMillimetres: try reader.optional { reader throws(ByteReader.Damaged) in try reader.double() })
        seal.ring = try reader.optional { reader throws(ByteReader.Damaged) in try ring(&reader) }
        return seal
    }

    private static func write(_ ring: SealRing, _ writer: inout ByteWriter) {
        for number in [
            ring.centerX, ring.centerY, ring.longAxis, ring.shortAxis, ring.angle, ring.outerDepth, ring.innerDepth,
            ring.first, ring.last, ring.pitch,
        ] { writer.write(number) }
    }

    private static func ring(_ reader: inout ByteReader) throws(ByteReader.Damaged) -> SealRing {
        var numbers: [Double] = []
        for _ in 0..<10 { numbers.append(try reader.double()) }
        // Pictures are cut by these numbers: what is no number must not get there.
        guard numbers.allSatisfy({ $0.isFinite && abs($0) < 1e6 }) else { throw ByteReader.Damaged() }
        return SealRing(
            center: Point(x: numbers[0], y: numbers[1]), longAxis: numbers[2], shortAxis: numbers[3], angle: numbers[4],
            outerDepth: numbers[5], innerDepth: numbers[6], first: numbers[7], last: numbers[8], pitch: numbers[9])
    }

    static func write(_ place: SigningPlace, _ writer: inout ByteWriter) {
        for word in [place.role.rawValue, place.label, place.ink.rawValue] { writer.write(word) }
        switch place.date {
        case .none: writer.write("none")
        case .blank: writer.write("blank")
        case .filled(let day):
            writer.write("filled")
            writer.write(day.description)
        case .unreadable(let text):
            writer.write("unreadable")
            writer.write(text)
        }
        write(place.quad, &writer)
        writer.write(place.dateQuad) { quad, writer in write(quad, &writer) }
        writer.write(place.inkConfidence)
        writer.write(place.dateConfidence)
    }

    static func signingPlace(_ reader: inout ByteReader) throws(ByteReader.Damaged) -> SigningPlace {
        let role: SigningPlace.Role = try reader.word()
        let label = try reader.string()
        let ink: SigningPlace.Ink = try reader.word()
        let date: SigningPlace.DateState
        switch try reader.string() {
        case "none": date = .none
        case "blank": date = .blank
        case "unreadable": date = .unreadable(try reader.string())
        case "filled":
            guard let day = CalendarDate(iso: try reader.string()) else { throw ByteReader.Damaged() }
            date = .filled(day)
        default: throw ByteReader.Damaged()
        }
        return SigningPlace(
            role: role, label: label, ink: ink, date: date, quad: try quad(&reader),
            dateQuad: try reader.optional { reader throws(ByteReader.Damaged) in try quad(&reader) },
            inkConfidence: try reader.double(), dateConfidence: try reader.double())
    }
}
