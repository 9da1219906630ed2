public import Foundation
import GRDB
import Store
import Verification

/// A place on a page that a clerk has marked, with a note for colleagues.
public struct Region: Hashable, Sendable {
    public var number: Int64
    /// Of the uploaded file.
    public var file: String
    /// Within the file, from 1.
    public var page: Int
    /// Pixels of the page when upright, as in the report: left, top, width and height.
    public var x: Int
    public var y: Int
    public var width: Int
    public var height: Int
    public var note: String
    /// An account's name.
    public var clerk: String
    public var madeAt: Date

    /// The page as it was marked: elsewhere the place means nothing.
    var object: String?
    var pageWidth: Int
    var pageHeight: Int

    init(_ row: Row) {
        number = row["number"]
        file = row["file"]
        page = row["page"]
        x = row["x"]
        y = row["y"]
        width = row["width"]
        height = row["height"]
        note = row["note"]
        clerk = row["clerk"]
        madeAt = TriageDesk.time(row["madeAt"]) ?? .distantPast
        object = row["object"]
        pageWidth = row["pageWidth"]
        pageHeight = row["pageHeight"]
    }

    /// Whether the report is of the scan that was marked, turned as it was.
    func isOn(_ stored: StoredReport) -> Bool {
        stored.document.documents.contains {
            $0.file == file && $0.page == page && $0.width == pageWidth && $0.height == pageHeight
        } && stored.attachments.contains { $0.file == file && $0.object?.description == object }
    }
}

/// A place that a clerk wants to mark.
public struct RegionDraft: Hashable, Sendable {
    /// Index of the page among all pages of the report.
    public var page: Int
    public var x: Int
    public var y: Int
    public var width: Int
    public var height: Int
    public var note: String

    public init(page: Int, x: Int, y: Int, width: Int, height: Int, note: String) {
        self.page = page
        self.x = x
        self.y = y
        self.width = width
        self.height = height
        self.note = note
    }
}
