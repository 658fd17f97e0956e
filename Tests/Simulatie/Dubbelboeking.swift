import Berichten
import Foundation
import Jeugdhulp
import Kafka
import Tafel

/// No place is promised twice, whatever went wrong on the way.
///
/// Nothing here knows how the matcher decides who was first. It follows the log: who holds places, who was nominated on
/// them, and how many places the aanbieder had reported in what that matcher had read.
struct Dubbelboeking {
    private let log: Modellog
    private let topics = Topics.standaard
    private var houders: [String: [String: Houder]] = [:]

    private struct Houder {
        let voordrachtId: String
        let aantal: Int
        /// The places that were free when the nomination went out; `nil` as long as it did not.
        var vrij: Int?
    }

    private struct Inhoud: Decodable {
        let voordrachtId: String
        let aantal: Int
    }

    init(_ log: Modellog) { self.log = log }

    /// - Returns: how many nominations were made on a place that was held.
    mutating func controleer() throws -> Int {
        var gegund = 0
        let voordrachten = log.alleTopics.filter { $0.contains(".voordrachten.") }
        let regels = ([topics.plaatsen] + voordrachten).flatMap(log.geschiedenis)
        for regel in regels.sorted(by: { $0.volgnummer < $1.volgnummer }) {
            if regel.plek.topic == topics.plaatsen {
                try houd(regel)
            } else if try gun(regel) {
                gegund += 1
            }
        }
        return gegund
    }

    private mutating func houd(_ regel: Modellog.Regel) throws {
        let delen = Toets.sleutel(regel).split(separator: "/").map(String.init)
        guard let casusId = delen.last, delen.count == 3 else {
            throw Toets.Mis("\(Toets.sleutel(regel)) is not a key of \(topics.plaatsen)")
        }
        let aanbodId = delen.prefix(2).joined(separator: "/")
        let inhoud = try regel.waarde.map { try JSONDecoder().decode(Inhoud.self, from: Data($0)) }
        let vorige = houders[aanbodId]?[casusId]
        houders[aanbodId, default: [:]][casusId] = inhoud.map { inhoud in
            Houder(
                voordrachtId: inhoud.voordrachtId, aantal: inhoud.aantal,
                vrij: vorige?.voordrachtId == inhoud.voordrachtId ? vorige?.vrij : nil)
        }
    }

    private mutating func gun(_ regel: Modellog.Regel) throws -> Bool {
        guard let waarde = regel.waarde,
            case .voordrachtGedaan(let gedaan) = try GebeurtenisReader().leesGestructureerd(Data(waarde)).inhoud,
            case let aanbod = "\(gedaan.agb)/\(gedaan.aanbodId)",
            houders[aanbod]?[gedaan.casusId]?.voordrachtId == gedaan.voordrachtId
        else { return false }
        let nu = vrij(gedaan.agb.description, gedaan.aanbodId, regel.markt)
        houders[aanbod]?[gedaan.casusId]?.vrij = nu
        let gegund = (houders[aanbod] ?? [:]).values.filter { $0.vrij != nil }
        let beloofd = gegund.reduce(0) { $0 + $1.aantal }
        let gemeld = gegund.compactMap(\.vrij).max() ?? 0
        guard beloofd <= gemeld else {
            throw Toets.Mis("\(gedaan.aanbodId): \(beloofd) places were promised where \(gemeld) were free")
        }
        return true
    }

    /// The places of an offer in its last report among what was read. A report under the id alone counts until there is
    /// one under its own key.
    private func vrij(_ agb: String, _ aanbodId: String, _ gelezen: [TopicPartition: Int64]) -> Int {
        let alle = log.geschiedenis(topics.aanbod).filter { $0.offset < gelezen[$0.plek] ?? 0 }
        let eigen = alle.last { Toets.sleutel($0) == "\(agb)/\(aanbodId)" }
        let oud = alle.last { Toets.sleutel($0) == aanbodId && Self.tekst($0).contains("\"agb\":\"\(agb)\"") }
        let tekst = Self.tekst(eigen ?? oud)
        guard tekst.contains(#""stop":null"#), let begin = tekst.range(of: #""vrij":"#) else { return 0 }
        return Int(tekst[begin.upperBound...].prefix { $0.isNumber }) ?? 0
    }

    private static func tekst(_ regel: Modellog.Regel?) -> String {
        String(decoding: regel?.waarde ?? [], as: UTF8.self)
    }
}
