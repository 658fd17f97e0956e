import Berichten
import Jeugdhulp

/// A region as people and machines read it.
struct RegioRenderer {
    let register: Gemeenteregister
    let regio: Regio
    let inkoop: [Inkoopregio]
    /// The day for which the ladder is shown.
    let dag: Datum

    private func gemeenten(_ inkoopregio: Inkoopregio) -> [Gemeente] {
        register.gemeenten.filter { $0.inkoopregio == inkoopregio.id }.sorted { $0.naam < $1.naam }
    }

    private func ladder(_ inkoopregio: Inkoopregio) -> Geldendeladder? {
        gemeenten(inkoopregio).first.flatMap { register.ladder(voor: $0, op: dag) }
    }

    private var buren: [String] { regio.aangrenzend.map { register.regio($0).naam }.sorted() }

    // MARK: For people

    var tekst: String {
        let macht = regio.doorzettingsmacht ? "de tafel kan een aanwijzing geven" : "de tafel kan voordragen"
        let voorrang = regio.voorrangMaatregel ? "kinderen met een maatregel gaan voor" : "geen voorrang"
        var regels = [
            ConsoleOutput.vet("Jeugdregio \(regio.naam)"),
            "  Tafel             \(regio.tafel) (\(regio.tafelSoort.rawValue)); \(macht)",
            "  Bovenregionaal    \(regio.bovenregionaal ?? "-")",
            "  Buren             \(buren.joined(separator: ", "))",
            "  Budgetplafond     \(voorrang)",
            "  Antwoord          een aanbieder antwoordt binnen \(regio.antwoordWerkdagen) werkdagen",
        ]
        for deel in inkoop { regels += self.regels(deel) }
        return regels.joined(separator: "\n")
    }

    private func regels(_ deel: Inkoopregio) -> [String] {
        var regels = [
            "", ConsoleOutput.vet("Inkoopregio \(deel.naam)") + ": \(deel.inkooporganisatie)",
            "  Gemeenten         \(gemeenten(deel).map(\.naam).joined(separator: ", "))",
        ]
        for route in Route.allCases {
            guard let contact = deel.contacten[route] else { continue }
            let eigen = deel.contactenPerGemeente.filter { $0.value[route] != nil }.map {
                "\(register.gemeente($0.key)?.naam ?? "\($0.key)"): \($0.value[route].map { "\($0)" } ?? "")"
            }
            let naam = route.rawValue.padding(18)
            regels.append("  \(naam)" + ([open(contact.description)] + eigen.sorted()).joined(separator: "; "))
        }
        guard let geldend = ladder(deel) else { return regels + ["  Geen ladder op \(dag.inWoorden)."] }
        let ladder = geldend.ladder
        let anders = deel.ladders.ladders.map(\.naam).filter { $0 != ladder.naam }
        let meer = anders.isEmpty ? "" : "; staat er ook: \(anders.joined(separator: ", "))"
        regels.append(
            "  Ladder            \(ladder.naam), vanaf \(ladder.vanaf == .wachten ? "het wachten" : "de maatregel"), "
                + "kijkt naar de \(ladder.wachttijd == .verstreken ? "verstreken" : "verstreken en aangekondigde") "
                + "wachttijd\(meer)")
        var tabel = TextTable(koppen: ["#", "wanneer", "wie", "wat", "bij"])
        for trede in ladder.treden.map(deel.ingevuld) {
            tabel.rijen.append([
                "\(trede.nummer)", (trede.pasDaarna ? "langer dan " : "na ") + "\(trede.na)", open(trede.wie),
                open(trede.actie), open(trede.bij),
            ])
        }
        return regels + [tabel.tekst(inspringen: 4), "    Op de dag van de norm is elke trede bereikt."]
    }

    /// A text for every gemeente of the region.
    private func open(_ tekst: String) -> String { tekst.replacing("gemeente {gemeente}", with: "de eigen gemeente") }

    // MARK: For machines

    var json: JSONValue {
        .object([
            "regio": .tekst(regio.naam), "slug": .tekst(regio.slug),
            "tafel": .object([
                "naam": .tekst(regio.tafel), "soort": .tekst(regio.tafelSoort.rawValue),
                "doorzettingsmacht": .waar(regio.doorzettingsmacht),
            ]),
            "bovenregionaal": .tekst(regio.bovenregionaal), "aangrenzend": .teksten(buren),
            "voorrangMaatregel": .waar(regio.voorrangMaatregel), "antwoordWerkdagen": .getal(regio.antwoordWerkdagen),
            "inkoopregios": .lijst(inkoop.map(json(_:))),
        ])
    }

    private func json(_ deel: Inkoopregio) -> JSONValue {
        .object([
            "naam": .tekst(deel.naam), "inkooporganisatie": .tekst(deel.inkooporganisatie),
            "gemeenten": .lijst(
                gemeenten(deel).map { gemeente in
                    .object([
                        "code": .tekst(gemeente.code.description), "naam": .tekst(gemeente.naam),
                        "contacten": .object(
                            JSONMembers(
                                Route.allCases.map {
                                    ($0.rawValue, .tekst(register.contact($0, voor: gemeente)?.description))
                                })),
                    ])
                }),
            "ladder": ladder(deel).map { json($0, deel) } ?? .niets,
            "ladders": .teksten(deel.ladders.ladders.map(\.naam)),
        ])
    }

    private func json(_ geldend: Geldendeladder, _ deel: Inkoopregio) -> JSONValue {
        .object([
            "kenmerk": .tekst(geldend.kenmerk), "vanaf": .tekst(geldend.ladder.vanaf.rawValue),
            "wachttijd": .tekst(geldend.ladder.wachttijd.rawValue),
            "treden": .lijst(
                geldend.ladder.treden.map(deel.ingevuld).map { trede in
                    .zonderLeeg([
                        "trede": .getal(trede.nummer), "naam": .tekst(trede.naam),
                        trede.pasDaarna ? "langerDan" : "na": .tekst(trede.na.description), "wie": .tekst(trede.wie),
                        "actie": .tekst(trede.actie), "bij": .tekst(trede.bij),
                        "binnen": .tekst(trede.binnen?.description),
                    ])
                }),
        ])
    }
}

extension String {
    /// Filled up with spaces to a width.
    fileprivate func padding(_ breedte: Int) -> String {
        self + String(repeating: " ", count: max(0, breedte - count))
    }
}
