import DeskForms
import HTTPTypes
import Hummingbird
import NIOCore
import Store
import Testing
import Triage

@testable import ClerkDesk

struct AddressTests {
    private func query(_ path: String) -> QueueQuery {
        QueueQuery(URLEncodedForm(query: path.split(separator: "?", maxSplits: 1).dropFirst().first.map(String.init)))
    }

    @Test(
        arguments: [
            ("/", "/"), ("/s/abc?x=1", "/s/abc?x=1"), ("//evil.example", "/"), ("https://evil.example", "/"), ("", "/"),
            ("/\\evil.example", "/"), ("/a b", "/"), ("/a\r\nSet-Cookie: x", "/"), (nil, "/"),
        ] as [(String?, String)])
    func `only places on this page are gone on to`(given: String?, place: String) {
        #expect(QueryText.place(given) == place)
    }

    @Test func `filters survive the way through an address`() {
        let text =
            "state=held&verdict=flagged&kind=renewal&owner=mine&due=week&rule=form.seal&batch=2026-12-01&text=%E6%9E%97%26%3Cb%3E"
        let found = query("/?\(text)")
        #expect(found.filter.text == "林&<b>")
        #expect(found.filter.state == .held)
        #expect(query("/?\(found.text())").filter == found.filter)
        #expect(found.text(["state": "all", "page": "3"]).contains("page=3"))
    }

    @Test(arguments: [
        "/?state=none&verdict=%FF&kind=x&batch=2026-13-40&page=-9", "/?page=99999999999999999999", "/?text=%20%20",
        "/?&&==&",
    ])
    func `words that are none are passed over`(path: String) {
        let filter = query(path).filter
        #expect(filter.state == .open)
        #expect(filter.verdict == nil)
        #expect(filter.text == nil)
        #expect((0...5_000_000).contains(filter.offset))
    }
}

struct PictureCacheTests {
    private func page(_ number: Int) -> PagePictures.Page {
        PagePictures.Page(content: .init(of: "x".utf8), number: number, rotation: 0, isMirrored: false)
    }

    @Test func `what was looked at longest ago goes first`() {
        var cache = PictureCache(capacity: 30)
        for number in 0..<3 { cache.keep([UInt8](repeating: 1, count: 10), for: page(number)) }
        #expect(cache.value(page(0)) != nil)
        cache.keep([UInt8](repeating: 1, count: 10), for: page(3))
        #expect(cache.value(page(1)) == nil)
        #expect(cache.value(page(0)) != nil)
        cache.keep([UInt8](repeating: 1, count: 31), for: page(4))
        #expect(cache.value(page(4)) == nil, "Larger than all of it.")
    }
}

struct BroadcastTests {
    @Test func `everybody who listens is told, until the end`() async {
        let broadcast = Broadcast()
        let (first, second) = (broadcast.listen(), broadcast.listen())
        broadcast.tell("desk", ["a": "1"])
        broadcast.close()
        for stream in [first, second] {
            var names: [String] = []
            for await event in stream { names.append(event.name) }
            #expect(names == ["desk"])
        }
        for await _ in broadcast.listen() { Issue.record("Nothing is told after the end.") }
        #expect(broadcast.listenerCount == 0)
    }
}

struct LimiterTests {
    @Test func `an address that tries too often has to wait, others do not`() {
        let limiter = LogInLimiter()
        let allowed = (0..<30).count { _ in limiter.mayTry("10.0.0.1") }
        #expect(allowed == 20)
        #expect(limiter.mayTry("10.0.0.2"))
    }

    @Test func `the addresses of one machine count together`() {
        let limiter = LogInLimiter()
        let allowed = (1...30).count { limiter.mayTry("2001:db8:1:2::\(String($0, radix: 16))") }
        #expect(allowed == 20)
        #expect(limiter.mayTry("2001:db8:1:3::1"))
    }

    @Test func `from many places at once, the newest are remembered`() {
        let limiter = LogInLimiter()
        for number in 0..<9_999 { _ = limiter.mayTry("10.\(number / 65_536).\(number / 256 % 256).\(number % 256)") }
        for _ in 0..<20 { _ = limiter.mayTry("192.0.2.1") }
        #expect(limiter.mayTry("192.0.2.2"))
        #expect(!limiter.mayTry("192.0.2.1"))
    }

    @Test func `the line of log-ins has an end`() async throws {
        let line = LogInLine()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<LogInLine.greatestCount {
                group.addTask { try await line.run { try await Task.sleep(for: .seconds(600)) } }
            }
            while line.length < LogInLine.greatestCount { try await Task.sleep(for: .milliseconds(5)) }
            do {
                try await line.run {}
                Issue.record("One too many came in.")
            } catch { #expect(Problem(error)?.status == 503) }
            group.cancelAll()
            while let result = await group.nextResult() { #expect(throws: CancellationError.self) { try result.get() } }
        }
        #expect(line.length == 0)
        try await line.run {}
    }
}

struct PieceTests {
    @Test func `differing characters are cut out`() {
        let (expected, found) = SubmissionView.Piece.compared("福建闽安工程技术有限公司", "福建闽安工程有限公司")
        #expect(expected.map(\.text) == ["福建闽安工程", "技术", "有限公司"])
        #expect(expected.map(\.differs) == [false, true, false])
        #expect(found.map(\.text) == ["福建闽安工程有限公司"])
        #expect(SubmissionView.Piece.compared("open-ended", nil).0.map(\.text) == ["无固定期限"])
    }
}
