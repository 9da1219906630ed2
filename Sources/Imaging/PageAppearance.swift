public import DocumentModel

extension Image {
    /// Whether this looks like print on paper rather than a scene: bright, and without colour but for ink.
    ///
    /// On paper red ink can be taken out before reading; in a scene the same step would wipe out red letters.
    /// Paper under bad light still has its brighter part within a narrow range of hues. Asked of a coarse grid: whether the
    /// sample at the 60th percentile of brightness is pale, and most others have its colour. The limits are a judgement of
    /// what paper may look like, not a fit; a wrong answer costs red print on a page, or prints under red ink.
    public var looksLikePaper: Bool {
        guard format == .rgb8, !isEmpty else { return true }
        let step = max(1, max(width, height) / 200)
        var samples: [(red: Int, green: Int, blue: Int)] = []
        for y in stride(from: 0, to: height, by: step) {
            for x in stride(from: 0, to: width, by: step) {
                let index = (y * width + x) * 3
                samples.append((Int(pixels[index]), Int(pixels[index + 1]), Int(pixels[index + 2])))
            }
        }
        let sums = samples.map { $0.red + $0.green + $0.blue }
        let paper = samples[Image.indexOfBrightest(samples.count * 2 / 5, of: sums)]
        let highest = max(paper.red, paper.green, paper.blue)
        let lowest = min(paper.red, paper.green, paper.blue)
        guard highest >= 90, Double(highest - lowest) < 0.25 * Double(highest) else { return false }
        // Shadows scale all channels alike: compare colours, not brightness.
        let alike = samples.filter { sample in
            let sum = max(1, sample.red + sample.green + sample.blue)
            let paperSum = max(1, paper.red + paper.green + paper.blue)
            let shift =
                abs(Double(sample.red) / Double(sum) - Double(paper.red) / Double(paperSum))
                + abs(Double(sample.blue) / Double(sum) - Double(paper.blue) / Double(paperSum))
            return shift < 0.06 && sum * 2 > paperSum
        }
        return Double(alike.count) >= 0.6 * Double(samples.count)
    }

    /// Which sum stands at a place, counted from the largest on: sorted by counting, there are tens of thousands and they are small.
    ///
    /// - Parameter sums: 0…765.
    private static func indexOfBrightest(_ place: Int, of sums: [Int]) -> Int {
        var counts = [Int](repeating: 0, count: 3 * 255 + 1)
        for sum in sums { counts[sum] += 1 }
        var left = place
        var wanted = counts.count - 1
        while wanted > 0, left >= counts[wanted] {
            left -= counts[wanted]
            wanted -= 1
        }
        for (index, sum) in sums.enumerated() where sum == wanted {
            if left == 0 { return index }
            left -= 1
        }
        return 0
    }

    /// How crisp the picture is, 0…1: the strongest edges against the contrast that is there.
    ///
    /// The 98th percentile of the step between neighbouring pixels, over the range between the 2nd and the 98th
    /// percentile of brightness. A crisp edge falls within one or two pixels (about 0.5 and more), a blurred one over many.
    public var sharpness: Double {
        let gray = grayscale()
        guard gray.width > 2, gray.height > 2 else { return 0 }
        var levels = [Int](repeating: 0, count: 256)
        var steps = [Int](repeating: 0, count: 256)
        for y in stride(from: 0, to: gray.height, by: 2) {
            let row = y * gray.width
            for x in 0..<(gray.width - 1) {
                let here = Int(gray.pixels[row + x])
                levels[here] += 1
                steps[abs(here - Int(gray.pixels[row + x + 1]))] += 1
            }
        }
        let range = percentile(0.98, of: levels) - percentile(0.02, of: levels)
        guard range > 8 else { return 0 }
        return min(1, Double(percentile(0.98, of: steps)) / Double(range))
    }
}
