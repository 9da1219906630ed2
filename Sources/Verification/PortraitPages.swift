import DocumentModel
import Foundation

/// What the rules about the applicant's portrait have in common.
enum PortraitPages {
    /// The portrait to judge, or the finding that says why there is none.
    enum Subject {
        case page(DocumentPage)
        case face(DocumentPage, Face)
        case none(Finding)
    }

    /// - Parameter needsFace: the rule is about the face: without one it has nothing to say, and `portrait.face` tells.
    static func subject(_ rule: String, _ evidence: Evidence, needsFace: Bool) -> Subject {
        guard evidence.hasUpload(of: .portrait) else {
            return .none(.notApplicable(rule, .portrait, because: "未上传免冠证件照。"))
        }
        guard let page = evidence.pages(of: .portrait).first else {
            return .none(.unopened(rule, .portrait, "免冠证件照", evidence))
        }
        let faces = page.faces.filter { $0.score >= CardOnPhoto.sureFace }
        if let face = faces.max(by: { $0.box.area < $1.box.area }) { return .face(page, face) }
        return needsFace ? .none(.notApplicable(rule, .portrait, because: "照片中未能认出人脸，另有提示。")) : .page(page)
    }

    static func finding(
        _ rule: String, _ outcome: Outcome, _ confidence: Double, _ page: DocumentPage, _ faces: [Face],
        _ message: String, _ reason: String? = nil
    ) -> Finding {
        let spots = faces.map { EvidenceSpot(file: page.file, page: page.page, quad: Quad($0.box), text: "") }
        return Finding(
            rule: rule, outcome: outcome, attachment: .portrait, confidence: confidence,
            evidence: spots.isEmpty ? [page.spot] : Array(spots.prefix(4)), message: message, returnReason: reason)
    }
}

extension Face {
    /// How far the head is turned on the picture, clockwise, -180…180 degrees. Nil without landmarks.
    var rollDegrees: Double? { downwards.map { atan2(-$0.x, $0.y) * 180 / .pi } }
}
