import Berichten
import BoundedHTTP
import Foundation
import Logging

/// The keys of an issuer as they are now.
///
/// Those of an address are kept, and asked for again when they are an hour old or when a token names a key that is not
/// among them; once a minute at most, however many such tokens come. While the issuer cannot be reached, what it said
/// last holds for a day.
actor KeySetCache {
    static let verversMs: Int64 = 3_600_000
    static let tussenMs: Int64 = 60_000
    static let houdbaarMs: Int64 = 86_400_000
    static let bytesMax = 262_144

    private let adres: String?
    private let gezag: [UInt8]?
    private let timeoutMs: Int
    private let log: Logger
    private var bos: KeySet?
    private var gehaaldMs: Int64
    private var gevraagdMs: Int64
    private var bezig: Task<Void, Never>?

    /// An issuer that cannot be reached does not keep the board from starting: it is asked again.
    /// - Throws: ``TokenVerificationError/sleutels(_:)`` for fixed keys that are no good.
    init(_ bron: KeySetSource, nu: Tijdstip, timeoutMs: Int = 5_000, log: Logger) async throws {
        self.timeoutMs = timeoutMs
        self.log = log
        gehaaldMs = nu.ms
        gevraagdMs = nu.ms
        switch bron {
        case .vast(let jwks):
            adres = nil
            gezag = nil
            bos = try await KeySet(Data(jwks.utf8))
            meldOvergeslagen()
        case .adres(let adres, let gezag):
            self.adres = adres
            self.gezag = gezag
            await ververs(adres, nu)
        }
    }

    /// - Returns: the keys with this one among them; `nil` when the issuer has no such key.
    /// - Throws: ``TokenVerificationError/geenSleutels`` when nobody knows what keys it has.
    func bos(metSleutel kid: String, nu: Tijdstip) async throws -> KeySet? {
        guard let adres else { return bos?.met(kid) }
        let onbekend = bos?.met(kid) == nil
        let oud = nu.ms - gehaaldMs >= Self.verversMs
        // A clock that was put back must not keep the keys from being renewed.
        if onbekend || oud, nu.ms < gevraagdMs || nu.ms - gevraagdMs >= Self.tussenMs {
            gevraagdMs = nu.ms
            bezig = Task { await ververs(adres, nu) }
        }
        // With a known key nobody waits for the issuer.
        if onbekend || nu.ms - gehaaldMs > Self.houdbaarMs { await bezig?.value }
        guard let bos, nu.ms - gehaaldMs <= Self.houdbaarMs else { throw TokenVerificationError.geenSleutels }
        return bos.met(kid)
    }

    private func ververs(_ adres: String, _ nu: Tijdstip) async {
        do {
            bos = try await KeySet(try await haal(adres))
            gehaaldMs = nu.ms
            meldOvergeslagen()
        } catch {
            log.warning("the keys of the issuer cannot be had", metadata: ["adres": "\(adres)", "fout": "\(error)"])
        }
    }

    private func meldOvergeslagen() {
        guard let aantal = bos?.overgeslagen, aantal > 0 else { return }
        log.warning("keys of the issuer are passed over", metadata: ["aantal": "\(aantal)"])
    }

    private func haal(_ adres: String) async throws -> Data {
        let antwoord = try await fetch(
            FetchRequest(adres, authorities: gezag), FetchLimits(timeoutMs: timeoutMs, answerBytesMax: Self.bytesMax))
        guard antwoord.status == 200 else { throw TokenVerificationError.sleutels("HTTP \(antwoord.status)") }
        return Data(antwoord.body)
    }
}

extension KeySet {
    fileprivate func met(_ kid: String) -> KeySet? { kids.contains(kid) ? self : nil }
}
