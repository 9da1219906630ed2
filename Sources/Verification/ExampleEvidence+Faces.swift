import DocumentModel

/// Faces for the examples of rules: a person's in the upper part, a card's portrait in the lower.
extension Face {
    enum ExamplePlace { case person, onCard, onCardAgain, touchingCard, overCard, aroundCard, small }

    static let examplePerson = example(.person)
    static let exampleOnCard = example(.onCard, score: 0.8)
    static let exampleOnCardAgain = example(.onCardAgain, score: 0.6)
    static let exampleAroundCard = example(.aroundCard, score: 0.7)
    static let exampleOverCard = example(.overCard, score: 0.5)
    static let exampleTouchingCard = example(.touchingCard, score: 0.5)
    static let exampleSmall = example(.small)

    /// - Parameter roll: of the head, in degrees clockwise; of quarter turns only.
    static func example(_ place: ExamplePlace, score: Double = 0.9, roll: Int = 0) -> Face {
        let box =
            switch place {
            case .person: Rect(x: 600, y: 200, width: 420, height: 540)
            case .onCard: Rect(x: 1090, y: 1500, width: 120, height: 150)
            case .onCardAgain: Rect(x: 1110, y: 1540, width: 90, height: 110)
            case .touchingCard: Rect(x: 1010, y: 1400, width: 140, height: 150)
            case .overCard: Rect(x: 1105, y: 1440, width: 240, height: 330)
            case .aroundCard: Rect(x: 1040, y: 1440, width: 240, height: 330)
            case .small: Rect(x: 100, y: 300, width: 60, height: 80)
            }
        // Eyes a fifth of the width beside the middle, two fifths down; the mouth below.
        let upright = [(-0.2, -0.1), (0.2, -0.1), (0, 0.1), (-0.15, 0.25), (0.15, 0.25)]
        let landmarks = upright.map { x, y in
            let (dx, dy) =
                switch roll {
                case 90: (-y, x)
                case 180: (-x, -y)
                case 270: (y, -x)
                default: (x, y)
                }
            return Point(x: box.midX + dx * box.width, y: box.midY + dy * box.height)
        }
        return Face(box: box, score: score, landmarks: landmarks)
    }
}

extension DocumentPage {
    /// A photo of somebody with a card whose text begins at 700, 1450.
    static func held(
        kind: DocumentKind = .idCard, reads: Bool = true, faces: [Face], problems: [QualityProblem] = []
    ) -> DocumentPage {
        var page = DocumentPage(
            attachment: .idInHand, file: "手持证件照.jpg", page: 1, kind: kind,
            quality: PageQuality(sharpness: 0.4, skewDegrees: 0, rotation: 0, problems: problems),
            text: RecognizedPage(width: 1600, height: 2000, lines: []), fields: [], seals: [])
        if reads {
            var name = ExtractedField.example(.applicantName, "陈晓东", text: "姓名陈晓东")
            name.quad = Quad(Rect(x: 700, y: 1450, width: 200, height: 40))
            var number = ExtractedField.example(.idNumber, Evidence.exampleIDNumber)
            number.quad = Quad(Rect(x: 860, y: 1750, width: 400, height: 40))
            page.fields = [name, number]
        }
        page.faces = faces
        return page
    }

    /// A card turned by 37 degrees, the level rectangle around its text reaching the place above it.
    ///
    /// - Parameter face: its middle.
    static func heldAslant(face: Point) -> DocumentPage {
        let box = Rect(x: face.x - 100, y: face.y - 120, width: 200, height: 240)
        var page = held(faces: [Face(box: box, score: 0.93, landmarks: [])])
        func quad(_ corners: [Double]) -> Quad {
            Quad(
                topLeft: Point(x: corners[0], y: corners[1]), topRight: Point(x: corners[2], y: corners[3]),
                bottomRight: Point(x: corners[4], y: corners[5]), bottomLeft: Point(x: corners[6], y: corners[7]))
        }
        page.fields[0].quad = quad([258, 367, 378, 452, 358, 480, 238, 395])
        page.fields[1].quad = quad([229, 652, 506, 860, 484, 890, 206, 682])
        return page
    }

    /// A permit, whose portrait lies left of its text: alone on a table.
    static var permitOnTable: DocumentPage {
        var page = held(faces: [Face(box: Rect(x: 480, y: 1520, width: 120, height: 150), score: 0.88, landmarks: [])])
        let title = Quad(Rect(x: 560, y: 1380, width: 500, height: 40))
        let glyphs = [Glyph(text: "台湾居民来往大陆通行证", quad: title, score: 0.97)]
        page.text.lines = [TextLine(quad: title, glyphs: glyphs, score: 0.97)]
        return page
    }

    /// A portrait of the usual size.
    static func portrait(
        width: Int = 1600, height: Int = 2240, faces: [Face] = [.examplePerson], evenness: Double = 0.99,
        sharpness: Double = 0.3
    ) -> DocumentPage {
        var page = DocumentPage(
            attachment: .portrait, file: "证件照.jpg", page: 1, kind: faces.isEmpty ? .unknown : .portrait,
            quality: PageQuality(sharpness: 0.4, skewDegrees: 0, rotation: 0),
            text: RecognizedPage(width: width, height: height, lines: []), fields: [], seals: [])
        page.faces = faces
        if !faces.isEmpty {
            page.portrait = PortraitLook(evenness: evenness, colour: [240, 240, 244], sharpness: sharpness)
        }
        return page
    }
}
