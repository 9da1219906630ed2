import CPixels
import DocumentModel
import Foundation
import Testing

@testable import Imaging

/// The loops in C, against what they are meant to compute.
struct PixelLoopTests {
    /// Positions inside, at and beyond the edges, far away and nowhere.
    private static func positions(_ count: Int, width: Int, height: Int) -> (xs: [Float], ys: [Float]) {
        var generator = Lehmer(state: UInt64(width * 1000 + height))
        func position(_ side: Int) -> Float {
            switch Int.random(in: 0..<40, using: &generator) {
            case 0: .nan
            case 1: .infinity
            case 2: -.greatestFiniteMagnitude
            case 3: Float(side - 1)
            case 4: 0
            default: Float.random(in: -1.5...Float(side) + 0.5, using: &generator)
            }
        }
        return ((0..<count).map { _ in position(width) }, (0..<count).map { _ in position(height) })
    }

    @Test(arguments: [(1, 1), (2, 2), (2, 9), (3, 3), (17, 1), (64, 48), (33, 5)], [1, 3])
    func `vector units give the bits of the plain way`(size: (width: Int, height: Int), channels: Int) {
        let (width, height) = size
        let source = (0..<(width * height * channels)).map { UInt8(truncatingIfNeeded: $0 * 167 + $0 / 7) }
        let (xs, ys) = PixelLoopTests.positions(1003, width: width, height: height)
        var quick = [UInt8](repeating: 7, count: xs.count * channels)
        var plain = quick
        unsafe hpx_sample(source, width, height, channels, xs, ys, xs.count, &quick)
        unsafe hpx_sample_plainly(source, width, height, channels, xs, ys, xs.count, &plain)
        #expect(quick == plain)
        let far = xs.indices.filter { !(xs[$0] > -1 && ys[$0] > -1 && xs[$0] < Float(width) && ys[$0] < Float(height)) }
        #expect(far.count > 20 && far.allSatisfy { quick[$0 * channels] == 7 })
    }

    /// A picture whose last byte is the last that may be read: a page of memory that nobody may touch lies behind it.
    private func withPictureAtTheEnd(_ pixels: [UInt8], _ body: (UnsafePointer<UInt8>) -> Void) throws {
        let page = 4096
        let room = (pixels.count + page - 1) / page * page
        let start = unsafe mmap(nil, room + page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
        guard let start = unsafe start, unsafe start != MAP_FAILED else { throw POSIXError(.ENOMEM) }
        defer { unsafe munmap(start, room + page) }
        guard unsafe mprotect(start + room, page, PROT_NONE) == 0 else { throw POSIXError(.ENOMEM) }
        let picture = unsafe (start + room - pixels.count).bindMemory(to: UInt8.self, capacity: pixels.count)
        unsafe picture.update(from: pixels, count: pixels.count)
        unsafe body(picture)
    }

    @Test(arguments: [(2, 3), (3, 3), (5, 3), (33, 5), (64, 48)], [1, 3])
    func `places inside, to the last corner, ask for nothing behind the picture`(
        size: (width: Int, height: Int), channels: Int
    ) throws {
        let (width, height) = size
        let pixels = (0..<(width * height * channels)).map { UInt8(truncatingIfNeeded: $0 * 91 + $0 / 5) }
        // Eight at once are looked at together only if all of them have neighbours and a row below these.
        let across = [0, 0.3, Float(width - 1).nextDown, Float(width) / 2 - 0.5]
        let down = [0, 0.6, Float(height - 2).nextDown]
        var (xs, ys): ([Float], [Float]) = ([], [])
        for y in down + [Float(height - 1), Float(height).nextDown] {
            for x in across + across + [Float(width - 1), Float(width).nextDown] {
                xs.append(x)
                ys.append(y)
            }
            while !xs.count.isMultiple(of: 8) {
                xs.append(across[2])
                ys.append(y)
            }
        }
        var quick = [UInt8](repeating: 7, count: xs.count * channels)
        var plain = quick
        try unsafe withPictureAtTheEnd(pixels) { source in
            unsafe hpx_sample(source, width, height, channels, xs, ys, xs.count, &quick)
            unsafe hpx_sample_plainly(source, width, height, channels, xs, ys, xs.count, &plain)
        }
        #expect(quick == plain)
    }

    @Test(arguments: [1, 7, 1024, 1025, 3000]) func `rows are added up to their ends`(length: Int) throws {
        let pixels = (0..<(3 * length)).map { UInt8(truncatingIfNeeded: $0 * 37) }
        var sums = [Float](repeating: .nan, count: length)
        try unsafe withPictureAtTheEnd(pixels) { source in
            unsafe hpx_mix_rows(source, length, length, [0.25, 0, 0.75], 3, &sums)
        }
        #expect(sums == (0..<length).map { 0.25 * Float(pixels[$0]) + 0.75 * Float(pixels[2 * length + $0]) })
    }

    @Test func `samples lie between their neighbours`() {
        let source: [UInt8] = [0, 100, 200, 40]
        var target: [UInt8] = [1, 1, 1, 1]
        unsafe hpx_sample(source, 2, 2, 1, [0, 0.5, 0.5, 1.9], [0, 0, 0.5, 1], 4, &target)
        #expect(target == [0, 50, 85, 40])
    }

    @Test(arguments: [1, 3])
    func `a reduced picture is the mean of what it covers`(channels: Int) {
        let format: PixelFormat = channels == 1 ? .gray8 : .rgb8
        var pixels: [UInt8] = []
        for y in 0..<60 { for x in 0..<90 { for c in 0..<channels { pixels.append(UInt8(x * 2 + y + c * 5)) } } }
        let small = Image(width: 90, height: 60, format: format, pixels: pixels).resized(width: 30, height: 20)
        for y in 1..<19 {
            for x in 1..<29 {
                for c in 0..<channels {
                    // The ramp's value at the middle of the three by three pixels.
                    let expected = (x * 3 + 1) * 2 + y * 3 + 1 + c * 5
                    #expect(abs(Int(small.pixels[(y * 30 + x) * channels + c]) - expected) <= 1)
                }
            }
        }
    }

    @Test func `weights add up to one and reach no further than the source`() {
        for (source, target) in [(1, 1), (1, 9), (2, 1), (7, 3), (100, 41), (41, 100), (3000, 48)] {
            let taps = ResamplingTaps(from: source, to: target)
            #expect(taps.stride.isMultiple(of: 4) && taps.stride >= taps.width)
            for index in 0..<target {
                let row = taps.weights[index * taps.stride..<(index + 1) * taps.stride]
                #expect(abs(row.reduce(0, +) - 1) < 1e-5)
                #expect(row.dropFirst(taps.width).allSatisfy { $0 == 0 })
                #expect(taps.first[index] >= 0 && Int(taps.first[index]) + taps.width <= source)
            }
        }
    }

    /// A generator whose numbers are the same in every run.
    private struct Lehmer: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ state >> 29
        }
    }
}
