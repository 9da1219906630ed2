import DeskForms
import Foundation
import Verification

/// What browsers and programs send to the clerks' desk.
enum DeskInput {
    /// An address's query, a form that was posted, a place to go on to, the name of a file that is handed in.
    static func takeForm(_ bytes: [UInt8]) -> Bool {
        let form = URLEncodedForm(bytes)
        for name in ["name", "password", "next", "formToken"] { _ = form[name] }
        let query = QueueQuery(form)
        // Filters come back from the address that is made of them.
        guard QueueQuery(URLEncodedForm(query: query.text(["page": String(query.page)]))).filter == query.filter else {
            fatalError("A filter was lost on its way through an address.")
        }
        let text = String(decoding: bytes, as: UTF8.self)
        let place = QueryText.place(text)
        guard place.hasPrefix("/"), !place.hasPrefix("//") else { fatalError("A place elsewhere was gone on to.") }
        guard URLEncodedForm(query: "a=" + QueryText.encoded(text))["a"] == text else {
            fatalError("A text was lost on its way through an address.")
        }
        _ = BundlePath.refusal(of: text)
        return true
    }

    static func takeBody(_ bytes: [UInt8]) -> Bool {
        let (data, decoder) = (Data(bytes), JSONDecoder())
        let known: [(Data) throws -> Any] = [
            { try decoder.decode(DeskBodies.Decision.self, from: $0) },
            { try decoder.decode(DeskBodies.Overruling.self, from: $0) },
            { try decoder.decode(DeskBodies.Hand.self, from: $0) },
            { try decoder.decode(DeskBodies.Claims.self, from: $0) },
            { try decoder.decode(DeskBodies.View.self, from: $0) },
            { try decoder.decode(DeskBodies.Region.self, from: $0) },
            { try decoder.decode(DeskBodies.Form.self, from: $0) },
        ]
        return known.filter { (try? $0(data)) != nil }.count > 0
    }
}
