import Berichten
import Foundation
import Hummingbird
import HummingbirdCore
import Kafka
import Logging
import NIOCore
import ReadStore
import ServiceLifecycle
import Verzegeling

/// The table's page: follows the topics, and serves pages and an API until it is asked to stop.
package final class Bord: Sendable {
    private let kern: BordCore
    private let lus: ReadLoop
    private let producer: Producer
    private let log: Logger

    private static let afrondenS: Int64 = 2
    private static let sluitMsMax = 1_500

    /// - Parameter audit: where each read of a case and each decision is written.
    /// - Throws: ``Bordfout`` for what the operator can mend.
    package init(_ inst: Bordinstellingen, klok: Klok, log: Logger, audit: Logger) async throws {
        self.log = log
        let model: ReadModel
        do {
            model = try ReadModel(
                pad: inst.bestand,
                scope: ReadScope(
                    regios: inst.regios, topics: inst.topics, register: inst.register,
                    partijen: inst.allePartijen
                        ? .all : .named(gis: inst.gis, agbs: inst.agbs)),
                nu: klok.nu())
        } catch {
            throw Bordfout.bestand(inst.bestand)
        }
        if let reden = model.opnieuw, reden != .nieuw {
            log.notice("the read model is made again from the topics", metadata: ["reden": "\(reden.reden)"])
        }
        let poort: Authenticator
        do {
            poort = try await Authenticator(uitgever: inst.uitgever, demo: inst.demo != nil, nu: klok.nu(), log: log)
        } catch TokenVerificationError.sleutels(let uitleg) {
            throw Bordfout.sleutels(uitleg)
        }
        var instellingen = ProducerSettings(brokers: inst.brokers, lingerMs: 0, messageTimeoutMs: 7_000)
        instellingen.extra = inst.extra
        producer = try Producer(instellingen, logger: log)
        let kast = try inst.verzegeling.map {
            try KeyStore($0, topics: inst.topics, brokers: inst.brokers, extra: inst.extra, log: log)
        }
        let (stand, omroep) = (ReadProgress(), Broadcast())
        kern = BordCore(
            model: model, stand: stand, omroep: omroep, klok: klok, poort: poort, uitgang: .kafka(producer, kast, log),
            inst: inst, audit: audit)
        lus = ReadLoop(
            model: model, stand: stand, omroep: omroep, brokers: inst.brokers, extra: inst.extra, nu: klok.nu, log: log,
            stop: try StopSignal(), kast: kast)
    }

    /// Serves until the task is cancelled.
    /// - Parameter opStart: told the port when pages can be opened.
    /// - Throws: ``Bordfout`` when the port cannot be had.
    package func draai(opStart: @escaping @Sendable (Int) -> Void) async throws {
        let groep = ServiceGroup(configuration: groep(opStart))
        do {
            try await withTaskCancellationHandler {
                try await groep.run()
            } onCancel: { [kern] in
                kern.omroep.sluit()
                Task { await groep.triggerGracefulShutdown() }
            }
        } catch let fout as IOError {
            throw Bordfout.poort(kern.inst.poort, kern.inst.adres, bezet: fout.errnoCode == EADDRINUSE)
        }
        await producer.close(withinMs: Self.sluitMsMax)
        try? kern.model.sluit()
    }

    private func groep(_ opStart: @escaping @Sendable (Int) -> Void) -> ServiceGroupConfiguration {
        let inst = kern.inst
        let grens = ConnectionLimit(max: inst.verbindingenMax)
        let server = Application(
            router: RequestHandler(kern).router(),
            server: .http1(
                configuration: .init(
                    additionalChannelHandlers: [grens.deur()], idleTimeout: .milliseconds(Int64(inst.stilMsMax)))),
            configuration: .init(
                address: .hostname(inst.adres, port: inst.poort), serverName: nil,
                availableConnectionsDelegate: MaximumAvailableConnections(
                    inst.verbindingenMax + ConnectionLimit.afgewezenMax, logger: stil)),
            onServerRunning: { kanaal in opStart(kanaal.localAddress?.port ?? inst.poort) }, logger: stil)
        var configuratie = ServiceGroupConfiguration(
            services: [
                .init(service: ReadLoopService(lus: lus)), .init(service: HeartbeatService(omroep: kern.omroep)),
                .init(service: server),
            ], gracefulShutdownSignals: [], logger: stil)
        configuratie.maximumGracefulShutdownDuration = .seconds(Self.afrondenS)
        // No limit on what comes after: the library would end the process by a trap, and every part ends by itself.
        return configuratie
    }

    /// The libraries tell more of each request than anyone reads.
    private var stil: Logger {
        var log = log
        log.logLevel = max(log.logLevel, .warning)
        return log
    }
}
