import Berichten
import Jeugdhulp

/// The days by which something must have happened in a case, as people read them: a day that is past is said to be
/// past, and what still runs is named apart.
struct Termijntekst {
    /// Plain Dutch, passed terms first.
    let zinnen: [String]

    private struct Termijn {
        /// "De hulp moest er zijn op".
        let wat: String
        /// "de hulp"; empty where nothing is known of it.
        let waarvoor: String
        let op: Datum
    }

    init(_ status: StatusGewijzigd, vandaag: Datum) {
        let alle = Self.termijnen(status)
        let voorbij = alle.filter { $0.op < vandaag }.map { termijn in
            "\(termijn.wat) \(termijn.op.inWoorden): die dag is \(Self.dagen(vandaag - termijn.op)) voorbij."
        }
        let lopend = Set(alle.map { $0.op }.filter { $0 >= vandaag })
        let loopt = lopend.sorted().map { dag in
            let waarvoor = alle.filter { $0.op == dag && !$0.waarvoor.isEmpty }.map { $0.waarvoor }
            let toelichting = waarvoor.isEmpty ? "" : " (\(waarvoor.joined(separator: ", ")))"
            return "Uiterlijk \(dag.inWoorden)\(toelichting)."
        }
        zinnen = voorbij + loopt
    }

    private static func termijnen(_ status: StatusGewijzigd) -> [Termijn] {
        let termijnen = status.termijnen
        var alle: [Termijn] = []
        if let norm = termijnen.norm {
            alle.append(Termijn(wat: "De hulp moest er zijn op", waarvoor: "de hulp", op: norm))
        }
        if let antwoord = termijnen.antwoord {
            alle.append(
                Termijn(wat: "Het antwoord van de aanbieder moest er zijn op", waarvoor: "het antwoord", op: antwoord))
        }
        if let start = termijnen.start {
            alle.append(
                Termijn(wat: "De hulp moest na het ja gestart zijn op", waarvoor: "de start na het ja", op: start))
        }
        // A message may name one day alone; a case that is closed has none.
        if let uiterlijk = status.uiterlijk, !alle.contains(where: { $0.op == uiterlijk }) {
            alle.append(Termijn(wat: "De uiterste datum was", waarvoor: "", op: uiterlijk))
        }
        return alle
    }

    private static func dagen(_ aantal: Int) -> String { aantal == 1 ? "1 dag" : "\(aantal) dagen" }
}
