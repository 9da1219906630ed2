/// Writes values as bytes, in little-endian order.
struct ByteWriter {
    private(set) var bytes: [UInt8] = []

    mutating func write(_ value: Int) { write(UInt64(bitPattern: Int64(value)), bytes: 8) }
    mutating func write(_ value: Int32) { write(UInt64(UInt32(bitPattern: value)), bytes: 4) }
    mutating func write(_ value: Double) { write(value.bitPattern, bytes: 8) }
    mutating func write(_ value: Float) { write(UInt64(value.bitPattern), bytes: 4) }
    mutating func write(_ value: Bool) { bytes.append(value ? 1 : 0) }

    mutating func write(_ value: String) {
        let utf8 = Array(value.utf8)
        write(Int32(clamping: utf8.count))
        bytes += utf8
    }

    mutating func write(_ value: [UInt8]) {
        write(Int32(clamping: value.count))
        bytes += value
    }

    mutating func write<Value>(_ values: [Value], _ body: (Value, inout ByteWriter) -> Void) {
        write(Int32(clamping: values.count))
        for value in values { body(value, &self) }
    }

    mutating func write<Value>(_ value: Value?, _ body: (Value, inout ByteWriter) -> Void) {
        write(value != nil)
        if let value { body(value, &self) }
    }

    private mutating func write(_ value: UInt64, bytes count: Int) {
        for shift in 0..<count { bytes.append(UInt8(truncatingIfNeeded: value >> (8 * UInt64(shift)))) }
    }
}

/// Reads what ``ByteWriter`` wrote. Bytes from a disk are not trusted: nothing is read past the end, no count is believed.
struct ByteReader {
    struct Damaged: Error {}

    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { position == bytes.count }

    mutating func int() throws(Damaged) -> Int { Int(Int64(bitPattern: try number(8))) }
    mutating func int32() throws(Damaged) -> Int32 { Int32(bitPattern: UInt32(try number(4))) }
    mutating func double() throws(Damaged) -> Double { Double(bitPattern: try number(8)) }
    mutating func float() throws(Damaged) -> Float { Float(bitPattern: UInt32(try number(4))) }

    mutating func bool() throws(Damaged) -> Bool {
        guard position < bytes.count, bytes[position] <= 1 else { throw Damaged() }
        defer { position += 1 }
        return bytes[position] == 1
    }

    mutating func string() throws(Damaged) -> String {
        guard let text = String(validating: try data(), as: UTF8.self) else { throw Damaged() }
        return text
    }

    mutating func data() throws(Damaged) -> [UInt8] {
        let count = Int(try int32())
        guard count >= 0, count <= bytes.count - position else { throw Damaged() }
        defer { position += count }
        return Array(bytes[position..<(position + count)])
    }

    mutating func array<Value>(_ body: (inout ByteReader) throws(Damaged) -> Value) throws(Damaged) -> [Value] {
        let count = Int(try int32())
        // Every value takes at least a byte.
        guard count >= 0, count <= bytes.count - position else { throw Damaged() }
        var values: [Value] = []
        values.reserveCapacity(count)
        for _ in 0..<count { values.append(try body(&self)) }
        return values
    }

    mutating func optional<Value>(_ body: (inout ByteReader) throws(Damaged) -> Value) throws(Damaged) -> Value? {
        try bool() ? try body(&self) : nil
    }

    /// A word of an enumeration.
    mutating func word<Value: RawRepresentable<String>>() throws(Damaged) -> Value {
        guard let value = Value(rawValue: try string()) else { throw Damaged() }
        return value
    }

    private mutating func number(_ count: Int) throws(Damaged) -> UInt64 {
        guard count <= bytes.count - position else { throw Damaged() }
        var value: UInt64 = 0
        for shift in 0..<count { value |= UInt64(bytes[position + shift]) << (8 * UInt64(shift)) }
        position += count
        return value
    }
}
