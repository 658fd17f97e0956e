import Jeugdhulp

/// What must be arranged on paper before an offer can start, and where to ask. A step never hides an offer (#36, #40),
/// and what is about money is never said of the child (#42).
struct Stappenplan {
    private let casus: Casus
    private let markt: Markt
    private let vandaag: Datum
    /// Where to ask about help that was bought, and about help that was not: the same for every option.
    private let gecontracteerd, nietIngekocht: String

    init(casus: Casus, markt: Markt, vandaag: Datum) {
        (self.casus, self.markt, self.vandaag) = (casus, markt, vandaag)
        func bij(_ route: Route) -> String {
            guard let gemeente = casus.gemeente else { return "" }
            let contact = markt.register.contact(route, voor: gemeente)?.description ?? "gemeente \(gemeente.naam)"
            return String(contact.prefix(Self.tekensMax))
        }
        (gecontracteerd, nietIngekocht) = (bij(.gecontracteerd), bij(.nietIngekocht))
    }

    func stappen(_ been: Uitleg.Been) -> [Stap] {
        instemming(been) + papier(been)
    }

    /// Who stands on the list of another aanbieder goes only when it agrees (#33).
    private func instemming(_ been: Uitleg.Been) -> [Stap] {
        guard casus.aanvraag.wachtlijst?.vraagtInstemming(voor: been.aanbod.agb) == true else { return [] }
        return [
            Stap(
                stap: "instemming-overstap", bij: "het gezin", reden: "wachtlijst-elders", code: nil,
                aanbodId: been.naam == nil ? nil : been.aanbod.aanbodId,
                uitleg: "Het gezin staat op de wachtlijst van een andere aanbieder. Vraag of het wil overstappen.")
        ]
    }

    private func papier(_ been: Uitleg.Been) -> [Stap] {
        guard let gemeente = casus.gemeente else { return [gemeenteVaststellen(been)] }
        if been.hulpvraag.leveringsvorm == .pgb { return [pgb(been)] }
        // Help that goes on by law asks for nothing, also not for a contract that ends.
        if been.beoordeling.overeenkomst == .lopendeHulp { return [] }
        return contractstappen(been, gemeente) + loopt(been, gemeente)
    }

    private func contractstappen(_ been: Uitleg.Been, _ gemeente: Gemeente) -> [Stap] {
        switch been.beoordeling.overeenkomst {
        case .contract, .lopendeHulp: return []
        case .plafondBijna:
            return [
                stap(
                    "budget-afstemmen", been, bij: gecontracteerd, reden: Overeenkomst.plafondBijna, .budget,
                    "Het budget van deze aanbieder is bijna op. Vraag of deze plaatsing er nog in past.")
            ]
        case .plafondBereikt: return [plafondBereikt(been)]
        case .geen: return [individueleOvereenkomst(been, gemeente)]
        case .onbekend: return [gemeenteVaststellen(been)]
        }
    }

    private func stap(
        _ naam: String, _ been: Uitleg.Been, bij: String, reden: Overeenkomst, _ code: Retourcode, _ uitleg: String
    ) -> Stap {
        maak(naam, been, bij: bij, reden: reden.rawValue, code, uitleg + " Stel de hulp hiervoor niet uit.")
    }

    private func maak(
        _ naam: String, _ been: Uitleg.Been, bij: String, reden: String, _ code: Retourcode?, _ uitleg: String
    ) -> Stap {
        // An aanbieder that does not wait for the paper is worth knowing (#45).
        let start = been.aanbod.startZonderBeschikking ? " De aanbieder start al zonder beschikking." : ""
        return Stap(
            stap: naam, bij: bij, reden: reden, code: code?.rawValue,
            aanbodId: been.naam == nil ? nil : been.aanbod.aanbodId, uitleg: uitleg + start)
    }

    /// As long as the schema allows.
    private static let tekensMax = 200

    private func gemeenteVaststellen(_ been: Uitleg.Been) -> Stap {
        maak(
            "gemeente-vaststellen", been, bij: "de GI en de gemeenten", reden: Overeenkomst.onbekend.rawValue,
            .woonplaatsbeginsel, "Zoek uit welke gemeente verantwoordelijk is. Stel de hulp hiervoor niet uit.")
    }

    /// The gemeente grants the budget, whatever contract there is (art. 8.1.1 Jeugdwet, #46).
    private func pgb(_ been: Uitleg.Been) -> Stap {
        maak(
            "pgb-afstemmen", been, bij: nietIngekocht, reden: Leveringsvorm.pgb.rawValue, nil,
            "Het gezin wil een pgb. Overleg met de gemeente over het budget. Stel de hulp hiervoor niet uit.")
    }

    private func plafondBereikt(_ been: Uitleg.Been) -> Stap {
        let los = been.aanbod.individueleOvereenkomst
        return stap(
            los ? "individuele-overeenkomst" : "plafond-verruimen", been, bij: gecontracteerd,
            reden: Overeenkomst.plafondBereikt, .budget,
            los
                ? "Het budget van deze aanbieder is op. Vraag een overeenkomst voor dit kind (cliëntgebonden)."
                : "Het budget van deze aanbieder is op. Vraag of het budget ruimer kan.")
    }

    /// Why there is no contract decides what a gemeente would answer: another form of help is code 4, not 3.
    private func individueleOvereenkomst(_ been: Uitleg.Been, _ gemeente: Gemeente) -> Stap {
        let contract = markt.contracten.contract(gemeente.inkoopregio, been.aanbod.agb)
        let gebrek = contract?.gebrek(op: vandaag, hulpvorm: been.aanbod.hulpvorm)
        let waarom =
            switch (gebrek, contract) {
            case (.andereHulp?, _): "Het contract met deze aanbieder is niet voor deze hulp."
            case (.nogNiet?, let contract?): "Het contract begint pas op \(contract.van.inWoorden)."
            case (.afgelopen?, let contract?): "Het contract is afgelopen op \(contract.tot.inWoorden)."
            default: "Er is geen contract met deze aanbieder."
            }
        return stap(
            "individuele-overeenkomst", been, bij: nietIngekocht, reden: Overeenkomst.geen,
            gebrek?.retourcode ?? .geenContract, "\(waarom) Vraag een individuele overeenkomst voor dit kind.")
    }

    /// A contract that holds today but no longer when the help starts (#89).
    private func loopt(_ been: Uitleg.Been, _ gemeente: Gemeente) -> [Stap] {
        guard let contract = markt.contracten.contract(gemeente.inkoopregio, been.aanbod.agb),
            contract.geldt(op: vandaag, hulpvorm: been.aanbod.hulpvorm), contract.tot < been.beoordeling.start
        else { return [] }
        return [
            maak(
                "contract-verlengen", been, bij: gecontracteerd, reden: "contract-loopt-af",
                .geenContract,
                "Het contract loopt tot en met \(contract.tot.inWoorden). Vraag of het doorloopt als de hulp start.")
        ]
    }
}
