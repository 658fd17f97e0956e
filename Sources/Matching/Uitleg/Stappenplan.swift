import Jeugdhulp

/// What must be arranged on paper before an offer can start, and where to ask. A step never hides an offer (#36, #40),
/// and what is about money is never said of the child (#42).
struct Stappenplan {
    private let casus: Casus
    private let contracten: Contractenboek
    private let vandaag: Datum
    /// Where to ask about help that was bought, and about help that was not: the same for every option.
    private let gecontracteerd, nietIngekocht: String

    /// As long as the schema allows.
    private static let tekensMax = 200

    init(casus: Casus, voorwaarden: Voorwaarden, vandaag: Datum) {
        (self.casus, contracten, self.vandaag) = (casus, voorwaarden.contracten, vandaag)
        func bij(_ route: Route) -> String {
            guard let gemeente = casus.gemeente else { return "" }
            let contact =
                voorwaarden.register.contact(route, voor: gemeente)?.description ?? "gemeente \(gemeente.naam)"
            return String(contact.prefix(Self.tekensMax))
        }
        (gecontracteerd, nietIngekocht) = (bij(.gecontracteerd), bij(.nietIngekocht))
    }

    func stappen(_ been: Uitleg.Been) -> [Stap] {
        regelingen(been).map { stap($0, been) }
    }

    // MARK: What must be arranged

    private func regelingen(_ been: Uitleg.Been) -> [Regeling] {
        // Who stands on the list of another aanbieder goes only when it agrees (#33).
        let overstap = casus.aanvraag.wachtlijst?.vraagtInstemming(voor: been.aanbod.agb) == true
        return (overstap ? [.instemmingOverstap] : []) + overeenkomst(been)
    }

    private func overeenkomst(_ been: Uitleg.Been) -> [Regeling] {
        guard let gemeente = casus.gemeente else { return [.gemeenteOnbekend] }
        // The gemeente grants the budget, whatever contract there is (art. 8.1.1 Jeugdwet, #46).
        if been.hulpvraag.leveringsvorm == .pgb { return [.pgb] }
        // Help that goes on by law asks for nothing, also not for a contract that ends.
        if been.beoordeling.overeenkomst == .lopendeHulp { return [] }
        return contract(been, gemeente) + looptAf(been, gemeente)
    }

    private func contract(_ been: Uitleg.Been, _ gemeente: Gemeente) -> [Regeling] {
        switch been.beoordeling.overeenkomst {
        case .contract, .lopendeHulp: []
        case .plafondBijna: [.budgetBijnaOp]
        case .plafondBereikt: [.budgetOp(losseOvereenkomst: been.aanbod.individueleOvereenkomst)]
        case .geen: [zonderContract(been, gemeente)]
        case .onbekend: [.gemeenteOnbekend]
        }
    }

    private func zonderContract(_ been: Uitleg.Been, _ gemeente: Gemeente) -> Regeling {
        let contract = contracten.contract(gemeente.inkoopregio, been.aanbod.agb)
        return .zonderContract(contract, contract?.gebrek(op: vandaag, hulpvorm: been.aanbod.hulpvorm))
    }

    /// A contract that holds today but no longer when the help starts (#89).
    private func looptAf(_ been: Uitleg.Been, _ gemeente: Gemeente) -> [Regeling] {
        guard let contract = contracten.contract(gemeente.inkoopregio, been.aanbod.agb),
            contract.geldt(op: vandaag, hulpvorm: been.aanbod.hulpvorm), contract.tot < been.beoordeling.start
        else { return [] }
        return [.contractLooptAf(tot: contract.tot)]
    }

    // MARK: Where to ask, and how it is said

    private func stap(_ regeling: Regeling, _ been: Uitleg.Been) -> Stap {
        Stap(
            stap: regeling.stap, bij: bij(regeling), reden: regeling.reden, code: regeling.retourcode,
            aanbod: been.teNoemen, uitleg: regeling.uitleg + start(regeling, been))
    }

    private func bij(_ regeling: Regeling) -> String {
        switch regeling {
        case .instemmingOverstap: "het gezin"
        case .gemeenteOnbekend: "de GI en de gemeenten"
        case .budgetBijnaOp, .budgetOp, .contractLooptAf: gecontracteerd
        case .zonderContract, .pgb: nietIngekocht
        }
    }

    /// An aanbieder that does not wait for the paper is worth knowing (#45).
    private func start(_ regeling: Regeling, _ been: Uitleg.Been) -> String {
        regeling != .instemmingOverstap && been.aanbod.startZonderBeschikking
            ? " De aanbieder start al zonder beschikking." : ""
    }
}
