import HTTPTypes
import Hummingbird

/// The cookie of a session.
enum SessionCookie {
    static let formField = HTTPField.Name("X-Form-Token") ?? .authorization

    /// The prefix lets browsers take it over TLS only, and from this host only.
    static func name(_ configuration: ServeConfiguration) -> String {
        configuration.isSecure ? "__Host-hedui" : "hedui"
    }

    static func made(_ secret: String, _ configuration: ServeConfiguration) -> Cookie {
        Cookie(
            name: name(configuration), value: secret, path: "/", secure: configuration.isSecure, httpOnly: true,
            sameSite: .strict)
    }

    static func ended(_ configuration: ServeConfiguration) -> Cookie {
        Cookie(
            name: name(configuration), value: "x", maxAge: 0, path: "/", secure: configuration.isSecure, httpOnly: true,
            sameSite: .strict)
    }
}
