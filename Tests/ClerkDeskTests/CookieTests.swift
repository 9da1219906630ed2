import Hummingbird
import Testing

@testable import ClerkDesk

struct CookieTests {
    @Test(arguments: [true, false])
    func `the session's cookie is for this host, for requests of this page, and not for scripts`(isSecure: Bool) {
        var configuration = ServeConfiguration()
        configuration.isBehindProxy = isSecure
        let text = SessionCookie.made("abc", configuration).description
        #expect(text.hasPrefix(isSecure ? "__Host-hedui=abc" : "hedui=abc"))
        #expect(text.contains("Secure") == isSecure)
        for word in ["HttpOnly", "SameSite=Strict", "Path=/"] { #expect(text.contains(word), "\(text)") }
        #expect(!text.contains("Domain") && !text.contains("Max-Age"), "It ends with the browser.")
        #expect(SessionCookie.ended(configuration).description.contains("Max-Age=0"))
    }
}
