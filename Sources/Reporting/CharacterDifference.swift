/// Which characters of two texts have no partner in the other, by their longest common subsequence.
///
/// - Returns: one flag a character of each text, true where it differs. Texts of more than 200 characters are not
///   compared (the table is quadratic): nothing is marked then.
public func differingCharacters(_ first: String, _ second: String) -> (first: [Bool], second: [Bool]) {
    let a = Array(first)
    let b = Array(second)
    guard a.count <= 200, b.count <= 200 else {
        return ([Bool](repeating: false, count: a.count), [Bool](repeating: false, count: b.count))
    }
    // common[i][j]: length of the longest common subsequence of a[i...] and b[j...].
    var common = [[Int]](repeating: [Int](repeating: 0, count: b.count + 1), count: a.count + 1)
    for i in a.indices.reversed() {
        for j in b.indices.reversed() {
            common[i][j] = a[i] == b[j] ? common[i + 1][j + 1] + 1 : max(common[i + 1][j], common[i][j + 1])
        }
    }
    var marks = ([Bool](repeating: true, count: a.count), [Bool](repeating: true, count: b.count))
    var i = 0
    var j = 0
    while i < a.count, j < b.count {
        if a[i] == b[j] {
            marks.0[i] = false
            marks.1[j] = false
            i += 1
            j += 1
        } else if common[i + 1][j] >= common[i][j + 1] {
            i += 1
        } else {
            j += 1
        }
    }
    return (marks.0, marks.1)
}
