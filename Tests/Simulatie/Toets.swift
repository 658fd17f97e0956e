import Berichten
import Foundation
import Jeugdhulp
import Kafka
import Matching
import Tafel
import Verzegeling

/// What must hold of everything that was ever committed, whatever went wrong on the way.
struct Toets {
    private let log: Modellog
    private let topics = Topics.standaard
    private let zaakregels: [String: [(regel: Modellog.Regel, zaak: Zaakfeiten)]]
    private let voorstellen: [String: [Modellog.Regel]]
    private let brieven: [String: Int]

    /// What of a case's record the checks look at.
    struct Zaakfeiten: Decodable {
        let versie: Int
        let gezien: [String]
        let geslotenOp: String?
        let regio: String
    }

    struct Mis: Error, CustomStringConvertible {
        let description: String
        init(_ wat: String) { description = wat }
    }

    init(_ log: Modellog) throws {
        self.log = log
        let lezer = JSONDecoder()
        zaakregels = try Dictionary(
            grouping: log.geschiedenis(topics.zaken).filter { $0.waarde != nil }, by: Self.sleutel
        ).mapValues { regels in
            try regels.map { ($0, try lezer.decode(Zaakfeiten.self, from: Data($0.waarde ?? []))) }
        }
        let gedaan = log.alleTopics.filter { $0.contains(".voorstellen.") }.flatMap(log.geschiedenis)
            .filter { $0.waarde != nil && !Self.sleutel($0).contains("/") }.sorted { $0.volgnummer < $1.volgnummer }
        voorstellen = Dictionary(grouping: gedaan, by: Self.sleutel)
        brieven = Dictionary(
            log.geschiedenis(topics.afgekeurd).map { regel in
                let kop = { (naam: String) in
                    regel.koppen.last { $0.naam == naam }.map { String(decoding: $0.waarde, as: UTF8.self) } ?? "?"
                }
                return ("\(kop("bron-topic"))/\(kop("bron-partitie"))/\(kop("bron-offset"))", 1)
            }, uniquingKeysWith: +)
    }

    static func sleutel(_ regel: Modellog.Regel) -> String { String(decoding: regel.sleutel ?? [], as: UTF8.self) }

    func controleer() throws {
        try zegels()
        try elkBerichtEens()
        try versiesZonderGaten()
        try slechteMarktEens()
        try tafelsZienHetLaatste()
        try voordrachten()
    }

    /// What was committed sealed was committed with its key; what is about a case lies open nowhere.
    private func zegels() throws {
        guard log.verzegelt else { return }
        let sleutels = Set(
            log.zoalsHetLigt(topics.sleutels).filter { $0.waarde != nil }
                .compactMap { Self.sleutel($0).split(separator: "/").last.map(String.init) })
        let open = [topics.aanvragen, topics.besluiten, topics.aanbod, topics.contracten, topics.plaatsen]
        for topic in log.alleTopics where topic != topics.sleutels {
            for regel in log.zoalsHetLigt(topic) {
                guard let waarde = regel.waarde else { continue }
                let plek = "\(topic)/\(regel.plek.partition)/\(regel.offset)"
                guard ZegelFormat.isVerzegeld(waarde) else {
                    if open.contains(topic) { continue }
                    throw Mis("\(plek) lies open")
                }
                guard sleutels.contains("\(try ZegelFormat.nummer(waarde))"), regel.geopend != nil else {
                    throw Mis("\(plek) was committed and its key was not")
                }
            }
        }
    }

    // MARK: Nothing lost, nothing doubled

    /// Every record of the inputs has exactly one outcome: taken in, known already, refused, or laid elsewhere.
    private func elkBerichtEens() throws {
        var verplaatst = Dictionary(
            log.geschiedenis(topics.aanvragen).filter { $0.transactie != nil }.map { ($0.waarde ?? [], 1) },
            uniquingKeysWith: +)
        for topic in [topics.aanvragen, topics.besluiten] {
            for regel in log.geschiedenis(topic) {
                let plek = "\(regel.plek.topic)/\(regel.plek.partition)/\(regel.offset)"
                let brief = brieven[plek, default: 0]
                guard brief <= 1 else { throw Mis("\(plek) was refused \(brief) times") }
                let gezien = Self.kenmerk(regel).map { ($0, opgenomen($0)) }
                if let (kenmerk, aantal) = gezien, aantal > 1 { throw Mis("\(kenmerk) was taken in \(aantal) times") }
                if brief == 1 || gezien?.1 == 1 && isOpGoedePlek(regel) { continue }
                guard let over = verplaatst[regel.waarde ?? []], over > 0 else {
                    throw Mis("\(plek) \(gezien?.0 ?? "") was read and nothing came of it")
                }
                verplaatst[regel.waarde ?? []] = over - 1
            }
        }
        for (_, over) in verplaatst where over != 0 { throw Mis("a record was moved \(over) times too often") }
    }

    private func isOpGoedePlek(_ regel: Modellog.Regel) -> Bool {
        guard let casusId = Self.veld("casusId", regel) else { return true }
        return Murmur2.partition(key: Array(casusId.utf8), partitions: 2) == regel.plek.partition
    }

    /// In how many records of its case an event appears for the first time.
    private func opgenomen(_ kenmerk: String) -> Int {
        zaakregels.values.reduce(0) { som, regels in
            var vorige: Set<String> = []
            return som
                + regels.reduce(0) { aantal, regel in
                    let nu = Set(regel.zaak.gezien)
                    defer { vorige = nu }
                    return aantal + (nu.contains(kenmerk) && !vorige.contains(kenmerk) ? 1 : 0)
                }
        }
    }

    private static func kenmerk(_ regel: Modellog.Regel) -> String? {
        veld("id", regel).map { "\(Proefmarktje.bron) \($0)" }
    }

    /// A text field of a record of our own making.
    private static func veld(_ naam: String, _ regel: Modellog.Regel) -> String? {
        let tekst = String(decoding: regel.waarde ?? [], as: UTF8.self)
        guard let begin = tekst.range(of: "\"\(naam)\":\"") else { return nil }
        return tekst[begin.upperBound...].split(separator: "\"").first.map(String.init)
    }

    /// A version comes once, after the one before it; of every aanvraag that was taken in there is at least one.
    private func versiesZonderGaten() throws {
        for (casusId, regels) in voorstellen {
            let versies = try regels.map { regel -> Int in
                guard let versie = Self.versie(regel) else { throw Mis("\(casusId): a proposal without a version") }
                return versie
            }
            guard versies == Array(1...versies.count) else { throw Mis("\(casusId): versions \(versies)") }
        }
        for (casusId, regels) in zaakregels {
            guard let laatste = regels.last?.zaak, laatste.versie == voorstellen[casusId]?.count ?? 0 else {
                throw Mis("\(casusId): its record knows other versions than its table")
            }
        }
        let beantwoord = Set(voorstellen.values.joined().compactMap { Self.veld("aanvraag", $0) })
        let opgenomen = Set(zaakregels.values.joined().flatMap(\.zaak.gezien))
        for regel in log.geschiedenis(topics.aanvragen) {
            guard Self.veld("type", regel) == "nl.jeugdhulp.aanvraag-ingediend.v1",
                let kenmerk = Self.kenmerk(regel), let id = Self.veld("id", regel), opgenomen.contains(kenmerk)
            else { continue }
            guard beantwoord.contains(id) else { throw Mis("\(id) was taken in and never answered") }
        }
    }

    static func versie(_ regel: Modellog.Regel) -> Int? {
        let tekst = String(decoding: regel.waarde ?? [], as: UTF8.self)
        guard let begin = tekst.range(of: "\"versie\":", options: .backwards) else { return nil }
        return Int(tekst[begin.upperBound...].prefix { $0.isNumber })
    }

    /// A refused offer is told once, also when nobody was there when it came; one that was replaced may have been gone
    /// before anybody read it.
    private func slechteMarktEens() throws {
        let opgaven = log.geschiedenis(topics.aanbod)
        for regel in opgaven where regel.waarde == Array("{}".utf8) {
            let plek = "\(regel.plek.topic)/\(regel.plek.partition)/\(regel.offset)"
            let isVervangen = opgaven.contains { $0.sleutel == regel.sleutel && $0.volgnummer > regel.volgnummer }
            guard brieven[plek] == 1 || isVervangen && brieven[plek] == nil else {
                throw Mis("\(plek) has \(brieven[plek] ?? 0) dead letters")
            }
        }
    }

    // MARK: What readers see

    /// A table sees the latest version of its open cases, and nothing of others.
    private func tafelsZienHetLaatste() throws {
        for topic in log.alleTopics where topic.contains(".voorstellen.") {
            let laatste = Dictionary(log.geschiedenis(topic).map { (Self.sleutel($0), $0) }) { $1 }
            for (sleutel, regel) in laatste {
                let casusId = sleutel.split(separator: "/").first.map(String.init) ?? sleutel
                guard let zaak = zaakregels[casusId]?.last?.zaak else { throw Mis("\(casusId) has no record") }
                let ligtHier = zaak.geslotenOp == nil && topic == topics.voorstellen(regio: zaak.regio)
                guard ligtHier || regel.waarde == nil else { throw Mis("\(sleutel) still stands on \(topic)") }
                guard sleutel == casusId, ligtHier else { continue }
                guard Self.versie(regel) == zaak.versie else {
                    throw Mis("\(topic) shows another version of \(casusId) than \(zaak.versie)")
                }
            }
        }
    }

    /// Who was asked was asked once, and told at most once that it is over.
    private func voordrachten() throws {
        for topic in log.alleTopics where topic.contains(".voordrachten.") {
            var gevraagd: Set<String> = []
            var voorbij: Set<String> = []
            for regel in log.geschiedenis(topic) {
                guard let id = Self.veld("voordrachtId", regel) else { continue }
                if Self.veld("type", regel) == "nl.jeugdhulp.voordracht-gedaan.v1" {
                    guard gevraagd.insert(id).inserted else { throw Mis("voordracht \(id) was done twice") }
                } else if Self.veld("type", regel) == "nl.jeugdhulp.voordracht-herinnerd.v1" {
                    guard gevraagd.contains(id), !voorbij.contains(id) else {
                        throw Mis("voordracht \(id) was reminded of and does not stand")
                    }
                } else {
                    guard gevraagd.contains(id) else { throw Mis("voordracht \(id) ended before it was done") }
                    guard voorbij.insert(id).inserted else { throw Mis("voordracht \(id) ended twice") }
                }
            }
        }
    }
}
