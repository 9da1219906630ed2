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

    func logIn(_ name: String = "lin", _ password: String = AccountFixture.password) throws -> Session? {
        if case .done(let session) = try book.logIn(name: name, password: password, terms: terms) {
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

    @Test func `wrong passwords lock an account for a time, the right one too`() throws {
        let fixture = try AccountFixture()
        for _ in 0..<fixture.terms.failures { #expect(try fixture.logIn("lin", "wrong password") == nil) }
        #expect(try fixture.logIn() == nil)
        #expect(try fixture.book.accounts().first?.lockedUntil != nil)
        fixture.clock.advance(fixture.terms.lock + 1)
        #expect(try fixture.logIn() != nil)
        #expect(try fixture.book.accounts().first?.lockedUntil == nil)
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
