import Decoding
import DocumentModel

/// Why a codec gave no picture.
enum CodecFailure: Error, Hashable {
    case damaged
    /// More pixels than the limits allow.
    case tooLarge
    /// A variety of the format that the library does not read.
    case unsupported
    case noMemory

    /// As the reader is told.
    ///
    /// - Parameter pixels: what the header claims; 0 where unknown.
    func problem(format: FileFormat, page: Int?, pixels: Int) -> DecodingProblem {
        let pages = page.map { [$0] } ?? []
        return switch self {
        case .damaged: DecodingProblem(.damaged, pages: pages)
        case .tooLarge: DecodingProblem(.tooLarge, pages: pages, quantity: .pixels, measured: pixels)
        case .unsupported: DecodingProblem(.unsupportedType, pages: pages, format: format)
        case .noMemory: DecodingProblem(.tooLarge, pages: pages, quantity: .memory)
        }
    }
}
