import Foundation
import Store
import Synchronization
import Testing

@testable import Accounts

/// A clock that tests move on.
final class TestClock: Sendable {
    private let seconds = Atomic<Int>(1_795_000_000)
    func advance(_ count: Int) { seconds.add(count, ordering: .relaxed) }
    var now: Date { Date(timeIntervalSince1970: Double(seconds.load(ordering: .relaxed))) }
}

/// Accounts in a store of their own. Passwords are hashed with few rounds: their number is no part of what is tested.
final class AccountFixture {
    let folder = NSTemporaryDirectory() + "hedui-accounts-" + UUID().uuidString
    let clock = TestClock()
    let book: AccountBook
    let terms = SessionTerms()
    static let password = "correct horse 7"

    init() throws {
        let clock = clock
        let store = try RecordStore(folder: folder, clock: { clock.now })
        book = AccountBook(store, cost: Password.Cost(logarithm: 4, blockSize: 8, parallelism: 1))
        try book.add(name: "lin", shownName: "林审核", role: .clerk, password: Self.password, by: "test")
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    func logIn(
        _ name: String = "lin", _ password: String = AccountFixture.password, from address: String = "10.0.0.1"
    ) throws -> Session? {
        if case .done(let session) = try book.logIn(name: name, password: password, from: address, terms: terms) {
            session
        } else {
            nil
        }
    }
}

struct AccountBookTests {
    @Test func `a session lasts while it is used, and ends when it is not`() throws {
        let fixture = try AccountFixture()
        let session = try #require(try fixture.logIn())
        #expect(session.account.shownName == "林审核")
        for _ in 0..<5 {
            fixture.clock.advance(fixture.terms.idle - 10)
            #expect(try fixture.book.session(session.secret, terms: fixture.terms)?.account.name == "lin")
        }
        fixture.clock.advance(fixture.terms.idle + 1)
        #expect(try fixture.book.session(session.secret, terms: fixture.terms) == nil)
        fixture.clock.advance(-fixture.terms.idle)
        #expect(
            try fixture.book.session(session.secret, terms: fixture.terms) == nil, "What is over does not come back.")
    }

    @Test func `a session ends after a working day, however much it is used`() throws {
        let fixture = try AccountFixture()
        let session = try #require(try fixture.logIn())
        for _ in 0..<(fixture.terms.longest / 1000) {
            fixture.clock.advance(1000)
            #expect(try fixture.book.session(session.secret, terms: fixture.terms) != nil)
        }
        fixture.clock.advance(1000)
        #expect(try fixture.book.session(session.secret, terms: fixture.terms) == nil)
    }

    @Test func `wrong passwords make the next attempt wait, longer each time`() throws {
        let fixture = try AccountFixture()
        for _ in 0..<fixture.terms.failures { #expect(try fixture.logIn("lin", "wrong password") == nil) }
        #expect(try fixture.logIn() == nil, "The right one waits, too.")
        #expect(try fixture.book.accounts().first?.lockedUntil != nil)
        var waits: [String] = []
        for wait in [5, 10, 20, 40, 80, 160, 320, 640, 900, 900] {
            fixture.clock.advance(wait - 1)
            #expect(try fixture.logIn() == nil, "\(wait)")
            fixture.clock.advance(1)
            waits.append(try fixture.book.store.auditEntries(limit: 1)[0].detail["seconds"] ?? "")
            #expect(try fixture.logIn("lin", "wrong password") == nil)
        }
        #expect(waits == ["5", "10", "20", "40", "80", "160", "320", "640", "900", "900"])
        fixture.clock.advance(fixture.terms.lock)
        #expect(try fixture.logIn() != nil)
        #expect(try fixture.book.accounts().first?.lockedUntil == nil)
    }

    @Test func `a stranger who guesses does not keep the owner out`() throws {
        let fixture = try AccountFixture()
        #expect(try fixture.logIn() != nil)
        // From many places, which wait together.
        for number in 0..<50 { #expect(try fixture.logIn("lin", "wrong password", from: "192.0.2.\(number)") == nil) }
        #expect(try fixture.logIn(from: "192.0.2.99") == nil)
        #expect(try fixture.logIn() != nil, "From where it has logged in before.")
        #expect(try fixture.logIn(from: "192.0.2.99") == nil, "That the owner comes in is no help to strangers.")
        // Where the owner works, wrong passwords wait for themselves.
        for _ in 0..<fixture.terms.failures { #expect(try fixture.logIn("lin", "wrong password") == nil) }
        #expect(try fixture.logIn() == nil)
        fixture.clock.advance(5)
        #expect(try fixture.logIn() != nil)
        fixture.clock.advance(91 * 86_400)
        #expect(try fixture.logIn(from: "192.0.2.99") != nil)
        #expect(try fixture.book.store.checkAudit().brokenAt == nil)
    }

    @Test func `a wait that was noted while the clock was ahead is none`() throws {
        let fixture = try AccountFixture()
        #expect(try fixture.logIn() != nil)
        fixture.clock.advance(86_400)
        for address in ["10.0.0.1", "192.0.2.1"] {
            for _ in 0..<fixture.terms.failures { _ = try fixture.logIn("lin", "wrong password", from: address) }
            #expect(try fixture.logIn(from: address) == nil)
        }
        fixture.clock.advance(-86_400)
        for address in ["10.0.0.1", "192.0.2.1"] { #expect(try fixture.logIn(from: address) != nil, "\(address)") }
    }

    @Test func `a new password ends all waits`() throws {
        let fixture = try AccountFixture()
        #expect(try fixture.logIn() != nil)
        for address in ["10.0.0.1", "192.0.2.1"] {
            for _ in 0..<20 { _ = try fixture.logIn("lin", "wrong password", from: address) }
        }
        try fixture.book.setPassword("another horse 8", of: "lin", by: "test")
        #expect(try fixture.logIn("lin", "another horse 8", from: "192.0.2.1") != nil)
        #expect(try fixture.logIn("lin", "another horse 8") != nil)
    }

    @Test(
        arguments: [
            ("10.0.0.1", "10.0.0.1"), ("::ffff:10.0.0.1", "10.0.0.1"), ("", ""), ("not an address", "not an address"),
            ("2001:db8:1:2:3:4:5:6", "20:1:d:b8:0:1:0:2::/64"), ("2001:db8:1:2::99", "20:1:d:b8:0:1:0:2::/64"),
        ])
    func `a place is an IPv4 address, or half of an IPv6 one`(address: String, place: String) {
        #expect(AccountBook.place(of: address) == place)
        #expect(AccountBook.place(of: String(repeating: "x", count: 10_000)).count == 64)
    }

    @Test func `unknown names, and what is no name at all, are refused`() throws {
        let fixture = try AccountFixture()
        for name in ["nobody", "", "lin' OR 1=1 --", String(repeating: "x", count: 100_000), "\u{0}", "林"] {
            #expect(try fixture.logIn(name) == nil)
        }
        #expect(try fixture.logIn("  LIN ") != nil, "Case and blanks are typing, not a secret.")
    }

    @Test func `changing an account ends its sessions`() throws {
        let fixture = try AccountFixture()
        let first = try #require(try fixture.logIn())
        try fixture.book.setPassword("another horse 8", of: "lin", by: "test")
        #expect(try fixture.book.session(first.secret, terms: fixture.terms) == nil)
        #expect(try fixture.logIn() == nil)
        let second = try #require(try fixture.logIn("lin", "another horse 8"))
        try fixture.book.setActive(false, of: "lin", by: "test")
        #expect(try fixture.book.session(second.secret, terms: fixture.terms) == nil)
        #expect(try fixture.logIn("lin", "another horse 8") == nil)
        #expect(throws: AccountError.unknown("wang")) { try fixture.book.setRole(.lead, of: "wang", by: "test") }
    }

    @Test(arguments: ["short", "aaaaaaaaaaaa", "1234567890123", "lin-lin-lin-1", String(repeating: "ab1!", count: 200)])
    func `passwords that are easily guessed do not do`(password: String) throws {
        let fixture = try AccountFixture()
        #expect(throws: AccountError.self) { try fixture.book.setPassword(password, of: "lin", by: "test") }
    }

    @Test(arguments: ["", "x", "Lin", "1lin", "lin lin", "lin\n", "林", String(repeating: "a", count: 33)])
    func `names are small letters, digits and a few marks`(name: String) throws {
        let fixture = try AccountFixture()
        #expect(throws: AccountError.nameUnusable) {
            try fixture.book.add(name: name, shownName: nil, role: .clerk, password: "correct horse 7", by: "test")
        }
    }

    @Test func `neither passwords nor the values of cookies and tokens stand in the database`() throws {
        let fixture = try AccountFixture()
        let session = try #require(try fixture.logIn())
        let token = try fixture.book.addToken(name: "portal", scopes: [.submit], by: "test")
        let files = try FileManager.default.contentsOfDirectory(atPath: fixture.folder).filter { $0.contains("sqlite") }
        for file in files {
            let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(fixture.folder)/\(file)"))
            for secret in [AccountFixture.password, session.secret, token, String(token.dropFirst(6))] {
                #expect(bytes.range(of: Data(secret.utf8)) == nil, "\(file)")
            }
        }
    }

    @Test func `a token works until it is revoked, for what it is for`() throws {
        let fixture = try AccountFixture()
        let secret = try fixture.book.addToken(name: "portal", scopes: [.submit, .read], by: "test")
        #expect(try fixture.book.token(secret)?.scopes == [.submit, .read])
        for wrong in ["", "hedui_", secret + "x", String(secret.dropLast()), "Bearer " + secret] {
            #expect(try fixture.book.token(wrong) == nil)
        }
        #expect(throws: AccountError.tokenNameTaken("portal")) {
            try fixture.book.addToken(name: "portal", scopes: [.read], by: "test")
        }
        try fixture.book.revokeToken(name: "portal", by: "test")
        #expect(try fixture.book.token(secret) == nil)
        #expect(throws: AccountError.tokenUnknown("portal")) {
            try fixture.book.revokeToken(name: "portal", by: "test")
        }
        #expect(try fixture.book.tokens().first?.revokedAt != nil)
    }

    @Test func `the whole cost is what OWASP names, and hashes of other costs still open`() throws {
        let slow = try Password.hashed("correct horse 7", cost: Password.Cost())
        #expect(slow.hasPrefix("$scrypt$ln=15,r=8,p=3$"))
        #expect(try Password.isRight("correct horse 7", slow, cost: Password.Cost(logarithm: 4)))
        #expect(try !Password.isRight("correct horse 8", slow, cost: Password.Cost(logarithm: 4)))
        for garbage in ["", "$", "$scrypt$ln=99,r=8,p=1$AA==$AA==", "$scrypt$$$", "plain", "$scrypt$ln=4,r=8,p=1$?$?"] {
            #expect(try !Password.isRight("", garbage, cost: Password.Cost(logarithm: 4)))
        }
    }

    @Test func `what is done to accounts is in the audit, without secrets`() throws {
        let fixture = try AccountFixture()
        _ = try fixture.logIn()
        _ = try fixture.book.addToken(name: "portal", scopes: [.export], by: "root")
        let entries = try fixture.book.store.auditEntries(limit: 10)
        #expect(entries.map(\.action) == ["token-add", "log-in", "user-add"])
        #expect(entries.map(\.actor) == ["root", "lin", "test"])
        #expect(try fixture.book.store.checkAudit().brokenAt == nil)
    }
}
