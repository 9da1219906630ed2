import DocumentModel
import Testing

struct PathPartsTests {
    @Test(
        arguments: [
            ("a/b.jpg", "a", "b.jpg"), ("/b.jpg", "/", "b.jpg"), ("b.jpg", "", "b.jpg"), ("", "", ""), ("a/", "a", ""),
            ("a//甲.jpg", "a/", "甲.jpg"), ("甲//乙//丙", "甲//乙/", "丙"), ("/", "/", ""),
            // A mark that joins the slash before it does not hide it.
            ("a/\u{301}b", "a", "\u{301}b"),
        ] as [(String, String, String)])
    func `a path is cut at its last slash`(_ path: String, _ parent: String, _ last: String) {
        #expect(path.parentPath == parent)
        #expect(path.lastPathPart == last)
    }
}
