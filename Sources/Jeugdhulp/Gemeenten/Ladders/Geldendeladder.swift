extension Gemeenteregister {
    /// Where to ask for help along a route, for a child of this gemeente (#37, #38).
    package func contact(_ route: Route, voor gemeente: Gemeente) -> Contact? {
        let inkoop = inkoopregio(gemeente.inkoopregio)
        let contact = inkoop.contactenPerGemeente[gemeente.code]?[route] ?? inkoop.contacten[route]
        return contact.map(Regionamen(gemeente: gemeente.naam).vul(_:))
    }

    /// What to say to somebody who names a region that is not there.
    package func onbekendeRegio(_ naam: String) -> String {
        let namen = (regios.map(\.naam) + inkoopregios.map(\.naam)).sorted()
        return "Onbekende regio '\(naam)'. "
            + NameSuggestion.zin(naam, uit: namen, anders: "Kies een jeugdregio, bijvoorbeeld Twente.")
    }

    /// The ladder that holds on a day for children of this gemeente, or for those of whom no gemeente is known. Where a
    /// region has none that day, the national one holds.
    package func ladder(voor gemeente: Gemeente?, op datum: Datum) -> Geldendeladder? {
        guard let gemeente else {
            return landelijkeLadders.geldend(op: datum).map {
                Geldendeladder(
                    kenmerk: "\(Regiobestand.landelijk)/\($0.naam)", ladder: $0,
                    namen: Regionamen(regio: "Nederland", tafel: Landelijk.tafel), opschalen: .weken(1))
            }
        }
        let inkoop = inkoopregio(gemeente.inkoopregio)
        guard let ladder = inkoop.ladders.geldend(op: datum) ?? landelijkeLadders.geldend(op: datum) else { return nil }
        return Geldendeladder(
            kenmerk: "\(inkoop.slug)/\(ladder.naam)", ladder: ladder, namen: inkoop.namen, gemeente: gemeente.naam,
            opschalen: inkoop.opschalen)
    }
}

extension Inkoopregio {
    /// A step with the names of this region filled in; `{gemeente}` stays open.
    package func ingevuld(_ trede: Opschalingsladder.Trede) -> Opschalingsladder.Trede { trede.ingevuld(namen) }
}

/// A ladder as it holds for one child: with the names of its region.
package struct Geldendeladder: Sendable, Equatable {
    /// Tells this ladder from every other, so that a step is told once: "twente/A".
    package let kenmerk: String
    /// With names still open.
    package let ladder: Opschalingsladder
    private let namen: Regionamen
    private let gemeente: String?
    private let opschalen: Tijdsduur

    init(
        kenmerk: String, ladder: Opschalingsladder, namen: Regionamen, gemeente: String? = nil, opschalen: Tijdsduur
    ) {
        self.gemeente = gemeente
        self.kenmerk = kenmerk
        self.ladder = ladder
        self.namen = namen
        self.opschalen = opschalen
    }

    /// A step with the names filled in.
    package func ingevuld(_ trede: Opschalingsladder.Trede) -> Opschalingsladder.Trede {
        trede.ingevuld(gemeente.map { namen.met(gemeente: $0) } ?? namen)
    }

    /// By when a step must be done that is told on this day.
    package func uiterlijk(_ trede: Opschalingsladder.Trede, verteldOp: Datum) -> Datum {
        (trede.binnen ?? opschalen).na(verteldOp)
    }
}
