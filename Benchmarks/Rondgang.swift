import Jeugdhulp
import Matching

/// The straightforward way: look at every offer there is, score those that answer, count the others, sort.
enum Rondgang {
    static func besten(_ casus: Casus, _ aanbod: [Aanbod], _ markt: Markt, _ vandaag: Datum) -> [(Int, String)] {
        let norm = Norm.passendeHulp(
            maatregel: casus.aanvraag.maatregel, uiterlijkeDatum: casus.aanvraag.uiterlijkeDatum, vandaag: vandaag)
        return casus.aanvraag.hulpvragen.flatMap { hulpvraag in
            let beoordelaar = Beoordelaar(
                hulpvraag: hulpvraag, casus: casus, norm: norm.uiterlijk, vandaag: vandaag)
            var passend: [(punten: Int, start: Datum, id: String)] = []
            var uit: [Uitsluiting: Int] = [:]
            for een in aanbod {
                switch beoordelaar.beoordeel(een, bij: markt.voorwaarden) {
                case .success(let beoordeling):
                    passend.append((beoordeling.totaal, beoordeling.start, een.aanbodId))
                case .failure(let grond): uit[grond.reden, default: 0] += 1
                }
            }
            passend.sort { a, b in
                if a.punten != b.punten { return a.punten > b.punten }
                return a.start != b.start ? a.start < b.start : a.id < b.id
            }
            return passend.prefix(10).map { ($0.punten, $0.id) }
        }
    }
}
