import Jeugdhulp
import Matching

/// Two places for one family.
extension Orakel {
    /// Children parted by age over two different places at most 25 km from each other; of each part the best twelve
    /// places take part, and the best three pairs are told.
    func gesplitst(_ casus: Casus) -> [Samenvatting.Regel] {
        let (aanvraag, vragen) = (casus.aanvraag, casus.aanvraag.hulpvragen)
        guard aanvraag.splitsenAkkoord, vragen.count == 1,
            ["11", "12", "13", "14"].contains(vragen[0].hulpvorm.rawValue)
        else { return [] }
        let kinderen = aanvraag.jeugdigen.enumerated().sorted {
            $0.element.leeftijd == $1.element.leeftijd
                ? $0.offset < $1.offset : $0.element.leeftijd < $1.element.leeftijd
        }.map(\.element)
        typealias Paar = (een: Been, ander: Been, punten: Int, hm: Int, jongsten: Int)
        var paren: [Paar] = []
        for knip in 1..<max(1, kinderen.count) {
            let delen = [kinderen.prefix(knip), kinderen.suffix(kinderen.count - knip)].map { deel in
                let eigen = Casus(
                    aanvraag: aanvraag.met(jeugdigen: Array(deel)), ingediendOp: casus.ingediendOp,
                    woonplaats: casus.woonplaats, register: register)
                let passend = aanbod.values.filter {
                    beantwoordt($0, vragen[0]) && grond($0, vragen[0], eigen) == nil
                }
                return gesorteerd(passend.map { been($0, vragen[0], eigen, "") }).prefix(12)
            }
            for een in delen[0] {
                for ander in delen[1] where een.id != ander.id || een.agb != ander.agb {
                    guard let hm = register.afstandHm(een.gemeente, ander.gemeente), hm <= 250 else { continue }
                    paren.append((een, ander, min(een.som, ander.som), hm, knip))
                }
            }
        }
        paren.sort { a, b in
            if a.punten != b.punten { return a.punten > b.punten }
            if a.hm != b.hm { return a.hm < b.hm }
            for (links, rechts) in [(a.een, b.een), (a.ander, b.ander)] {
                if links.id != rechts.id { return links.id < rechts.id }
                if links.agb != rechts.agb { return links.agb < rechts.agb }
            }
            return a.jongsten > b.jongsten
        }
        return paren.prefix(3).map { paar in
            Samenvatting.Regel(
                aanbod: [paar.een, paar.ander].map { "\($0.agb)/\($0.id)" }, score: paar.punten,
                punten: paar.ander.som < paar.een.som ? paar.ander.punten : paar.een.punten,
                start: max(paar.een.start, paar.ander.start),
                stappen: Set(paar.een.stappen + paar.ander.stappen).sorted())
        }
    }
}
