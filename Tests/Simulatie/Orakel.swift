import Berichten
import Foundation
import Tafel

/// What one matcher to which nothing happens makes of the same input, one thing at a time.
struct Orakel {
    /// For each topic and key what was committed, in order, without what may differ: ids and offsets.
    static func uitvoer(_ log: Modellog, zonder ook: [String] = []) -> [String: [String]] {
        let topics = Topics.standaard
        // Places may be given back more than once: only what stands in the end counts, in `vastgehouden`.
        let invoer = [topics.aanvragen, topics.besluiten, topics.aanbod, topics.contracten]
        let zonder = invoer + [topics.plaatsen, topics.sleutels] + ook
        var uit: [String: [String]] = [:]
        for topic in log.alleTopics where !zonder.contains(topic) {
            for regel in log.geschiedenis(topic) {
                let sleutel = zonderPlek(Toets.sleutel(regel))
                uit["\(topic) \(sleutel)", default: []].append(tekst(regel, topic == topics.afgekeurd))
            }
        }
        return uit.mapValues(zonderIds)
    }

    private static func tekst(_ regel: Modellog.Regel, _ isBrief: Bool) -> String {
        let waarde = regel.waarde.map { String(decoding: $0, as: UTF8.self) } ?? "weg"
        guard isBrief || waarde.contains("bericht-afgekeurd") else {
            // Where a report lies depends on what was aborted before it.
            return waarde.contains("\"opgave\":{") ? waarde.replacing(/"offset":\d+/, with: "") : waarde
        }
        let code = regel.koppen.last { $0.naam == "afkeuring-code" }.map { String(decoding: $0.waarde, as: UTF8.self) }
        return (code ?? "") + waarde.replacing(/"offset":\d+/, with: "")
    }

    /// A place in a topic, used as a key where a message has no id.
    private static func zonderPlek(_ sleutel: String) -> String {
        guard sleutel.hasPrefix("doorbraak."), let laatste = sleutel.lastIndex(of: "/") else { return sleutel }
        return String(sleutel[..<laatste])
    }

    /// Ids that were made on the way become the order in which they appear.
    private static func zonderIds(_ teksten: [String]) -> [String] {
        var bekend: [Substring: Int] = [:]
        return teksten.map { tekst in
            var delen = tekst.components(separatedBy: Modelklok.voorvoegsel)
            for plaats in delen.indices.dropFirst() {
                let id = delen[plaats].prefix(12)
                let nummer = bekend[id] ?? bekend.count
                bekend[id] = nummer
                delen[plaats] = "<\(nummer)>" + delen[plaats].dropFirst(12)
            }
            return delen.joined()
        }
    }

    /// Which case holds places at which offer.
    static func vastgehouden(_ log: Modellog) -> [String] {
        Dictionary(log.geschiedenis(Topics.standaard.plaatsen).map { (Toets.sleutel($0), $0.waarde != nil) }) { $1 }
            .filter(\.value).keys.sorted()
    }

    /// Whether both logs say the same after one thing happened.
    ///
    /// There is one case in which they need not: where places were asked for or given back, a case that shares the
    /// offer may or may not have been looked at in between. Then what was decided must still be the same: who holds
    /// places, who was nominated, and what each table sees in the end.
    /// - Parameter sinds: the first record of this step in each log.
    /// - Returns: whether what follows can be compared too.
    /// - Throws: at the first difference, in words.
    static func isGelijk(_ log: Modellog, _ orakel: Modellog, sinds: (Int, Int)) throws -> Bool {
        let beide = [(log, sinds.0), (orakel, sinds.1)]
        guard vastgehouden(log) == vastgehouden(orakel) else {
            throw Toets.Mis("held are \(vastgehouden(log)) where one matcher alone holds \(vastgehouden(orakel))")
        }
        // The dead letter of an offer follows when an instance has a partition to send it with.
        let brieven = [Topics.standaard.afgekeurd]
        guard let verschil = verschil(uitvoer(log, zonder: brieven), uitvoer(orakel, zonder: brieven)) else {
            return true
        }
        let gingOmPlaatsen = beide.contains { log, sinds in
            log.geschiedenis(Topics.standaard.plaatsen).contains { $0.volgnummer > sinds }
        }
        guard gingOmPlaatsen else { throw Toets.Mis(verschil) }
        if let anders = Orakel.verschil(try uitkomst(log), try uitkomst(orakel)) { throw Toets.Mis(anders) }
        return false
    }

    /// - Throws: at the first difference, in words.
    static func vergelijk(_ log: Modellog, _ orakel: Modellog) throws {
        if let verschil = verschil(uitvoer(log), uitvoer(orakel)) { throw Toets.Mis(verschil) }
    }

    /// What stands at each table in the end, and whom aanbieders were asked for, without versions.
    private static func uitkomst(_ log: Modellog) throws -> [String: [String]] {
        var uit: [String: [String]] = [:]
        for topic in log.alleTopics where topic.contains(".voorstellen.") || topic.contains(".voordrachten.") {
            for regel in log.geschiedenis(topic) {
                let sleutel = "\(topic) \(Toets.sleutel(regel))"
                switch try regel.waarde.map({ try GebeurtenisReader().leesGestructureerd(Data($0)).inhoud }) {
                case nil where topic.contains(".voorstellen."): uit[sleutel] = nil
                case .voorstelGedaan(let voorstel):
                    uit[sleutel] = voorstel.opties.map { $0.aanbod.map(\.aanbodId).joined(separator: "+") }
                case .voordrachtGedaan(let voordracht): uit[sleutel, default: []].append(voordracht.aanbodId)
                case .voordrachtVervallen(let voorbij):
                    uit[sleutel, default: []].append("\(voorbij.aanbodId) \(voorbij.reden)")
                default: break
                }
            }
        }
        return uit
    }

    /// The first difference, in words.
    private static func verschil(_ was: [String: [String]], _ hoort: [String: [String]]) -> String? {
        for sleutel in Set(was.keys).union(hoort.keys).sorted() {
            let (a, b) = (was[sleutel] ?? [], hoort[sleutel] ?? [])
            if a == b { continue }
            let plaats = zip(a, b).prefix { $0 == $1 }.count
            let (een, twee) = (a.dropFirst(plaats).first ?? "nothing", b.dropFirst(plaats).first ?? "nothing")
            let gelijk = een.commonPrefix(with: twee).count
            let kort = { (tekst: String) in String(tekst.dropFirst(max(0, gelijk - 60)).prefix(160)) }
            return "\(sleutel): record \(plaats) of \(a.count) is …\(kort(een))… where one matcher alone makes "
                + "(of \(b.count)) …\(kort(twee))…"
        }
        return nil
    }
}
