import Accounts
import Batch
public import Decoding
import DocumentModel
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
public import Logging
import NIOSSL
public import Pipeline
import ServiceLifecycle
public import Store
import Triage
import UnixSignals

/// The clerks' desk over HTTP: pages for people, an interface for programs.
public struct DeskServer: Sendable {
    private let parts: DeskParts
    private let calendar: HalfMonthCalendar
    private let builder: HTTPServerBuilder
    private let onRunning: @Sendable (Int) async -> Void
    /// Connections at once; further ones wait. A browser opens six, and a process has 1,024 descriptors by default, of which
    /// the check needs some hundreds.
    private static let greatestConnectionCount = 400

    /// A file that the settings name cannot be used: one sentence, in Chinese.
    public struct Unusable: Error, Hashable, Sendable, CustomStringConvertible {
        public var description: String
    }

    /// - Parameters:
    ///   - program: the folder of the running program, beside which the site lies.
    ///   - decoder: for the pictures of pages; asked for its sandbox before anything else.
    ///   - pipeline: makes what the checking works with; called when the first submission is handed in.
    ///   - onRunning: called with the port once the server listens.
    /// - Throws: ``Unusable``, ``StoreError``
    public init(
        _ configuration: ServeConfiguration, store: RecordStore, program: String, decoder: PageDecoder,
        pipeline: @escaping @Sendable () throws -> PipelineConfiguration, logger: Logger,
        onRunning: @escaping @Sendable (Int) async -> Void
    ) async throws {
        let metrics = Metrics()
        let broadcast = Broadcast()
        let site: Site
        do {
            site = try await Site(folder: Site.folder(besides: program), idle: configuration.terms.idle)
        } catch {
            throw Unusable(description: (error as? Site.Missing)?.description ?? "网页文件已损坏，请重新编译：\(error)")
        }
        parts = DeskParts(
            configuration: configuration, store: store, accounts: AccountBook(store),
            desk: TriageDesk(store, secondShare: Double(configuration.secondLookPercent) / 100), site: site,
            pictures: PagePictures(
                store: store, decoder: decoder, metrics: metrics,
                megabytes: configuration.pictureMegabytes),
            deliveries: DeliveryDesk(
                store: store, configure: configuration.checks ? pipeline : nil,
                limits: DeliveryDesk.Limits(
                    delivery: configuration.uploadMegabytes << 20, spool: configuration.spoolMegabytes << 20,
                    free: configuration.freeMegabytes << 20),
                broadcast: broadcast, logger: logger),
            broadcast: broadcast, metrics: metrics, limiter: LogInLimiter(), logger: logger)
        calendar = try DeskServer.calendar(configuration)
        builder = try DeskServer.builder(configuration)
        self.onRunning = onRunning
        try store.reckonDays(with: calendar)
        if configuration.secondLookPercent > 0, try parts.accounts.accounts().count(where: \.isActive) < 2 {
            logger.warning("fewer than two accounts: what two have to decide waits; add one with hedui user add")
        }
        let year = CalendarDate.today().year
        for year in [year, year + 1] where !calendar.knows(year) {
            logger.warning(
                "no holidays known: terms and batches of that year are reckoned without them; give --holidays",
                metadata: ["year": "\(year)"])
        }
    }

    private static func calendar(_ configuration: ServeConfiguration) throws -> HalfMonthCalendar {
        guard let path = configuration.holidays else { return .standard }
        guard let data = FileManager.default.contents(atPath: path),
            let calendar = try? HalfMonthCalendar(json: Array(data))
        else {
            throw Unusable(
                description:
                    "节假日文件“\(path)”无法读取，应为 {\"holidays\": [\"2027-01-01\"], \"workdays\": [], \"shiftWeekends\": false}。"
            )
        }
        // The office's table has the new year; the old one's terms still run.
        return calendar.completed(by: .standard)
    }

    private static func builder(_ configuration: ServeConfiguration) throws -> HTTPServerBuilder {
        // Clerks leave pages open all day; a connection that says nothing for two minutes can be made anew.
        let http = HTTPServerBuilder.http1(configuration: .init(idleTimeout: .seconds(120)))
        guard let certificate = configuration.tlsCertificate, let key = configuration.tlsKey else { return http }
        do {
            let chain = try NIOSSLCertificate.fromPEMFile(certificate).map { NIOSSLCertificateSource.certificate($0) }
            var settings = TLSConfiguration.makeServerConfiguration(
                certificateChain: chain, privateKey: .privateKey(try NIOSSLPrivateKey(file: key, format: .pem)))
            settings.minimumTLSVersion = .tlsv12
            return try .tls(http, tlsConfiguration: settings)
        } catch {
            throw Unusable(description: "TLS 证书或密钥无法使用：\(certificate)、\(key)，应为 PEM 格式。")
        }
    }

    private func router() -> Router<DeskContext> {
        let router = Router(context: DeskContext.self)
        router.add(middleware: SecurityHeaders(isSecure: parts.configuration.isSecure))
        router.add(middleware: RequestRecord(metrics: parts.metrics))
        router.add(middleware: ErrorAnswers(parts: parts))
        router.add(middleware: Identification(parts: parts))
        EntryRoutes(parts: parts).add(to: router)
        PageRoutes(parts: parts).add(to: router.group().add(middleware: Admission()))
        let api = router.group("api/v1")
        api.get("openapi.json") { [parts] _, _ -> Response in
            guard let document = parts.site.asset("openapi.json") else { throw Problem.notFound }
            return JSONAnswer.raw(document.bytes)
        }
        DeskRoutes(parts: parts).add(to: api.group().add(middleware: Admission()))
        InterfaceRoutes(parts: parts).add(to: api.group().add(middleware: Admission(scope: .read)))
        RegionRoutes(parts: parts).addReading(to: api.group().add(middleware: Admission(scope: .read)))
        RegionRoutes(parts: parts).addMarking(to: api.group().add(middleware: Admission()))
        StatisticsRoutes(parts: parts).add(to: api.group().add(middleware: Admission(scope: .read)))
        DeliveryRoutes(parts: parts).add(to: api.group().add(middleware: Admission(scope: .submit)))
        DecisionExportRoutes(parts: parts).add(to: api.group().add(middleware: Admission(scope: .export, role: .lead)))
        return router
    }

    /// Runs until the process is asked to stop (SIGTERM, SIGINT), or the task is cancelled: then no more connections are
    /// taken, requests and the submission under way are finished.
    public func run() async throws {
        let onRunning = onRunning
        let application = Application(
            router: router(), server: builder,
            configuration: ApplicationConfiguration(
                address: .hostname(parts.configuration.host, port: parts.configuration.port),
                availableConnectionsDelegate: MaximumAvailableConnections(DeskServer.greatestConnectionCount)),
            onServerRunning: { channel in await onRunning(channel.localAddress?.port ?? 0) }, logger: parts.logger)
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                // Stopped from the last to the first: first the live updates end, which hold connections open.
                services: [
                    ServiceGroupConfiguration.ServiceConfiguration(service: parts.deliveries),
                    ServiceGroupConfiguration.ServiceConfiguration(service: application),
                    ServiceGroupConfiguration.ServiceConfiguration(
                        service: ChangeWatch(parts: parts, calendar: calendar)),
                ], gracefulShutdownSignals: [.sigterm, .sigint], logger: parts.logger))
        try await group.run()
    }
}
