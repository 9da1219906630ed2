import DocumentModel
import Imaging
import Testing

struct InkLayersTests {
    private func paper(_ marks: [(index: Int, colour: [UInt8])]) -> Image {
        var image = Image(width: 10, height: 10, format: .rgb8, filledWith: 240)
        for mark in marks {
            for channel in 0..<3 { image.pixels[mark.index * 3 + channel] = mark.colour[channel] }
        }
        return image
    }

    @Test func `red ink becomes paper and black print stays`() {
        let image = paper([(5, [210, 40, 40]), (6, [30, 30, 30])])
        let ink = image.redRemoved()
        #expect(ink.format == .gray8)
        #expect(ink.pixels[5] == 255 && ink.pixels[0] == 255)
        #expect(ink.pixels[6] < 10)
    }

    @Test func `print under red ink stays dark`() {
        #expect(paper([(5, [60, 10, 10])]).redRemoved().pixels[5] < 60)
    }

    @Test func `thin print in the light of a half dark picture stays`() {
        // Paper of 220 with strokes of 150 on the left, a table of 120 on the right.
        var image = Image(width: 1000, height: 800, format: .rgb8, filledWith: 120)
        for y in 0..<800 {
            for x in 0..<380 {
                let level: UInt8 = y % 40 == 20 && x > 40 ? 150 : 220
                for channel in 0..<3 { image.pixels[(y * 1000 + x) * 3 + channel] = level }
            }
        }
        let ink = image.redRemoved()
        #expect(ink.pixels[400 * 1000 + 150] > 250)
        #expect(ink.pixels[420 * 1000 + 150] < 210)
        // The table is as dark as by the whole picture's measure, or darker.
        #expect(ink.pixels[400 * 1000 + 900] == 255)
    }

    @Test func `blue ink goes with the blue channel only`() {
        let image = paper([(5, [40, 50, 200])])
        #expect(image.blueRemoved().pixels[5] > 200)
        #expect(image.redRemoved().pixels[5] < 80)
    }

    @Test(arguments: [UInt8(0), 255])
    func `uniform pictures do not trap`(value: UInt8) {
        let image = Image(width: 3, height: 3, format: .rgb8, filledWith: value)
        #expect(image.redRemoved().pixels.count == 9)
        #expect(image.sharpness == 0)
        #expect(Image(width: 0, height: 0, format: .rgb8, pixels: []).redRemoved().isEmpty)
    }

    @Test func `white paper with print is paper, a coloured scene is not`() {
        #expect(paper([(3, [0, 0, 0]), (50, [200, 20, 20])]).looksLikePaper)
        var scene = Image(width: 64, height: 64, format: .rgb8, filledWith: 0)
        for index in 0..<(64 * 64) {
            scene.pixels[index * 3] = UInt8(index % 64 * 4)
            scene.pixels[index * 3 + 1] = UInt8(index / 64 * 4)
            scene.pixels[index * 3 + 2] = 60
        }
        #expect(!scene.looksLikePaper)
    }

    @Test func `a crisp edge is sharper than a ramp`() {
        var crisp = Image(width: 64, height: 8, format: .gray8, filledWith: 255)
        var soft = crisp
        for y in 0..<8 {
            for x in 0..<64 {
                crisp.pixels[y * 64 + x] = x % 8 < 4 ? 0 : 255
                soft.pixels[y * 64 + x] = UInt8(abs(x % 32 - 16) * 15)
            }
        }
        #expect(crisp.sharpness > 0.9)
        #expect(soft.sharpness < 0.2)
    }
}
