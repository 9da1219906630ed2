import DocumentModel

/// A file's reading as bytes: exactly what was read, so that a report made from it is the same.
///
/// Written by hand, since the class scores of a page are tens of thousands of numbers; a test holds the number of stored
/// properties of every type that is written here, so that none is forgotten when one is added.
enum ReadingCoding {
    /// Goes up with every change of what is written.
    static let version: Int32 = 3

    /// - Parameter alphabets: those that class scores may refer to.
    static func bytes(of reading: FileReading, alphabets: [Alphabet]) -> [UInt8] {
        var writer = ByteWriter()
        writer.write(version)
        writer.write(reading.pages) { page, writer in write(page, alphabets, &writer) }
        writer.write(reading.problems) { problem, writer in
            writer.write(problem.reason.rawValue)
            writer.write(problem.message)
        }
        return writer.bytes
    }

    /// - Parameters:
    ///   - alphabets: the same, in the same order.
    ///   - file: whose reading it is now: the same bytes may have another name.
    /// - Returns: nil for bytes that are damaged or of another version.
    static func reading(_ bytes: [UInt8], alphabets: [Alphabet], of file: PipelineFile) -> FileReading? {
        var reader = ByteReader(bytes)
        do throws(ByteReader.Damaged) {
            guard try reader.int32() == version else { return nil }
            let pages = try reader.array { reader throws(ByteReader.Damaged) in try page(&reader, alphabets) }
            let problems = try reader.array { reader throws(ByteReader.Damaged) in
                FileProblem(
                    attachment: file.attachment, file: file.name, reason: try reader.word(),
                    message: try reader.string())
            }
            return reader.isAtEnd ? FileReading(pages: pages, problems: problems) : nil
        } catch {
            return nil
        }
    }

    // MARK: Pages

    private static func write(_ page: ReadPage, _ alphabets: [Alphabet], _ writer: inout ByteWriter) {
        writer.write(page.number)
        writer.write(page.text.isRedRemoved)
        writer.write(page.text.width)
        writer.write(page.text.height)
        writer.write(page.text.lines) { line, writer in write(line, alphabets, &writer) }
        write(page.quality, &writer)
        writer.write(page.seals) { seal, writer in write(seal, &writer) }
        writer.write(page.signingPlaces) { place, writer in write(place, &writer) }
        writer.write(page.inkedEntries.sorted()) { line, writer in writer.write(line) }
        writer.write(page.faces) { face, writer in
            write(face.box, &writer)
            writer.write(face.score)
            writer.write(face.landmarks) { point, writer in write(point, &writer) }
        }
        writer.write(page.portrait) { portrait, writer in
            writer.write(portrait.evenness)
            writer.write(portrait.colour) { channel, writer in writer.write(channel) }
            writer.write(portrait.sharpness)
        }
        writer.write(page.print) { print, writer in writer.write(print.cells) }
    }

    private static func page(
        _ reader: inout ByteReader, _ alphabets: [Alphabet]
    ) throws(ByteReader.Damaged) -> ReadPage {
        let (number, isRedRemoved) = (try reader.int(), try reader.bool())
        let (width, height) = (try reader.int(), try reader.int())
        let lines = try reader.array { reader throws(ByteReader.Damaged) in try line(&reader, alphabets) }
        var page = ReadPage(
            number: number,
            text: RecognizedPage(width: width, height: height, lines: lines, isRedRemoved: isRedRemoved),
            quality: try quality(&reader),
            seals: try reader.array { reader throws(ByteReader.Damaged) in try seal(&reader) })
        page.signingPlaces = try reader.array { reader throws(ByteReader.Damaged) in try signingPlace(&reader) }
        page.inkedEntries = Set(try reader.array { reader throws(ByteReader.Damaged) in try reader.int() })
        page.faces = try reader.array { reader throws(ByteReader.Damaged) in
            Face(
                box: try rect(&reader), score: try reader.double(),
                landmarks: try reader.array { reader throws(ByteReader.Damaged) in try point(&reader) })
        }
        page.portrait = try reader.optional { reader throws(ByteReader.Damaged) in
            PortraitLook(
                evenness: try reader.double(),
                colour: try reader.array { reader throws(ByteReader.Damaged) in try reader.int() },
                sharpness: try reader.double())
        }
        page.print = try reader.optional { reader throws(ByteReader.Damaged) in
            guard let print = PagePrint(cells: try reader.data()) else { throw ByteReader.Damaged() }
            return print
        }
        return page
    }

    // MARK: Text

    private static func write(_ line: TextLine, _ alphabets: [Alphabet], _ writer: inout ByteWriter) {
        write(line.quad, &writer)
        writer.write(line.glyphs) { glyph, writer in
            writer.write(glyph.text)
            write(glyph.quad, &writer)
            writer.write(glyph.score)
        }
        writer.write(line.score)
        writer.write(line.isSketch)
        writer.write(line.scores) { scores, writer in
            writer.write(scores.classCount)
            writer.write(alphabets.firstIndex { $0 === scores.alphabet } ?? -1)
            writer.write(Array(0..<scores.stepCount)) { step, writer in
                writer.write(scores.kept(at: step)) { kept, writer in
                    writer.write(kept.label)
                    writer.write(kept.probability)
                }
            }
        }
    }

    private static func line(
        _ reader: inout ByteReader, _ alphabets: [Alphabet]
    ) throws(ByteReader.Damaged) -> TextLine {
        var line = TextLine(
            quad: try quad(&reader),
            glyphs: try reader.array { reader throws(ByteReader.Damaged) in
                Glyph(text: try reader.string(), quad: try quad(&reader), score: try reader.double())
            }, score: try reader.double())
        line.isSketch = try reader.bool()
        line.scores = try reader.optional { reader throws(ByteReader.Damaged) in
            let classCount = try reader.int()
            let alphabet = try reader.int()
            let steps = try reader.array { reader throws(ByteReader.Damaged) in
                try reader.array { reader throws(ByteReader.Damaged) in
                    (label: try reader.int32(), probability: try reader.float())
                }
            }
            var scores = ClassScores(
                classCount: classCount, capacity: steps.count,
                alphabet: alphabets.indices.contains(alphabet) ? alphabets[alphabet] : nil)
            for step in steps { scores.append(step) }
            return scores
        }
        return line
    }

    // MARK: Geometry

    private static func write(_ point: Point, _ writer: inout ByteWriter) {
        writer.write(point.x)
        writer.write(point.y)
    }

    private static func point(_ reader: inout ByteReader) throws(ByteReader.Damaged) -> Point {
        Point(x: try reader.double(), y: try reader.double())
    }

    static func write(_ quad: Quad, _ writer: inout ByteWriter) {
        for corner in quad.corners { write(corner, &writer) }
    }

    static func quad(_ reader: inout ByteReader) throws(ByteReader.Damaged) -> Quad {
        Quad(
            topLeft: try point(&reader), topRight: try point(&reader), bottomRight: try point(&reader),
            bottomLeft: try point(&reader))
    }

    private static func write(_ rect: Rect, _ writer: inout ByteWriter) {
        for number in [rect.x, rect.y, rect.width, rect.height] { writer.write(number) }
    }

    private static func rect(_ reader: inout ByteReader) throws(ByteReader.Damaged) -> Rect {
        Rect(x: try reader.double(), y: try reader.double(), width: try reader.double(), height: try reader.double())
    }
}
