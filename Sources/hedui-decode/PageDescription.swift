import Decoding
import DocumentModel
import ImageCodecs

/// Tells what was found instead of the pages: for looking at single files by hand.
struct PageDescription: PageSink {
    private(set) var text = ""

    mutating func deliver(_ picture: borrowing Picture, number: Int) {
        let dpi = picture.dpi.map { " \(Int($0.rounded())) dpi" } ?? ""
        let colour = picture.format == .gray8 ? "grey" : "colour"
        text += "page \(number): \(picture.width)×\(picture.height) \(colour)\(dpi)\n"
    }

    mutating func report(_ problem: DecodingProblem) {
        let page = problem.pages.isEmpty ? "" : " page \(problem.pages)"
        text += "\(problem.reason.rawValue)\(page): \(problem.message)\n"
    }
}
