import DocumentModel
import Foundation

/// Pages with simple seals drawn on them: rings, squares, bars; no fonts.
struct Canvas {
    static let red: [UInt8] = [205, 40, 50]
    static let blue: [UInt8] = [40, 60, 180]
    static let grey: [UInt8] = [125, 125, 125]
    static let black: [UInt8] = [25, 25, 25]

    private(set) var image: Image

    init(width: Int, height: Int) {
        image = Image(width: width, height: height, format: .rgb8, filledWith: 250)
    }

    mutating func paint(_ x: Int, _ y: Int, _ colour: [UInt8]) {
        guard x >= 0, y >= 0, x < image.width, y < image.height else { return }
        let index = (y * image.width + x) * 3
        // Ink multiplies: it never makes anything brighter.
        for channel in 0..<3 {
            image.pixels[index + channel] = UInt8(Int(image.pixels[index + channel]) * Int(colour[channel]) / 255)
        }
    }

    /// A ring `thickness` pixels wide, with a star-sized blot in the middle and ticks where characters would be.
    mutating func seal(
        x: Double, y: Double, a: Double, b: Double, thickness: Double = 5, colour: [UInt8] = Canvas.red,
        hasStar: Bool = true
    ) {
        let box = (Int(x - a) - 2, Int(x + a) + 2, Int(y - b) - 2, Int(y + b) + 2)
        for row in box.2...box.3 {
            for column in box.0...box.1 {
                let u = (Double(column) - x) / a
                let v = (Double(row) - y) / b
                let part = (u * u + v * v).squareRoot()
                let depth = (1 - part) * b
                let turn = atan2(v, u)
                let isCharacter = depth > 0.15 * b && depth < 0.35 * b && turn < 0.5 && sin(turn * 24) > 0.2
                if (depth >= 0 && depth < thickness) || hasStar && part < 0.2 || isCharacter {
                    paint(column, row, colour)
                }
            }
        }
    }

    /// Multiplies every pixel by the light that falls on it, one factor a channel.
    mutating func light(_ factors: (Double, Double) -> [Double]) {
        for row in 0..<image.height {
            for column in 0..<image.width {
                let light = factors(Double(column), Double(row))
                let index = (row * image.width + column) * 3
                for channel in 0..<3 {
                    image.pixels[index + channel] = UInt8(Double(image.pixels[index + channel]) * light[channel])
                }
            }
        }
    }

    mutating func square(x: Int, y: Int, side: Int, thickness: Int = 4, colour: [UInt8] = Canvas.red) {
        for row in y..<(y + side) {
            for column in x..<(x + side) {
                let inset = min(row - y, column - x, y + side - 1 - row, x + side - 1 - column)
                let isStroke = inset > side / 5 && (column - x) % 12 < 4
                if inset < thickness || isStroke { paint(column, row, colour) }
            }
        }
    }

    /// A ring with four upright strokes inside, where characters would be.
    mutating func disc(x: Double, y: Double, radius: Double, thickness: Double = 4, colour: [UInt8]) {
        for row in Int(y - radius) - 2...Int(y + radius) + 2 {
            for column in Int(x - radius) - 2...Int(x + radius) + 2 {
                let (u, v) = (Double(column) - x, Double(row) - y)
                let depth = radius - (u * u + v * v).squareRoot()
                let isStroke = abs(u) < 0.5 * radius && abs(v) < 0.5 * radius && Int(u + radius) % 14 < 4
                if (depth >= 0 && depth < thickness) || isStroke { paint(column, row, colour) }
            }
        }
    }

    /// Ink everywhere but in some upright strokes.
    mutating func hollowSquare(x: Int, y: Int, side: Int, colour: [UInt8]) {
        for row in y..<(y + side) {
            for column in x..<(x + side) {
                let inset = min(row - y, column - x, y + side - 1 - row, x + side - 1 - column)
                if inset > side / 8, (column - x) % 16 < 5 { continue }
                paint(column, row, colour)
            }
        }
    }

    mutating func bar(_ rect: Rect, colour: [UInt8]) {
        for row in Int(rect.y)..<Int(rect.maxY) {
            for column in Int(rect.x)..<Int(rect.maxX) { paint(column, row, colour) }
        }
    }

    /// Lines of black marks, as print has them.
    mutating func print(from top: Int, to bottom: Int) {
        for line in stride(from: top, to: bottom, by: 40) {
            for word in stride(from: 120, to: image.width - 140, by: 26) {
                bar(Rect(x: Double(word), y: Double(line), width: 18, height: 3), colour: Canvas.black)
                bar(Rect(x: Double(word) + 8, y: Double(line) - 6, width: 3, height: 18), colour: Canvas.black)
                bar(Rect(x: Double(word), y: Double(line) + 10, width: 18, height: 3), colour: Canvas.black)
            }
        }
    }
}
