import DocumentModel

/// Short ways to write statements, certificates and annex forms.
extension DocumentPage {
    /// A page of a certificate in its own slot.
    static func certificate(
        _ attachment: AttachmentKind, _ fields: ExtractedField..., lines: [String] = []
    ) -> DocumentPage {
        example(attachment, lines: lines, fields: fields)
    }

    /// The same page further on in its file.
    func numbered(_ number: Int) -> DocumentPage {
        var page = self
        page.page = number
        return page
    }

    /// The same page with `places` to sign.
    func signed(_ places: SigningPlace...) -> DocumentPage {
        var page = self
        page.signingPlaces = places
        return page
    }

    /// The same page with ink behind the labels that end these lines.
    func inked(_ lines: Int...) -> DocumentPage {
        var page = self
        page.inkedEntries = Set(lines)
        return page
    }

    /// The same page with one more place to sign.
    func signing(
        _ role: SigningPlace.Role, _ ink: SigningPlace.Ink, _ date: SigningPlace.DateState = .none,
        label: String = "签名："
    ) -> DocumentPage {
        var page = self
        page.signingPlaces.append(.example(role, ink, date: date, label: label))
        return page
    }
}

extension SigningPlace {
    static func example(
        _ role: Role, _ ink: Ink, date: DateState = .none, label: String = "签名：", confidence: Double = 0.95
    ) -> SigningPlace {
        SigningPlace(
            role: role, label: label, ink: ink, date: date, quad: .exampleLine(20), dateQuad: .exampleLine(21),
            inkConfidence: confidence, dateConfidence: confidence)
    }
}
