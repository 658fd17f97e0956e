import Jeugdhulp
import Matching

/// What the engine and the oracle are compared on.
struct Samenvatting: Equatable {
    struct Regel: Equatable {
        var aanbod: [String]
        var score: Int
        /// Of every criterion in order, offer by offer, and for a combination the bonus last.
        var punten: [Int]
        var start: Int
        var stappen: [String]
    }

    var opties: [Regel] = []
    /// `hulpvraag/reden/aantal/ids`.
    var uitgesloten: [String] = []
    /// `hulpvraag/reden`.
    var knelpunten: [String] = []

    init() {}

    init(_ voorstel: Voorstel) {
        opties = voorstel.opties.map { optie in
            Regel(
                aanbod: optie.aanbod.map { "\($0.agb)/\($0.aanbodId)" }, score: optie.score,
                punten: optie.criteria.map(\.punten),
                start: Int(optie.startVerwacht.dagen),
                stappen: Self.stappen(optie))
        }
        uitgesloten = voorstel.uitgesloten.map {
            "\($0.hulpvraag ?? "")/\($0.reden.rawValue)/\($0.aantal)/\($0.aanbod.map(\.description).joined(separator: ","))"
        }
        knelpunten = voorstel.knelpunten.map { "\($0.hulpvraag ?? "")/\($0.reden.rawValue)" }
    }

    /// Those of two places for one family are told once.
    private static func stappen(_ optie: Optie) -> [String] {
        let stappen = optie.stappen.map {
            "\($0.stap.rawValue)/\($0.code?.rawValue ?? "")/\($0.aanbod?.description ?? "")"
        }
        return optie.gesplitst == nil ? stappen : Set(stappen).sorted()
    }

    /// The first thing that differs, in words; nil when nothing does.
    func verschil(_ verwacht: Samenvatting) -> String? {
        for (rang, (een, ander)) in zip(opties, verwacht.opties).enumerated() where een != ander {
            return "option \(rang + 1) is \(een), expected \(ander)"
        }
        if opties.count != verwacht.opties.count {
            return "\(opties.count) options, expected \(verwacht.opties.count)"
        }
        if uitgesloten != verwacht.uitgesloten { return "out: \(uitgesloten), expected \(verwacht.uitgesloten)" }
        if knelpunten != verwacht.knelpunten { return "lacking: \(knelpunten), expected \(verwacht.knelpunten)" }
        return nil
    }
}
