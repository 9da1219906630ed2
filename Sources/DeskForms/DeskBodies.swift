/// What the page and programs send to the desk, as JSON; described in `openapi.json`.
package enum DeskBodies {
    package struct Decision: Decodable, Sendable {
        package var decision: DecisionKind
        package var publicText: String?
        package var note: String?
        package var reasons: [String]?
        package var seconds: Double?
        package var report: Int64?
    }

    package struct Overruling: Decodable, Sendable {
        package var reason: String
        package var value: String?
        package var report: Int64?
    }

    package struct Hand: Decodable, Sendable { package var takesOver: Bool? }

    package struct Claims: Decodable, Sendable {
        package var keys: [String]
        package var releases: Bool?
    }

    package struct View: Decodable, Sendable {
        package var name: String
        package var query: String
    }

    package struct Region: Decodable, Sendable {
        package var page: Int
        package var x: Int
        package var y: Int
        package var width: Int
        package var height: Int
        package var note: String
    }

    /// What belongs to the files of a delivery that is one submission.
    package struct Form: Codable, Sendable {
        /// As `submission.json`.
        package var declaration: String
        /// Names of files whose kind nobody has told: what they show decides.
        package var unsorted: [String]?
    }
}
