public import DocumentModel

/// Draws marks on a page: an outline around each place and tags with the numbers of the findings.
public struct PageAnnotator {
    private var image: Image
    /// Of an outline. Three pixels, and more on large pages, where three would vanish when the page is shown on a
    /// screen about 1,000 pixels wide.
    private let thickness: Int
    /// Pixels a dot of the digits.
    private let dot: Int
    private var takenPlaces: [Rect] = []

    /// - Parameter page: the upright page, grey or RGB.
    public init(page: Image) {
        image = page.format == .rgb8 ? page : PageAnnotator.coloured(page)
        thickness = max(3, page.width / 600)
        dot = max(2, page.width / 600)
    }

    /// - Parameter marks: in pixels of the page; parts outside of it are left out.
    /// - Returns: an RGB image of the same size.
    public static func annotated(_ page: Image, with marks: [PageMark]) -> Image {
        var annotator = PageAnnotator(page: page)
        // The gravest last, so that nothing lies over them.
        for mark in marks.reversed() where !mark.isWholePage { annotator.outline(mark) }
        for mark in marks { annotator.tag(mark) }
        return annotator.image
    }

    private static func coloured(_ gray: Image) -> Image {
        var pixels: [UInt8] = []
        pixels.reserveCapacity(gray.pixels.count * 3)
        for value in gray.pixels { pixels.append(contentsOf: [value, value, value]) }
        return Image(width: gray.width, height: gray.height, format: .rgb8, pixels: pixels)
    }

    private mutating func outline(_ mark: PageMark) {
        // Outside of the text's own box, so that the line hides no stroke.
        let corners = mark.quad.grown(by: Double(thickness) + 2).corners
        for (start, end) in zip(corners, corners.dropFirst() + corners.prefix(1)) {
            line(from: start, to: end, colour: mark.colour)
        }
    }

    private mutating func line(from start: Point, to end: Point, colour: PageMark.Colour) {
        guard let start = clamped(start), let end = clamped(end) else { return }
        let steps = max(1, Int(start.distance(to: end).rounded(.up)))
        for step in 0...steps {
            let point = start + (end - start) * (Double(step) / Double(steps))
            let x = Int(point.x.rounded()) - thickness / 2
            let y = Int(point.y.rounded()) - thickness / 2
            fill(x: x, y: y, width: thickness, height: thickness, with: colour.components)
        }
    }

    /// Nil for a point that is not finite; otherwise at most one page's size away, to bound the work.
    private func clamped(_ point: Point) -> Point? {
        guard point.x.isFinite, point.y.isFinite else { return nil }
        let width = Double(image.width)
        let height = Double(image.height)
        return Point(x: min(2 * width, max(-width, point.x)), y: min(2 * height, max(-height, point.y)))
    }

    /// Tags stand beside the place they belong to, one next to the other, where they hide the least ink.
    private mutating func tag(_ mark: PageMark) {
        let height = (DigitFont.height + 4) * dot
        let width = mark.tags.reduce(0) { $0 + tagWidth($1) + dot }
        guard !mark.tags.isEmpty, let place = tagPlace(beside: mark, width: width, height: height) else { return }
        takenPlaces.append(place)

        var x = Int(place.x)
        for tag in mark.tags {
            fill(x: x, y: Int(place.y), width: tagWidth(tag), height: height, with: tag.colour.components)
            for (index, digit) in digits(of: tag.number).enumerated() {
                draw(digit, x: x + dot * (2 + index * (DigitFont.width + 1)), y: Int(place.y) + 2 * dot)
            }
            x += tagWidth(tag) + dot
        }
    }

    /// Left, above, right or below: the first of those that hide least. Tags that stand already are never covered
    /// while there is room further down.
    private func tagPlace(beside mark: PageMark, width: Int, height: Int) -> Rect? {
        let box = mark.quad.boundingBox
        guard let corner = clamped(Point(x: box.x, y: box.y)), let end = clamped(Point(x: box.maxX, y: box.maxY))
        else { return nil }
        let gap = Double(2 * thickness + 3)
        let (w, h) = (Double(width), Double(height))
        let corners = [
            Point(x: corner.x - gap - w, y: corner.y), Point(x: corner.x, y: corner.y - gap - h),
            Point(x: end.x + gap, y: corner.y), Point(x: corner.x, y: end.y + gap),
        ]
        let places = (mark.isWholePage ? [] : corners).map { Rect(x: $0.x, y: $0.y, width: w, height: h) }
            .filter { $0.x >= 0 && $0.y >= 0 && $0.maxX <= Double(image.width) && $0.maxY <= Double(image.height) }
            .filter { place in !takenPlaces.contains { $0.intersection(place) != nil } }
        let ink = places.map(inkCount)
        if let least = ink.min(), let index = ink.firstIndex(of: least) { return places[index] }
        // No room beside it: inside its upper left corner, or below the tags that stand there.
        var place = Rect(
            x: max(0, min(corner.x, Double(image.width) - w)), y: max(0, min(corner.y, Double(image.height) - h)),
            width: w, height: h)
        while place.maxY < Double(image.height), takenPlaces.contains(where: { $0.intersection(place) != nil }) {
            place.y += h
        }
        return place
    }

    /// Pixels that are clearly darker than what surrounds them: by 48 of 255, more than the noise and shading of a scan.
    private func inkCount(in place: Rect) -> Int {
        var values: [Int] = []
        for y in Int(place.y)..<min(image.height, Int(place.maxY)) {
            for x in Int(place.x)..<min(image.width, Int(place.maxX)) {
                // Green stands for the brightness: blue and black ink and red seals are all dark in it.
                values.append(Int(image.pixels[(y * image.width + x) * 3 + 1]))
            }
        }
        let mean = values.isEmpty ? 0 : values.reduce(0, +) / values.count
        return values.count { $0 < mean - 48 }
    }

    private func tagWidth(_ tag: PageMark.Tag) -> Int {
        (digits(of: tag.number).count * (DigitFont.width + 1) + 3) * dot
    }

    private func digits(of number: Int) -> [Int] { String(max(0, number)).compactMap(\.wholeNumberValue) }

    private mutating func draw(_ digit: Int, x: Int, y: Int) {
        for (row, bits) in DigitFont.rows(of: digit).enumerated() {
            for column in 0..<DigitFont.width where bits >> UInt8(DigitFont.width - 1 - column) & 1 == 1 {
                fill(x: x + column * dot, y: y + row * dot, width: dot, height: dot, with: [255, 255, 255])
            }
        }
    }

    private mutating func fill(x: Int, y: Int, width: Int, height: Int, with colour: [UInt8]) {
        let columns = max(0, x)..<max(0, x, min(image.width, x + width))
        for row in max(0, y)..<max(0, y, min(image.height, y + height)) {
            for column in columns {
                let offset = (row * image.width + column) * 3
                image.pixels[offset] = colour[0]
                image.pixels[offset + 1] = colour[1]
                image.pixels[offset + 2] = colour[2]
            }
        }
    }
}

extension Point {
    fileprivate static var zero: Point { Point(x: 0, y: 0) }

    /// Length 1 in the direction of `other`; none where both are the same point.
    fileprivate func direction(to other: Point) -> Point {
        let length = distance(to: other)
        return length > 0 ? (other - self) * (1 / length) : .zero
    }
}

extension Quad {
    /// Each corner moved outward along both of its edges.
    fileprivate func grown(by margin: Double) -> Quad {
        let c = corners
        let moved = c.indices.map { index in
            let next = c[(index + 1) % 4]
            let previous = c[(index + 3) % 4]
            return c[index] - (c[index].direction(to: next) + c[index].direction(to: previous)) * margin
        }
        return Quad(topLeft: moved[0], topRight: moved[1], bottomRight: moved[2], bottomLeft: moved[3])
    }
}
