import DocumentModel
import Foundation
import Reporting

/// Text made safe to stand in HTML, in elements and in quoted attributes.
func escaped(_ text: String) -> String {
    var result = ""
    for character in sanitized(text) {
        switch character {
        case "&": result += "&amp;"
        case "<": result += "&lt;"
        case ">": result += "&gt;"
        case "\"": result += "&quot;"
        case "'": result += "&#39;"
        default: result.append(character)
        }
    }
    return result
}

/// A value with the characters that have no partner in the other one set off.
func marked(_ text: String, against other: String) -> String {
    let flags = differingCharacters(text, other).first
    var result = ""
    var run = ""
    for (character, differs) in zip(text, flags) {
        if differs {
            run.append(character)
        } else {
            if !run.isEmpty { result += "<mark>\(escaped(run))</mark>" }
            run = ""
            result += escaped(String(character))
        }
    }
    return result + (run.isEmpty ? "" : "<mark>\(escaped(run))</mark>")
}

/// A picture as part of the page.
func dataURI(jpeg bytes: [UInt8]) -> String { "data:image/jpeg;base64,\(Data(bytes).base64EncodedString())" }
