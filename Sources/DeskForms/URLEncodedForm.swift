/// Names and values as browsers send them, in an address or as a form (`application/x-www-form-urlencoded`, WHATWG URL,
/// section 5).
///
/// Takes whatever bytes: a `%` that begins nothing stands for itself, and what is no UTF-8 is shown as such.
package struct URLEncodedForm: Hashable, Sendable {
    /// No page of ours sends more; the rest is passed over.
    package static let mostPairs = 200

    /// The first value of each name.
    private var values: [String: String] = [:]

    package init(_ text: some Sequence<UInt8>) {
        var count = 0
        var name: [UInt8]?
        var bytes: [UInt8] = []
        func take() {
            guard count < URLEncodedForm.mostPairs, name != nil || !bytes.isEmpty else { return }
            count += 1
            let key = URLEncodedForm.decoded(name ?? bytes)
            if values[key] == nil { values[key] = name == nil ? "" : URLEncodedForm.decoded(bytes) }
        }
        for byte in text {
            switch byte {
            case UInt8(ascii: "&"):
                take()
                (name, bytes) = (nil, [])
            case UInt8(ascii: "=") where name == nil:
                (name, bytes) = (bytes, [])
            default:
                bytes.append(byte)
            }
        }
        take()
    }

    /// Of an address: what stands behind the `?`; nothing where there is none.
    package init(query: String?) { self.init((query ?? "").utf8) }

    package subscript(name: String) -> String? { values[name] }

    private static func decoded(_ bytes: [UInt8]) -> String {
        var plain: [UInt8] = []
        plain.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "%"), index + 2 < bytes.count, let high = digit(bytes[index + 1]),
                let low = digit(bytes[index + 2])
            {
                plain.append(high << 4 | low)
                index += 3
                continue
            }
            plain.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
            index += 1
        }
        return String(decoding: plain, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
