import Berichten
import Jeugdhulp

/// The options of the latest versions of a proposal, so that a decision can be held against what it answers.
struct Versieboek: Sendable, Equatable, Decodable {
    /// The options of the latest version, in order of rank.
    private(set) var opties: [[Optiedeel]] = []
    private(set) var versie = 0
    /// What earlier versions held, oldest first: only what an option is called.
    private var eerder: [Eerder] = []

    private struct Eerder: Sendable, Equatable, Decodable {
        let versie: Int
        let opties: [String]
    }

    /// Versions that can still be compared: a table that decides on an older one is told what there is now.
    static let eerderMax = 6

    mutating func voegToe(versie nieuw: Int, _ nieuweOpties: [[Optiedeel]]) {
        if versie > 0 { eerder.append(Eerder(versie: versie, opties: opties.map(Self.naam))) }
        if eerder.count > Self.eerderMax { eerder.removeFirst(eerder.count - Self.eerderMax) }
        versie = nieuw
        opties = nieuweOpties
    }

    /// The parts of an option that was chosen from a version, when it is an option of the latest with the same offers.
    func optie(_ keuze: BesluitGenomen.Keuze, versie: Int) -> [Optiedeel]? {
        guard versie != self.versie else {
            guard opties.indices.contains(keuze.rang - 1) else { return nil }
            let optie = opties[keuze.rang - 1]
            return keuze.noemt(optie) ? optie : nil
        }
        // What an older version held is known for some time only; what was chosen is named in the choice itself.
        if let toen = eerder.last(where: { $0.versie == versie })?.opties {
            guard toen.indices.contains(keuze.rang - 1),
                Set(toen[keuze.rang - 1].split(separator: "+").map(String.init)) == Set(keuze.aanbod)
            else { return nil }
        }
        let zelfde = opties.filter(keuze.noemt)
        return zelfde.count == 1 ? zelfde.first : nil
    }

    /// What is otherwise since an older version; of one that is too long ago only what there is now is known.
    func veranderd(sinds oud: Int) -> Versieverschil {
        let nu = opties.map(Self.naam)
        guard let toen = eerder.last(where: { $0.versie == oud })?.opties else {
            return Versieverschil(sinds: oud, weg: [], nieuw: nu, volgordeAnders: false)
        }
        return Versieverschil(sinds: oud, van: toen, naar: nu)
    }

    /// What these options change about the latest version; `nil` when there is none.
    /// - Parameter noem: what people call an offer.
    func verschil(met nieuweOpties: [[Optiedeel]], noem: (Aanbodsleutel) -> String) -> Versieverschil? {
        guard versie > 0 else { return nil }
        let (toen, nu) = (opties.map(Self.naam), nieuweOpties.map(Self.naam))
        let verschil = Versieverschil(sinds: versie, van: toen, naar: nu)
        let zinnen = Verschilzinnen(
            erbij: nieuweOpties.filter { nieuw in !opties.contains { Self.isZelfde($0, nieuw) } },
            eraf: opties.filter { oud in !nieuweOpties.contains { Self.isZelfde($0, oud) } },
            gebleven: nieuweOpties.compactMap { optie in
                opties.first { Self.isZelfde($0, optie) }.map { (van: $0, naar: optie) }
            }, volgordeAnders: verschil.volgordeAnders)
        return verschil.met(uitleg: zinnen.tekst(noem))
    }

    /// The aanbodIds with `+` between, which no id can hold.
    static func naam(_ optie: [Optiedeel]) -> String { optie.map(\.aanbodId).joined(separator: "+") }

    private static func isZelfde(_ a: [Optiedeel], _ b: [Optiedeel]) -> Bool { a.map(\.sleutel) == b.map(\.sleutel) }

    var json: JSONValue {
        .object([
            "opties": .lijst(opties.map { .lijst($0.map(\.json)) }), "versie": .getal(versie),
            "eerder": .lijst(eerder.map { .object(["versie": .getal($0.versie), "opties": .teksten($0.opties)]) }),
        ])
    }
}

extension BesluitGenomen.Keuze {
    /// Whether these are the offers that it names.
    fileprivate func noemt(_ optie: [Optiedeel]) -> Bool {
        guard agb.count == aanbod.count else { return Set(optie.map(\.aanbodId)) == Set(aanbod) }
        return Set(optie.map(\.sleutel)) == Set(zip(agb, aanbod).map { Aanbodsleutel($0, $1) })
    }
}
