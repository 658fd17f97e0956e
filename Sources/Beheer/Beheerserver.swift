import Hummingbird
import Logging
import NIOCore
import Tafel

/// Figures and health of a matcher over HTTP, for Prometheus and for whoever starts and stops it.
///
/// | path | 200 when | otherwise |
/// |---|---|---|
/// | `/metrics` | always | |
/// | `/gezond` | the loop went round in the last ``stilMsMax`` ms | 503: start it again |
/// | `/gereed` | its cases are in memory, no partition stands still and a broker answers now | 503, with what and why |
package struct Beheerserver: Sendable {
    let boek: MetricsRegistry
    let leven: Liveness
    let peiling: BrokerProbe
    /// Milliseconds that the loop may stand still.
    let stilMsMax: Int64
    let nuMs: @Sendable () -> Int64

    /// - Parameters:
    ///   - bereikbaar: asks a broker something, within two seconds.
    ///   - nuMs: monotonic milliseconds, on the clock of ``Tafel/Liveness``.
    package init(
        boek: MetricsRegistry, leven: Liveness, stilMsMax: Int64 = Liveness.stilMsMax,
        nuMs: @escaping @Sendable () -> Int64 = Liveness.nuMs, bereikbaar: @escaping @Sendable () async -> Bool
    ) {
        self.boek = boek
        self.leven = leven
        self.stilMsMax = stilMsMax
        self.nuMs = nuMs
        peiling = BrokerProbe(nuMs: nuMs, bereikbaar)
    }

    /// Serves until the task is cancelled.
    /// - Parameters:
    ///   - adres: `127.0.0.1`, or `0.0.0.0` where others must reach it: there is no access control here.
    ///   - poort: 0 takes a free one.
    ///   - luistert: told the port once it can be asked.
    package func draai(
        adres: String, poort: Int, log: Logger, luistert: @escaping @Sendable (Int) -> Void = { _ in }
    ) async throws {
        var stil = log
        stil.logLevel = max(log.logLevel, .warning)
        let app = Application(
            router: wegen(), configuration: .init(address: .hostname(adres, port: poort)),
            onServerRunning: { kanaal in luistert(kanaal.localAddress?.port ?? poort) }, logger: stil)
        try await app.run()
    }

    func wegen() -> Router<BasicRequestContext> {
        let router = Router()
        router.get("/metrics") { _, _ in
            Self.antwoord(.ok, boek.tekst(), "text/plain; version=0.0.4; charset=utf-8")
        }
        router.get("/gezond") { _, _ in
            let stilMs = leven.stilMs(nuMs: nuMs())
            let gezond = leven.fase != .stopt && stilMs <= stilMsMax
            return Self.antwoord(gezond, "fase \(leven.fase), \(stilMs) ms geleden rondgegaan")
        }
        router.get("/gereed") { _, _ in
            guard leven.fase == .gereed, leven.stilMs(nuMs: nuMs()) <= stilMsMax else {
                return Self.antwoord(false, "fase \(leven.fase)")
            }
            let (stil, storing) = leven.stilstand
            guard stil.isEmpty else {
                let plekken = stil.map(\.description).joined(separator: "\n")
                return Self.antwoord(false, plekken + (storing.map { "\nlaatste storing: \($0)" } ?? ""))
            }
            let bereikt = await peiling.bereikt()
            return Self.antwoord(bereikt, bereikt ? "fase gereed" : "geen broker antwoordt")
        }
        return router
    }

    private static func antwoord(_ goed: Bool, _ tekst: String) -> Response {
        antwoord(goed ? .ok : .serviceUnavailable, tekst + "\n", "text/plain; charset=utf-8")
    }

    private static func antwoord(_ status: HTTPResponse.Status, _ tekst: String, _ soort: String) -> Response {
        Response(
            status: status, headers: [.contentType: soort, .cacheControl: "no-store"],
            body: .init(byteBuffer: ByteBuffer(string: tekst)))
    }
}

/// Asks a broker at most once a second, however often it is asked here.
actor BrokerProbe {
    private let nuMs: @Sendable () -> Int64
    private let bereikbaar: @Sendable () async -> Bool
    private var laatst: (ms: Int64, vraag: Task<Bool, Never>)?
    static let hooguitMs: Int64 = 1_000

    init(nuMs: @escaping @Sendable () -> Int64, _ bereikbaar: @escaping @Sendable () async -> Bool) {
        self.nuMs = nuMs
        self.bereikbaar = bereikbaar
    }

    func bereikt() async -> Bool {
        let nu = nuMs()
        if let laatst, nu - laatst.ms < Self.hooguitMs { return await laatst.vraag.value }
        let vraag = Task { [bereikbaar] in await bereikbaar() }
        laatst = (nu, vraag)
        return await vraag.value
    }
}
