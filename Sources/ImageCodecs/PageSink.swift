public import Decoding

/// Where pages and problems go as they are found.
public protocol PageSink {
    /// - Parameter number: counted from 1 inside the file, rising.
    mutating func deliver(_ picture: borrowing Picture, number: Int) throws
    mutating func report(_ problem: DecodingProblem) throws
}
