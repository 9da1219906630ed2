import DocumentModel

extension Evidence {
    /// Words that stand before the unit in which a dispatched worker works; it is not the employer (劳动合同法, article 58).
    static let placesOfWork = ["用工单位", "实际用工", "派驻单位", "派遣至"]

    /// Whether the contract names `unit` as the place of work.
    func isPlaceOfWork(_ unit: String?) -> Bool {
        guard let unit else { return false }
        let name = NormalizedText(unit).text
        return ownPages(of: .labourContract).contains { page in
            page.fields(named: .workUnit).contains { NormalizedText($0.value).text == name }
                || page.text.lines.contains { line in
                    let text = NormalizedText(line.text).text
                    return text.contains(name) && Evidence.placesOfWork.contains { text.contains($0) }
                }
        }
    }
}
