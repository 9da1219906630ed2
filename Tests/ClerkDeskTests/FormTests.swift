import DeskForms
import Testing

struct FormTests {
    @Test(
        arguments: [
            ("a=1&b=2", "a", "1"), ("a=1&a=2", "a", "1"), ("a", "a", ""), ("a=", "a", ""), ("=x", "", "x"),
            ("a=b=c", "a", "b=c"), ("n=%E6%9E%97+%26", "n", "林 &"), ("%61=1", "a", "1"), ("a=%", "a", "%"),
            ("a=%4", "a", "%4"), ("a=%zz%41", "a", "%zzA"), ("a=%FF", "a", "\u{FFFD}"), ("a=%00", "a", "\0"),
            ("&&a=1&&", "a", "1"), ("a=1;b=2", "a", "1;b=2"),
        ])
    func `a form is read as browsers write it`(text: String, name: String, value: String) {
        #expect(URLEncodedForm(query: text)[name] == value)
    }

    @Test func `what is not there is not there, and a flood is passed over`() {
        #expect(URLEncodedForm(query: nil)["a"] == nil && URLEncodedForm(query: "&&&")[""] == nil)
        let flood = URLEncodedForm(query: (0..<100_000).map { "a\($0)=\($0)" }.joined(separator: "&"))
        #expect(flood["a199"] == "199" && flood["a200"] == nil)
    }
}
