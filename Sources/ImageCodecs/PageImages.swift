import CPDFium

/// What pictures a PDF page is made of: enough to tell a scan and its resolution.
struct PageImages {
    /// Pixels of the largest picture.
    private(set) var largestPixelCount = 0
    /// Area the pictures cover, in square points; where they overlap, counted twice.
    private(set) var coveredArea = 0.0
    /// Pixels a point of the finest picture that covers at least ``smallestArea``; 0 where there is none.
    private(set) var pixelsPerPoint = 0.0

    /// In square points: a square of 1 inch. Logos and signatures are smaller, strips of a scan are larger.
    private static let smallestArea = 72.0 * 72.0
    /// Objects looked at on a page. A scan has a few, or some hundred strips.
    private static let mostObjects = 2_000
    /// Forms inside forms. Producers wrap a scan once or twice.
    private static let deepest = 3

    init() {}

    init(_ page: FPDF_PAGE) {
        let count = unsafe Int(FPDFPage_CountObjects(page))
        var left = Self.mostObjects
        for index in 0..<max(0, min(count, Self.mostObjects)) {
            guard let object = unsafe FPDFPage_GetObject(page, Int32(index)) else { continue }
            unsafe add(object, within: Affine.identity, depth: 0, left: &left)
        }
    }

    private mutating func add(_ object: FPDF_PAGEOBJECT, within outer: Affine, depth: Int, left: inout Int) {
        guard left > 0 else { return }
        left -= 1
        let kind = unsafe Int(FPDFPageObj_GetType(object))
        guard kind == FPDF_PAGEOBJ_IMAGE || kind == FPDF_PAGEOBJ_FORM else { return }
        var raw = FS_MATRIX()
        guard unsafe FPDFPageObj_GetMatrix(object, &raw) != 0 else { return }
        let matrix = Affine(raw).followed(by: outer)
        if kind == FPDF_PAGEOBJ_IMAGE {
            var width: UInt32 = 0
            var height: UInt32 = 0
            guard unsafe FPDFImageObj_GetImagePixelSize(object, &width, &height) != 0 else { return }
            addImage(width: Int(width), height: Int(height), placed: matrix)
        } else if depth < Self.deepest {
            let count = unsafe Int(FPDFFormObj_CountObjects(object))
            for index in 0..<max(0, min(count, Self.mostObjects)) {
                guard let inner = unsafe FPDFFormObj_GetObject(object, UInt(index)) else { continue }
                unsafe add(inner, within: matrix, depth: depth + 1, left: &left)
            }
        }
    }

    /// - Parameter placed: takes the unit square to where the picture lies on the page (PDF 32000-1, 8.9.5).
    mutating func addImage(width: Int, height: Int, placed: Affine) {
        let (pixels, overflow) = width.multipliedReportingOverflow(by: height)
        largestPixelCount = max(largestPixelCount, overflow ? Int.max : pixels)
        let area = placed.area
        guard area.isFinite, area >= Self.smallestArea, width > 0, height > 0 else { return }
        coveredArea += area
        // Along its sides; the coarser one counts where pixels are not square.
        pixelsPerPoint = max(
            pixelsPerPoint, min(Double(width) / placed.horizontalLength, Double(height) / placed.verticalLength))
    }
}

/// x' = a x + c y + e, y' = b x + d y + f; the shift is not needed here.
struct Affine: Hashable {
    var a: Double
    var b: Double
    var c: Double
    var d: Double

    static let identity = Affine(a: 1, b: 0, c: 0, d: 1)

    init(a: Double, b: Double, c: Double, d: Double) {
        self.a = a
        self.b = b
        self.c = c
        self.d = d
    }

    init(_ raw: FS_MATRIX) { self.init(a: Double(raw.a), b: Double(raw.b), c: Double(raw.c), d: Double(raw.d)) }

    var area: Double { abs(a * d - b * c) }
    var horizontalLength: Double { (a * a + b * b).squareRoot() }
    var verticalLength: Double { (c * c + d * d).squareRoot() }

    func followed(by next: Affine) -> Affine {
        Affine(
            a: a * next.a + b * next.c, b: a * next.b + b * next.d,
            c: c * next.a + d * next.c, d: c * next.b + d * next.d)
    }
}
