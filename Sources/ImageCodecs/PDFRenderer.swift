import CImageCodecs
import CPDFium
import Decoding
import DocumentModel
import Glibc

/// The pages of a PDF file, drawn by PDFium with their annotations and form fields. Scripts and XFA are not in its build.
///
/// PDFium keeps state of the process: one document at a time, on one thread.
struct PDFRenderer {
    private let bytes: [UInt8]
    private let limits: DecodingLimits

    /// Maps the fonts for text that a PDF brings no font for, and settles the time zone. Without the fonts such text is drawn
    /// as PDFium can.
    static func prepare() {
        _ = hedui_pdf_map_fonts()
        // Little CMS stamps every colour profile with the time; the C library would look for the zone's file then.
        unsafe setenv("TZ", "UTC0", 1)
        tzset()
    }

    init(_ bytes: [UInt8], limits: DecodingLimits) {
        self.bytes = bytes
        self.limits = limits
    }

    func render(into sink: inout some PageSink) throws {
        FPDF_InitLibrary()
        hedui_pdf_use_mapped_fonts()
        defer { FPDF_DestroyLibrary() }
        // The document reads from the bytes as long as it lives, so all happens while they are lent.
        try unsafe bytes.withUnsafeBytes { buffer in
            // A file that only restricts printing opens with the empty password.
            guard let start = buffer.baseAddress,
                let document = unsafe FPDF_LoadMemDocument64(start, buffer.count, nil)
            else { return try sink.report(openingProblem) }
            defer { unsafe FPDF_CloseDocument(document) }
            try unsafe render(document, into: &sink)
        }
    }

    private var openingProblem: DecodingProblem {
        let locked = [UInt(FPDF_ERR_PASSWORD), UInt(FPDF_ERR_SECURITY)]
        return DecodingProblem(locked.contains(FPDF_GetLastError()) ? .encrypted : .damaged)
    }

    private func render(_ document: FPDF_DOCUMENT, into sink: inout some PageSink) throws {
        let count = unsafe Int(FPDF_GetPageCount(document))
        guard count > 0 else { return try sink.report(DecodingProblem(.empty, format: .pdf)) }
        guard count <= limits.pages else {
            return try sink.report(
                DecodingProblem(.tooManyPages, quantity: .pages, measured: count, limit: limits.pages))
        }
        let form = unsafe PDFForm(document)
        for index in 0..<count {
            var picture = Picture()
            do throws(CodecFailure) {
                picture = try unsafe renderPage(Int32(index), of: document, form: form)
                try picture.finish(limits)
            } catch {
                let page = count > 1 ? index + 1 : nil
                try sink.report(error.problem(format: .pdf, page: page, pixels: 0))
                continue
            }
            try sink.deliver(picture, number: index + 1)
        }
    }

    private func renderPage(
        _ index: Int32, of document: FPDF_DOCUMENT, form: borrowing PDFForm
    ) throws(CodecFailure) -> Picture {
        guard let page = unsafe FPDF_LoadPage(document, index) else { throw .damaged }
        defer { unsafe FPDF_ClosePage(page) }
        let size = unsafe (width: Double(FPDF_GetPageWidthF(page)), height: Double(FPDF_GetPageHeightF(page)))
        guard let resolution = PageResolution(width: size.width, height: size.height, limits: limits) else {
            throw .damaged
        }
        let images = unsafe PageImages(page)
        // PDFium takes an embedded picture into memory whole, and ends the process where it cannot.
        guard images.largestPixelCount <= limits.heldPixels else { throw .tooLarge }
        let target = resolution.target(for: images)

        var picture = Picture()
        try check(unsafe hedui_picture_allocate(&picture.raw, UInt32(target.width), UInt32(target.height), 4, 255))
        guard let pixels = unsafe picture.raw.pixels,
            let bitmap = unsafe FPDFBitmap_CreateEx(
                Int32(target.width), Int32(target.height), Int32(FPDFBitmap_BGRx), pixels,
                Int32(target.width * 4))
        else { throw .noMemory }
        unsafe FPDF_RenderPageBitmap(
            bitmap, page, 0, 0, Int32(target.width), Int32(target.height), 0, Int32(FPDF_ANNOT))
        unsafe form.draw(page, into: bitmap, width: target.width, height: target.height)
        unsafe FPDFBitmap_Destroy(bitmap)
        unsafe hedui_picture_from_bgrx(&picture.raw)
        unsafe picture.raw.dpi = Double(target.width) / size.width * 72
        return picture
    }
}
