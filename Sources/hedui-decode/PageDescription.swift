import Decoding
import DocumentModel
import ImageCodecs

/// Prints what was found instead of the pages: for looking at single files by hand.
struct PageDescription: PageSink {
    mutating func deliver(_ picture: borrowing Picture, number: Int) {
        let dpi = picture.dpi.map { " \(Int($0.rounded())) dpi" } ?? ""
        let colour = picture.format == .gray8 ? "grey" : "colour"
        print("page \(number): \(picture.width)×\(picture.height) \(colour)\(dpi)")
    }

    mutating func report(_ problem: DecodingProblem) {
        print("\(problem.reason.rawValue)\(problem.pages.isEmpty ? "" : " page \(problem.pages)"): \(problem.message)")
    }
}
