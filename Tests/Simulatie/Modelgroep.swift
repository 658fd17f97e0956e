import Kafka
import Tafel

/// A consumer group with the eager protocol and range assignment, as the broker and the client's own thread keep it.
final class Modelgroep {
    struct Lid {
        /// Since when the client stands still; `nil` while it beats.
        var stilSindsMs: Int64?
        var generatie = 0
        /// What it has and did not give back yet; `nil` while it waits for its share.
        var deel: [TopicPartition]?
        var gevraagdTerug = false
        /// Its process is gone: it will hear nothing more.
        var isDood = false
    }

    private(set) var leden: [Int: Lid] = [:]
    private(set) var generatie = 0
    private var moetVerdelen = false
    private var laatste = 0
    private let sessieMsMax: Int64
    private let plekken: [TopicPartition]
    /// What each member must hear still.
    private(set) var berichten: [Int: [ReaderTurn]] = [:]

    init(_ plekken: [TopicPartition], sessieMsMax: Int64) {
        self.plekken = plekken
        self.sessieMsMax = sessieMsMax
    }

    /// Nobody waits for anything.
    var isRustig: Bool {
        !moetVerdelen && berichten.values.allSatisfy(\.isEmpty) && leden.values.allSatisfy { $0.stilSindsMs == nil }
    }

    func kom() -> Int {
        laatste += 1
        leden[laatste] = Lid()
        moetVerdelen = true
        return laatste
    }

    func vertrek(_ lid: Int) {
        if leden.removeValue(forKey: lid) != nil { moetVerdelen = true }
        berichten[lid] = nil
    }

    /// A client stops or starts beating.
    func sta(_ lid: Int, stilSindsMs: Int64?) { leden[lid]?.stilSindsMs = stilSindsMs }

    func sterf(_ lid: Int, nuMs: Int64) {
        leden[lid]?.isDood = true
        leden[lid]?.stilSindsMs = nuMs
        berichten[lid] = nil
    }

    func volgende(_ lid: Int) -> ReaderTurn? {
        guard berichten[lid]?.isEmpty == false else { return nil }
        return berichten[lid]?.removeFirst()
    }

    func laatLos(_ lid: Int) {
        leden[lid]?.deel = nil
        leden[lid]?.gevraagdTerug = false
    }

    /// What the broker says of offsets from a member.
    func herkent(_ lid: Int, _ generatie: Int) -> Bool { leden[lid]?.generatie == generatie }

    /// Throws out who stood still too long, and goes on with handing out.
    func tik(nuMs: Int64) {
        for (nummer, lid) in leden.sorted(by: { $0.key < $1.key }) {
            guard let stil = lid.stilSindsMs, nuMs - stil > sessieMsMax else { continue }
            leden[nummer] = nil
            moetVerdelen = true
            // The client hears it when it comes back.
            if !lid.isDood { berichten[nummer, default: []].append(.lost(lid.deel ?? [])) }
        }
        guard moetVerdelen else { return }
        for (nummer, lid) in leden where lid.deel != nil && !lid.gevraagdTerug && !lid.isDood {
            berichten[nummer, default: []].append(.revoking(lid.deel ?? []))
            leden[nummer]?.gevraagdTerug = true
        }
        if leden.values.allSatisfy({ $0.deel == nil }) { verdeel() }
    }

    private func verdeel() {
        generatie += 1
        moetVerdelen = false
        let nummers = leden.keys.sorted()
        for (plaats, nummer) in nummers.enumerated() {
            let deel = Dictionary(grouping: plekken, by: \.topic).values.flatMap { plekken in
                let (elk, over) = plekken.count.quotientAndRemainder(dividingBy: nummers.count)
                let begin = plaats * elk + min(plaats, over)
                return Array(plekken.sorted()[begin..<(begin + elk + (plaats < over ? 1 : 0))])
            }.sorted()
            leden[nummer]?.deel = deel
            leden[nummer]?.generatie = generatie
            if leden[nummer]?.isDood == false { berichten[nummer, default: []].append(.assigned(deel)) }
        }
    }
}
