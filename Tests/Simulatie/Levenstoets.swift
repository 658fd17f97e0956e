import Berichten
import Foundation
import Jeugdhulp
import Kafka
import Tafel

/// What must hold of the life of every case, by what stands in the log alone: refusals lapse, places stay with whom
/// they were promised to, a start closes no more than it says.
struct Levenstoets {
    private let log: Modellog
    private let topics = Topics.standaard

    init(_ log: Modellog) { self.log = log }

    /// - Returns: how many refusals lapsed by a report, and how many starts left a case open.
    func controleer() throws -> (vervallen: Int, deels: Int) {
        var uit = (vervallen: 0, deels: 0)
        let regels = Dictionary(grouping: log.geschiedenis(topics.zaken), by: Toets.sleutel)
        let opgaven = try self.opgaven()
        for (casusId, regels) in regels {
            let zaken = try regels.compactMap { regel in
                try regel.waarde.map { (regel: regel, zaak: try Zaak(json: $0, partitie: regel.plek.partition)) }
            }
            uit.vervallen += try weigeringen(casusId, zaken, opgaven)
            try plaatsen(casusId, zaken, opgaven)
            uit.deels += try starts(casusId, zaken)
        }
        return uit
    }

    private typealias Stand = (regel: Modellog.Regel, zaak: Zaak)

    /// Per offer, when each of its reports was laid down.
    private func opgaven() throws -> [Aanbodsleutel: [Int]] {
        var uit: [Aanbodsleutel: [Int]] = [:]
        for regel in log.geschiedenis(topics.aanbod) {
            guard let waarde = regel.waarde, waarde != Array("{}".utf8),
                case .aanbodGemeld(let aanbod) = try GebeurtenisReader().leesGestructureerd(Data(waarde)).inhoud
            else { continue }
            uit[aanbod.sleutel, default: []].append(regel.volgnummer)
        }
        return uit
    }

    /// In the end no refusal of an open case waits for a report that came long ago.
    private func weigeringen(_ casusId: String, _ zaken: [Stand], _ opgaven: [Aanbodsleutel: [Int]]) throws -> Int {
        let vervallen = Set(
            zaken.flatMap { stand in
                stand.zaak.loop.geprobeerd.filter { $0.opgaveNadien == true }.map { "\($0.sleutelVoorToets) \($0.op)" }
            }
        ).count
        guard let laatste = zaken.last, laatste.zaak.geslotenOp == nil else { return vervallen }
        for poging in laatste.zaak.loop.geprobeerd where poging.opgave != nil && poging.opgaveNadien != true {
            guard Weigeringsreden(gelezen: poging.reden).opheffing.kijktNaarEenOpgave,
                let eerste = zaken.first(where: { $0.zaak.loop.geprobeerd.contains(poging) }),
                let later = opgaven[poging.sleutelVoorToets]?.first(where: { $0 > eerste.regel.volgnummer }),
                laatsteStaat(poging.sleutelVoorToets)
            else { continue }
            throw Toets.Mis("\(casusId): a refusal of \(poging.aanbodId) still waits for the report of \(later)")
        }
        return vervallen
    }

    /// Whether the latest report of an offer lies under a key of its own: one under the id alone may not have been
    /// read.
    private func laatsteStaat(_ sleutel: Aanbodsleutel) -> Bool {
        log.geschiedenis(topics.aanbod).last { Toets.sleutel($0) == sleutel.description }?.waarde != nil
            && log.geschiedenis(topics.aanbod).allSatisfy { Toets.sleutel($0) != sleutel.aanbodId }
    }

    /// A place that was promised and said yes to stays held until its aanbieder reports: a report that was there before
    /// the yes, whatever its day, does not count.
    private func plaatsen(_ casusId: String, _ zaken: [Stand], _ opgaven: [Aanbodsleutel: [Int]]) throws {
        let vrijgegeven = log.geschiedenis(topics.plaatsen).filter { $0.waarde == nil }
        for (plaats, stand) in zaken.enumerated() {
            for deel in stand.zaak.loop.voordracht where deel.geaccepteerd && deel.reservering != nil {
                let volgende = plaats + 1 < zaken.count ? zaken[plaats + 1] : nil
                let tot = volgende?.regel.volgnummer ?? .max
                let sleutel = "\(deel.sleutel)/\(casusId)"
                guard
                    let terug = vrijgegeven.first(where: {
                        Toets.sleutel($0) == sleutel && $0.volgnummer > stand.regel.volgnummer && $0.volgnummer < tot
                    })
                else { continue }
                // Given back with the end of the voordracht, or with a report since.
                let staatNog = volgende?.zaak.loop.voordracht.first { $0.voordrachtId == deel.voordrachtId }
                guard volgende == nil || staatNog != nil else { continue }
                let sinds =
                    zaken.first { stand in
                        stand.zaak.loop.voordracht.contains { $0.voordrachtId == deel.voordrachtId && $0.geaccepteerd }
                    }?.regel.volgnummer ?? 0
                guard opgaven[deel.sleutel]?.contains(where: { $0 > sinds && $0 < terug.volgnummer }) == true,
                    staatNog?.reservering == nil, volgende != nil
                else {
                    throw Toets.Mis("\(sleutel) was given back though its aanbieder had not reported since its yes")
                }
            }
        }
    }

    /// A case that help closed had help for everything that was asked, each by a start that names it or names nothing.
    private func starts(_ casusId: String, _ zaken: [Stand]) throws -> Int {
        var genoemd: Set<String> = []
        var alles = false
        for regel in log.geschiedenis(topics.aanvragen) {
            guard let waarde = regel.waarde,
                let inhoud = try? GebeurtenisReader().leesGestructureerd(Data(waarde)).inhoud,
                case .hulpGestart(let start) = inhoud, start.casusId == casusId
            else { continue }
            genoemd.formUnion(start.hulpvragen)
            alles = alles || start.hulpvragen.isEmpty
        }
        if !alles, let te = zaken.flatMap(\.zaak.loop.lopend).first(where: { !genoemd.contains($0.hulpvraag) }) {
            throw Toets.Mis("\(casusId): help runs for \(te.hulpvraag), and nobody said so")
        }
        return zaken.count { $0.zaak.geslotenOp == nil && !$0.zaak.loop.lopend.isEmpty }
    }
}

extension Geprobeerd {
    fileprivate var sleutelVoorToets: Aanbodsleutel { Aanbodsleutel(agb, aanbodId) }
}

extension Opheffing {
    /// By the table of the contract, not by the code that is tried.
    fileprivate var kijktNaarEenOpgave: Bool {
        switch self {
        case .ruimte, .tijdOfDoelgroepen, .tijdOfOpgave: true
        default: false
        }
    }
}
