import CPDFium

/// The form fields of a document. PDFium draws them apart from the page's other annotations.
@safe struct PDFForm: ~Copyable {
    private let info: UnsafeMutablePointer<FPDF_FORMFILLINFO>
    private let handle: FPDF_FORMHANDLE?

    /// Must go away before `document` does.
    init(_ document: FPDF_DOCUMENT) {
        unsafe info = .allocate(capacity: 1)
        unsafe info.initialize(to: FPDF_FORMFILLINFO())
        unsafe info.pointee.version = 1
        unsafe handle =
            FPDF_GetFormType(document) == 0 ? nil : FPDFDOC_InitFormFillEnvironment(document, info)
    }

    deinit {
        if let handle = unsafe handle { unsafe FPDFDOC_ExitFormFillEnvironment(handle) }
        unsafe info.deallocate()
    }

    func draw(_ page: FPDF_PAGE, into bitmap: FPDF_BITMAP, width: Int, height: Int) {
        guard let handle = unsafe handle else { return }
        unsafe FORM_OnAfterLoadPage(page, handle)
        unsafe FPDF_FFLDraw(
            handle, bitmap, page, 0, 0, Int32(width), Int32(height), 0, Int32(FPDF_ANNOT))
        unsafe FORM_OnBeforeClosePage(page, handle)
    }
}
