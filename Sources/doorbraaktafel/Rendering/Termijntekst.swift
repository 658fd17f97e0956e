import Berichten
import Jeugdhulp

/// The days by which something must have happened in a case, as people read them: a day that is past is said to be past,
/// and what still runs is named apart.
struct Termijntekst {
    /// Plain Dutch, passed terms first.
    let zinnen: [String]

    init(_ status: StatusGewijzigd, vandaag: Datum) {
        let termijnen = status.termijnen
        var alle: [(wat: String, op: Datum)] = [
            ("De hulp moest er zijn op", termijnen.norm), ("Het antwoord van de aanbieder moest er zijn op", termijnen.antwoord),
            ("De hulp moest na het ja gestart zijn op", termijnen.start),
        ].compactMap { wat, op in op.map { (wat, $0) } }
        // Of a message that names no terms only one day is known; a case that is closed has none.
        if alle.isEmpty, let uiterlijk = status.uiterlijk { alle = [("De uiterste datum was", uiterlijk)] }
        let voorbij = alle.filter { $0.op < vandaag }.map { wat, op in
            "\(wat) \(op.inWoorden): die dag is \(Self.dagen(vandaag - op)) voorbij."
        }
        let loopt = Set(alle.filter { $0.op >= vandaag }.map(\.op) + (status.uiterlijk.map { [$0] } ?? []).filter { $0 >= vandaag })
        zinnen = voorbij + loopt.sorted().map { "Uiterlijk \($0.inWoorden)\(Self.waarvoor($0, termijnen))." }
    }

    private static func waarvoor(_ dag: Datum, _ termijnen: Termijnen) -> String {
        let wat = [
            dag == termijnen.antwoord ? "het antwoord" : nil, dag == termijnen.start ? "de start na het ja" : nil,
            dag == termijnen.norm ? "de hulp" : nil,
        ].compactMap { $0 }
        return wat.isEmpty ? "" : " (\(wat.joined(separator: ", ")))"
    }

    private static func dagen(_ aantal: Int) -> String { aantal == 1 ? "1 dag" : "\(aantal) dagen" }
}
