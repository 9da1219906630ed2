/// Which characters of two texts have no partner in the other, by their longest common subsequence.
///
/// - Returns: one flag a character of each text, true where it differs. Nothing is marked where less than half of the longer
///   one is common to both, since then it is another text and not a difference in it; nor in texts of more than 200
///   characters (the table is quadratic).
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
    guard a.isEmpty || b.isEmpty || common[0][0] * 2 >= max(a.count, b.count) else {
        return ([Bool](repeating: false, count: a.count), [Bool](repeating: false, count: b.count))
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
