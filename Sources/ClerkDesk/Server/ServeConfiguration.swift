public import Accounts

/// What `hedui serve` works with, from flags, the environment and a file.
public struct ServeConfiguration: Hashable, Sendable {
    /// Loopback unless told otherwise: what is shown here is nobody else's business.
    public var host = "127.0.0.1"
    public var port = 8080
    /// PEM files; both or none.
    public var tlsCertificate: String?
    public var tlsKey: String?
    /// A proxy on this machine speaks TLS with the browsers: cookies are for TLS only, and the address of the browser is the
    /// last one in `X-Forwarded-For`.
    public var isBehindProxy = false
    /// Plain HTTP on other addresses than this machine's own.
    public var isInsecure = false
    public var terms = SessionTerms()
    /// JSON with the holidays, see `HalfMonthCalendar.init(json:)`.
    public var holidays: String?
    /// Mebibytes of one delivery at most: a day's heap of 300 submissions has about 300.
    public var uploadMegabytes = 1024
    /// Mebibytes that deliveries together, and what their archives are unpacked to, may take up until they are checked: a full
    /// disk would stop the whole desk. One sender gets half of it.
    public var spoolMegabytes = 8192
    /// Mebibytes that deliveries leave free on the disk: the record grows with every check.
    public var freeMegabytes = 256
    /// MiB of page pictures kept in memory: about 700 pages.
    public var pictureMegabytes = 256
    /// Of all submissions, how many two persons decide, each without knowing of the other: 0 to 100.
    public var secondLookPercent = 0
    public var logLevel = "info"
    /// Whether submissions that are handed in are checked by this process.
    public var checks = true

    public init() {}

    /// Whether browsers reach the page by TLS.
    var isSecure: Bool { tlsCertificate != nil || isBehindProxy }
}
