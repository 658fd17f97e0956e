import Berichten
import Foundation
import Tafel

/// What one matcher to which nothing happens makes of the same input, one thing at a time.
struct Orakel {
    /// For each topic and key what was committed, in order, without what may differ: ids and offsets.
    static func uitvoer(_ log: Modellog) -> [String: [String]] {
        let topics = Topics.standaard
        let invoer = [topics.aanvragen, topics.besluiten, topics.aanbod, topics.contracten]
        var uit: [String: [String]] = [:]
        for topic in log.alleTopics where !invoer.contains(topic) {
            for regel in log.geschiedenis(topic) {
                let sleutel = zonderPlek(Toets.sleutel(regel))
                uit["\(topic) \(sleutel)", default: []].append(tekst(regel, topic == topics.afgekeurd))
            }
        }
        return uit.mapValues(zonderIds)
    }

    private static func tekst(_ regel: Modellog.Regel, _ isBrief: Bool) -> String {
        let waarde = regel.waarde.map { String(decoding: $0, as: UTF8.self) } ?? "weg"
        guard isBrief || waarde.contains("bericht-afgekeurd") else { return waarde }
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

    /// - Throws: at the first difference, in words.
    static func vergelijk(_ log: Modellog, met orakel: Modellog) throws {
        let (was, hoort) = (uitvoer(log), uitvoer(orakel))
        for sleutel in Set(was.keys).union(hoort.keys).sorted() {
            let (a, b) = (was[sleutel] ?? [], hoort[sleutel] ?? [])
            if a == b { continue }
            let plaats = zip(a, b).prefix { $0 == $1 }.count
            let (een, twee) = (a.dropFirst(plaats).first ?? "nothing", b.dropFirst(plaats).first ?? "nothing")
            let gelijk = een.commonPrefix(with: twee).count
            let kort = { (tekst: String) in String(tekst.dropFirst(max(0, gelijk - 60)).prefix(160)) }
            throw Toets.Mis(
                "\(sleutel): record \(plaats) of \(a.count) is …\(kort(een))… where one matcher alone makes "
                    + "(of \(b.count)) …\(kort(twee))…")
        }
    }
}
