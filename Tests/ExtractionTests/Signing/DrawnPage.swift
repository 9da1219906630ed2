import DocumentModel

@testable import Extraction

/// A page drawn for a test: type is blocks of even bars, writing is wavy strokes, each pixel known.
struct DrawnPage {
    static let size = 40.0
    var image: Image
    var lines: [TextLine] = []
    var seals: [Seal] = []

    init(width: Int = 1200, height: Int = 800) {
        image = Image(width: width, height: height, format: .rgb8, filledWith: 245)
    }

    typealias Colour = (red: UInt8, green: UInt8, blue: UInt8)
    static let black: Colour = (40, 40, 40)
    static let blue: Colour = (40, 60, 170)
    static let red: Colour = (220, 60, 60)

    mutating func fill(_ rect: Rect, _ colour: Colour = black) {
        for y in max(0, Int(rect.y))..<max(0, min(image.height, Int(rect.maxY))) {
            for x in max(0, Int(rect.x))..<max(0, min(image.width, Int(rect.maxX))) { dot(x, y, colour) }
        }
    }

    private mutating func dot(_ x: Int, _ y: Int, _ colour: Colour) {
        guard x >= 0, y >= 0, x < image.width, y < image.height else { return }
        // Inks darken each other.
        let index = (y * image.width + x) * 3
        image.pixels[index] = min(image.pixels[index], colour.red)
        image.pixels[index + 1] = min(image.pixels[index + 1], colour.green)
        image.pixels[index + 2] = min(image.pixels[index + 2], colour.blue)
    }

    /// Type, recognised: every character a frame with a bar across, 0.8 of `size` high.
    @discardableResult
    mutating func type(_ text: String, x: Double, y: Double, score: Double = 0.98, size: Double = size) -> Rect {
        for (index, character) in text.enumerated() where character != " " {
            let left = x + Double(index) * size + 0.1 * size
            let top = y + 0.1 * size
            let side = 0.8 * size
            if "：，。（）".contains(character) {
                fill(Rect(x: left + 0.3 * size, y: top + 0.5 * size, width: 4, height: 8))
                continue
            }
            for bar in [0, 0.5, 1] {
                fill(Rect(x: left, y: top + bar * (side - 4), width: side, height: 3))
                fill(Rect(x: left + bar * (side - 4), y: top, width: 4, height: side))
            }
        }
        return read(text, x: x, y: y, width: Double(text.count) * size, height: size, score: score)
    }

    /// Recognised text without any ink of its own.
    @discardableResult
    mutating func read(_ text: String, x: Double, y: Double, width: Double, height: Double, score: Double = 0.98)
        -> Rect
    {
        let box = Rect(x: x, y: y, width: width, height: height)
        let quad = Quad(box)
        let count = Double(max(1, text.count))
        lines.append(
            TextLine(
                quad: quad,
                glyphs: text.enumerated().map { index, character in
                    Glyph(
                        text: String(character),
                        quad: quad.slice(from: Double(index) / count, to: Double(index + 1) / count),
                        score: score)
                }, score: score))
        return box
    }

    /// A pen stroke that swings up and down, `thickness` pixels wide.
    mutating func scribble(_ rect: Rect, colour: Colour = black, thickness: Int = 4) {
        var phase = 0.0
        for x in Int(rect.x)..<Int(rect.maxX) {
            phase += 0.16
            // A triangle wave needs no mathematics library.
            let turn = phase.truncatingRemainder(dividingBy: 2)
            let swing = turn < 1 ? turn : 2 - turn
            let y = Int(rect.y + swing * rect.height)
            for offset in 0..<thickness {
                for thick in 0..<thickness { dot(x + offset, y + thick, colour) }
            }
        }
    }

    /// A round seal: a ring and a disc of lettering, with the seal as found.
    mutating func seal(x: Double, y: Double, diameter: Double, colour: Colour = red, kind: SealKind = .official) {
        let radius = diameter / 2
        for dy in -Int(radius)...Int(radius) {
            for dx in -Int(radius)...Int(radius) {
                let distance = (Double(dx * dx + dy * dy)).squareRoot()
                let isLettering = distance > 0.6 * radius && distance < 0.8 * radius && (dx / 5 + dy / 5) % 2 == 0
                if distance > 0.92 * radius && distance <= radius || isLettering || distance < 0.2 * radius {
                    dot(Int(x) + dx, Int(y) + dy, colour)
                }
            }
        }
        seals.append(
            Seal(
                kind: kind, shape: .circle, colour: .red, text: "福建闽安工程技术有限公司", lineText: "", confidence: 0.9,
                quad: Quad(Rect(x: x - radius, y: y - radius, width: diameter, height: diameter))))
    }

    /// An oval of ridges.
    mutating func thumb(x: Double, y: Double, width: Double, height: Double) {
        for py in Int(y)..<Int(y + height) {
            for px in Int(x)..<Int(x + width) {
                let dx = (Double(px) - x) / width * 2 - 1
                let dy = (Double(py) - y) / height * 2 - 1
                let distance = dx * dx + dy * dy
                if distance <= 1, Int(distance * 30) % 2 == 0 { dot(px, py, DrawnPage.red) }
            }
        }
    }

    func places() throws -> [SigningPlace] {
        try SigningPlaceFinder().places(in: image, lines: lines, seals: seals)
    }
}

/// A label at (200, 300) with room for a signature at its right.
func labelled(_ label: String = "本人签名：", _ draw: (inout DrawnPage, Rect) -> Void) throws -> [SigningPlace] {
    var page = DrawnPage()
    page.type("以上内容属实，如有虚假愿意承担责任。", x: 100, y: 180)
    let box = page.type(label, x: 200, y: 300)
    draw(&page, box)
    return try page.places()
}
