import Jeugdhulp

/// What must be arranged on paper for one offer, with the facts that its sentence needs: the one table from a decision
/// of ``Stappenplan`` to the codes of the contract and the words a table reads.
enum Regeling: Equatable {
    case instemmingOverstap
    case budgetBijnaOp
    case budgetOp(losseOvereenkomst: Bool)
    /// No contract covers the help; if there is one at all, that and why it does not.
    case zonderContract(Contract?, Contract.Gebrek?)
    case gemeenteOnbekend
    case pgb
    /// The contract ends before help starts; until and with which day it holds.
    case contractLooptAf(tot: Datum)

    var stap: Stapcode {
        switch self {
        case .instemmingOverstap: .instemmingOverstap
        case .budgetBijnaOp: .budgetAfstemmen
        case .budgetOp(let losseOvereenkomst): losseOvereenkomst ? .individueleOvereenkomst : .plafondVerruimen
        case .zonderContract: .individueleOvereenkomst
        case .gemeenteOnbekend: .gemeenteVaststellen
        case .pgb: .pgbAfstemmen
        case .contractLooptAf: .contractVerlengen
        }
    }

    var reden: Stapreden {
        switch self {
        case .instemmingOverstap: .wachtlijstElders
        case .budgetBijnaOp: .plafondBijna
        case .budgetOp: .plafondBereikt
        case .zonderContract: .geenContract
        case .gemeenteOnbekend: .gemeenteOnbekend
        case .pgb: .pgb
        case .contractLooptAf: .contractLooptAf
        }
    }

    /// What a gemeente would answer without it: another form of help is code 4, not 3.
    var retourcode: Retourcode? {
        switch self {
        case .instemmingOverstap, .pgb: nil
        case .budgetBijnaOp, .budgetOp: .budget
        case .zonderContract(_, let gebrek): gebrek?.retourcode ?? .geenContract
        case .contractLooptAf: .geenContract
        case .gemeenteOnbekend: .woonplaatsbeginsel
        }
    }

    /// What to do and why, in plain Dutch (B1).
    var uitleg: String {
        switch self {
        case .instemmingOverstap:
            "Het gezin staat op de wachtlijst van een andere aanbieder. Vraag of het wil overstappen."
        case .budgetBijnaOp:
            "Het budget van deze aanbieder is bijna op. Vraag of deze plaatsing er nog in past. \(Self.nietUitstellen)"
        case .budgetOp(losseOvereenkomst: true):
            "Het budget van deze aanbieder is op. Vraag een overeenkomst voor dit kind (cliëntgebonden). "
                + Self.nietUitstellen
        case .budgetOp(losseOvereenkomst: false):
            "Het budget van deze aanbieder is op. Vraag of het budget ruimer kan. \(Self.nietUitstellen)"
        case .zonderContract(let contract, let gebrek):
            "\(Self.waarom(contract, gebrek)) Vraag een individuele overeenkomst voor dit kind. \(Self.nietUitstellen)"
        case .gemeenteOnbekend: "Zoek uit welke gemeente verantwoordelijk is. \(Self.nietUitstellen)"
        case .pgb: "Het gezin wil een pgb. Overleg met de gemeente over het budget. \(Self.nietUitstellen)"
        case .contractLooptAf(let tot):
            "Het contract loopt tot en met \(tot.inWoorden). Vraag of het doorloopt als de hulp start."
        }
    }

    private static let nietUitstellen = "Stel de hulp hiervoor niet uit."

    private static func waarom(_ contract: Contract?, _ gebrek: Contract.Gebrek?) -> String {
        switch (gebrek, contract) {
        case (.andereHulp?, _): "Het contract met deze aanbieder is niet voor deze hulp."
        case (.nogNiet?, let contract?): "Het contract begint pas op \(contract.van.inWoorden)."
        case (.afgelopen?, let contract?): "Het contract is afgelopen op \(contract.tot.inWoorden)."
        default: "Er is geen contract met deze aanbieder."
        }
    }
}
