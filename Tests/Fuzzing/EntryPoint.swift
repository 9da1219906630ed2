import Decoding
import Foundation

/// What libFuzzer calls with every input. One program for all targets: `HEDUI_FUZZ_TARGET` names the one that is run.
///
/// - Returns: 0 for an input worth keeping where it reaches something new, -1 for one of another format.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let target = chosen else {
        let names = FuzzTarget.allCases.map(\.rawValue).joined(separator: ", ")
        FileHandle.standardError.write(Data("HEDUI_FUZZ_TARGET must be one of: \(names)\n".utf8))
        exit(64)
    }
    return target.take(unsafe Array(UnsafeBufferPointer(start: start, count: count))) ? 0 : -1
}

private let chosen = ProcessInfo.processInfo.environment["HEDUI_FUZZ_TARGET"].flatMap(FuzzTarget.init(rawValue:))

/// Every way by which bytes from outside come in.
enum FuzzTarget: String, CaseIterable {
    /// What the decoding process says, as its reader hears it.
    case wire
    case jpeg, png, tiff, webp, heic, bmp, pdf
    case json, settings, report
    case csv, zip, xlsx
    /// The sheet of a workbook that is otherwise whole.
    case sheet
    /// Dates, numbers, terms, ID numbers, as pieces of text.
    case text
    /// A whole page of recognised text, extracted as some kind of attachment.
    case page
    /// Addresses and forms of the clerks' desk, and what is sent to it as JSON.
    case form, body

    /// Must return for whatever bytes; a trap or a sanitizer's report is a finding.
    ///
    /// - Returns: whether the bytes are of this target's format.
    func take(_ bytes: [UInt8]) -> Bool {
        switch self {
        case .wire: WireInput.take(bytes)
        case .jpeg: FormatInput.take(bytes, as: .jpeg)
        case .png: FormatInput.take(bytes, as: .png)
        case .tiff: FormatInput.take(bytes, as: .tiff)
        case .webp: FormatInput.take(bytes, as: .webp)
        case .heic: FormatInput.take(bytes, as: .heic)
        case .bmp: FormatInput.take(bytes, as: .bmp)
        case .pdf: FormatInput.take(bytes, as: .pdf)
        case .json: DocumentInput.takeSubmission(bytes)
        case .settings: DocumentInput.takeSettings(bytes)
        case .report: DocumentInput.takeReport(bytes)
        case .csv: ListInput.takeText(bytes)
        case .zip: ListInput.takeArchive(bytes)
        case .xlsx: ListInput.takeWorkbook(bytes)
        case .sheet: ListInput.takeSheet(bytes)
        case .text: TextInput.takePieces(bytes)
        case .page: TextInput.takePage(bytes)
        case .form: DeskInput.takeForm(bytes)
        case .body: DeskInput.takeBody(bytes)
        }
    }
}
