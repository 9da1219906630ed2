import DocumentModel
import Testing

@testable import Extraction

/// What lies around a place to sign and is no ink of a hand.
struct SigningSurroundingsTests {
    /// Wood to the right of a column, from the top of the page to its end: dark, with a grain.
    private func table(_ page: inout DrawnPage, from x: Double) {
        page.fill(Rect(x: x, y: 0, width: 2000, height: 900), (150, 140, 120))
        for y in stride(from: 3.0, to: 800, by: 9) {
            page.fill(
                Rect(x: x + 10 + (y * 7).truncatingRemainder(dividingBy: 30), y: y, width: 400, height: 4), (95, 85, 70)
            )
        }
    }

    @Test func `the table beside a page is no signature, and one on the page is`() throws {
        let empty = try labelled { page, label in table(&page, from: label.maxX + 260) }
        #expect(empty.map(\.ink) == [.empty])
        // As soft as a shadow's edge: what is dark in it may be writing.
        let shadowed = try labelled { page, label in
            for step in 0..<6 {
                let level = UInt8(235 - 12 * step)
                page.fill(
                    Rect(x: label.maxX + 230 + 5 * Double(step), y: 0, width: 2000, height: 900), (level, level, level))
            }
            table(&page, from: label.maxX + 260)
        }
        #expect(shadowed.map(\.ink) == [.unclear])
        let signed = try labelled { page, label in
            page.scribble(Rect(x: label.maxX + 30, y: label.y - 15, width: 180, height: 60))
            table(&page, from: label.maxX + 260)
        }
        #expect(signed.map(\.ink) == [.handwritten])
        let typed = try labelled { page, label in
            page.type("陈晓东", x: label.maxX + 30, y: label.y)
            table(&page, from: label.maxX + 260)
        }
        #expect(typed.map(\.ink) == [.printed])
    }

    @Test func `a cell that is shaded a little, and a shadow that grows slowly, are paper`() throws {
        let shaded = try labelled { page, label in
            page.fill(Rect(x: label.maxX + 10, y: 0, width: 2000, height: 900), (220, 220, 220))
            page.scribble(Rect(x: label.maxX + 60, y: label.y - 15, width: 180, height: 60))
        }
        #expect(shaded.map(\.ink) == [.handwritten])
        // A darker cell that ends before the picture does.
        let cell = try labelled { page, label in
            page.fill(Rect(x: label.maxX + 250, y: 0, width: 250, height: 900), (180, 180, 180))
        }
        #expect(cell.map(\.ink) == [.empty])
        // A smooth table has no ink that could be a signature.
        let smooth = try labelled { page, label in
            page.fill(Rect(x: label.maxX + 400, y: 0, width: 2000, height: 900), (185, 185, 185))
        }
        #expect(smooth.map(\.ink) == [.empty])
        let fading = try labelled { page, label in
            for step in 0..<60 {
                let level = UInt8(245 - 2 * step)
                page.fill(
                    Rect(x: label.maxX + 10 + 10 * Double(step), y: 0, width: 2000, height: 900), (level, level, level))
            }
            page.scribble(Rect(x: label.maxX + 200, y: label.y - 15, width: 180, height: 60))
        }
        #expect(fading.map(\.ink) == [.handwritten])
    }

    @Test func `the soft edge of a deep shadow is no ink`() throws {
        func shadowed(_ draw: (inout DrawnPage, Rect) -> Void) throws -> [SigningPlace.Ink] {
            try labelled { page, label in
                for x in 0..<440 {
                    // From 245 to 110 and back over five heights of print each.
                    let level = UInt8(110 + abs(x - 220) * 135 / 220)
                    page.fill(Rect(x: label.maxX + 20 + Double(x), y: 0, width: 1, height: 900), (level, level, level))
                }
                draw(&page, label)
            }.map(\.ink)
        }
        #expect(try shadowed { _, _ in } == [.empty])
        let signed = try shadowed { page, label in
            page.scribble(Rect(x: label.maxX + 80, y: label.y - 15, width: 180, height: 60), colour: (20, 20, 20))
        }
        #expect(signed == [.handwritten])
    }

    @Test func `a scratch between label and signature hides nothing`() throws {
        let places = try labelled { page, label in
            page.fill(Rect(x: label.maxX + 40, y: 0, width: 3, height: 800))
            page.scribble(Rect(x: label.maxX + 70, y: label.y - 15, width: 150, height: 60))
        }
        #expect(places.map(\.ink) != [.empty])
        let empty = try labelled { page, label in
            page.fill(Rect(x: label.maxX + 40, y: 0, width: 3, height: 800))
        }
        #expect(empty.map(\.ink) == [.empty])
    }

    @Test(arguments: [("970", 0.48), ("1224", 0.62), ("1045", 0.82), ("255", 0.74), ("。", 0.46)])
    func `a scribble read as figures is a signature`(text: String, score: Double) throws {
        let places = try labelled { page, label in
            let box = Rect(x: label.maxX + 50, y: label.y - 20, width: 140, height: 75)
            page.scribble(box)
            page.read(text, x: box.x, y: box.y, width: box.width, height: box.height, score: score)
        }
        #expect(places.map(\.ink) == [.handwritten])
    }

    @Test(arguments: [DrawnPage.black, DrawnPage.red].indices)
    func `a solid square with white letters is a stamp`(_ index: Int) throws {
        let places = try labelled { page, label in
            let box = Rect(x: label.maxX + 60, y: label.y - 50, width: 150, height: 150)
            let ink = [DrawnPage.black, DrawnPage.red][index]
            // Four letters, each a ring left free.
            for row in 0..<15 {
                for column in 0..<15 where ![3, 11].contains(row) || ![2, 4, 10, 12].contains(column) {
                    page.fill(
                        Rect(x: box.x + 10 * Double(column), y: box.y + 10 * Double(row), width: 10, height: 10), ink)
                }
            }
        }
        #expect(places.map(\.ink) == [.seal])
    }

    @Test func `the dark strip of a scanner is no ink`() throws {
        let places = try labelled { page, label in
            page.fill(Rect(x: label.maxX + 200, y: 0, width: 18, height: 800))
        }
        #expect(places.map(\.ink) == [.empty])
    }

    @Test func `the dark strip of a scanner behind a fold is no ink behind it`() throws {
        func ink(hasName: Bool) throws -> [SigningPlace.Ink] {
            try labelled { page, label in
                page.fill(Rect(x: label.maxX + 60, y: 0, width: 3, height: 800))
                page.fill(Rect(x: label.maxX + 180, y: 0, width: 18, height: 800))
                if hasName { page.scribble(Rect(x: label.maxX + 80, y: label.y - 10, width: 90, height: 50)) }
            }.map(\.ink)
        }
        #expect(try ink(hasName: false) == [.empty])
        #expect(try ink(hasName: true) != [.empty])
    }

    @Test func `the sides of a seal are no border of a cell, and a signature inside it counts`() throws {
        let places = try labelled { page, label in
            page.seal(x: label.maxX + 210, y: label.midY, diameter: 380)
            page.scribble(
                Rect(x: label.maxX + 80, y: label.y - 15, width: 180, height: 60), colour: DrawnPage.blue)
        }
        #expect(places.map(\.ink) == [.handwritten])
    }

    @Test func `a black seal at the far end of a row hides no signature, one near the label may`() throws {
        func ink(_ distance: Double) throws -> [SigningPlace.Ink] {
            try labelled { page, label in
                page.seal(x: label.maxX + distance, y: label.midY, diameter: 300, colour: DrawnPage.black)
                page.seals[0].colour = .black
            }.map(\.ink)
        }
        #expect(try ink(630) == [.empty])
        #expect(try ink(520) == [.empty])
        #expect(try ink(400) == [.unclear])
        #expect(try ink(250) == [.unclear])
    }

    @Test func `what shows through from the other side of the sheet is not surely a signature`() throws {
        let places = try labelled { page, label in
            page.scribble(
                Rect(x: label.maxX + 60, y: label.y - 15, width: 180, height: 60), colour: (185, 185, 185))
        }
        #expect(places.map(\.ink) == [.unclear])
    }

    @Test func `a strip of the table at the picture's very end is no signature`() throws {
        let places = try labelled { page, label in
            page.fill(Rect(x: 1180, y: label.y - 20, width: 20, height: 90))
        }
        #expect(places.map(\.ink) == [.empty])
    }
}
