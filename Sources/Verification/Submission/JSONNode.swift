/// A JSON value that remembers its line, so that an error can say where.
struct JSONNode: Hashable, Sendable {
    enum Value: Hashable, Sendable {
        case object([Member])
        case array([JSONNode])
        case string(String)
        /// As written: whoever needs a number says which range is allowed.
        case number(String)
        case boolean(Bool)
        case null
    }

    struct Member: Hashable, Sendable {
        var name: String
        var line: Int
        var node: JSONNode
    }

    var value: Value
    /// Counted from 1; of the first character of the value.
    var line: Int

    /// What the value is, in Chinese, for messages.
    var kindInChinese: String {
        switch value {
        case .object: "对象"
        case .array: "数组"
        case .string: "字符串"
        case .number: "数字"
        case .boolean: "布尔值"
        case .null: "null"
        }
    }
}

/// The first place where a text stops being JSON.
struct JSONSyntaxError: Error, Hashable, Sendable {
    var line: Int
    /// In Chinese.
    var message: String
}
