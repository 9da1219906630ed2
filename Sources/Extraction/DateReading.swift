import DocumentModel

/// A date found in a text, or the place for one.
struct DateReading: Equatable {
    enum Kind: Equatable {
        case date(CalendarDate)
        /// 2024年3月 without a place for a day, as under 出生年月.
        case month(year: Int, month: Int)
        /// Half filled in: 2024年__月__日.
        case incomplete
        /// Printed 年 月 日 with nothing between.
        case blank
        /// A day that does not exist: 2024年2月30日. Never rolled over.
        case invalid
    }

    var range: Range<Int>
    var kind: Kind
    /// A letter was taken for the numeral of the same shape.
    var isCorrected = false
    /// Other figures than those read, which the ink allows and the calendar or the order of a term asks for.
    var isSearched = false
    /// The year was written with two digits; read as 20__.
    var hasShortYear = false

    var date: CalendarDate? { if case .date(let date) = kind { date } else { nil } }

    /// Why the reading is less sure than a plain date; nil for a plain date.
    var note: String? {
        switch kind {
        case .incomplete: return "日期填写不完整"
        case .blank: return "日期未填写"
        case .invalid: return "日期不存在"
        case .month: return "日期未写到日"
        case .date:
            if isSearched { return "按日历和期限先后在字迹中选取" }
            if isCorrected { return "日期按易混字符校正" }
            return hasShortYear ? "年份只写两位" : nil
        }
    }
}
