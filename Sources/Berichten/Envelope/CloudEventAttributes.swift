import Jeugdhulp

/// The attributes of the envelope, checked.
struct CloudEventAttributes {
    let id, source: String
    let type: Berichttype
    let time: Tijdstip?

    init(specversion: String?, id: String?, source: String?, type: String?, time: String?) throws(Afkeuring) {
        guard try Self.verplicht("specversion", specversion) == "1.0" else {
            throw Self.onjuist("specversion", "Gebruik specversion 1.0.")
        }
        self.id = try Self.verplicht("id", id)
        guard TextFormat.kenmerk.past(self.id) else { throw Self.onjuist("id", TextFormat.kenmerk.uitleg) }
        guard !Bsn.bevat(self.id) else { throw Self.bsn("id") }
        self.source = try Self.verplicht("source", source)
        guard IdentifierFormat.isBron(self.source) else {
            throw Self.onjuist("source", "Gebruik urn:nld:oin: met 20 cijfers of urn:nld:kvknr: met 8 cijfers.")
        }
        let naam = try Self.verplicht("type", type)
        guard let bekend = Berichttype(ceType: naam) else {
            throw Afkeuring(
                .onbekendType, veld: "type", "Dit type bericht is niet bekend.",
                "Kies uit: \(Berichttype.allCases.map(\.ceType).joined(separator: ", ")).")
        }
        self.type = bekend
        guard let time else {
            self.time = nil
            return
        }
        guard let tijdstip = Tijdstip(time) else {
            throw Self.onjuist("time", "Schrijf het tijdstip als 2026-11-20T10:15:30Z.")
        }
        self.time = tijdstip
    }

    func gebeurtenis(_ inhoud: Inhoud) -> Gebeurtenis {
        Gebeurtenis(id: id, source: source, time: time, inhoud: inhoud)
    }

    private static func verplicht(_ naam: String, _ waarde: String?) throws(Afkeuring) -> String {
        guard let waarde, !waarde.isEmpty else {
            throw Afkeuring(
                .kenmerkOntbreekt, veld: naam, "Het kenmerk \(naam) ontbreekt.",
                "Een CloudEvent heeft specversion, id, source en type (binair: de headers ce_specversion, ce_id, …).")
        }
        return waarde
    }

    static func bsn(_ naam: String) -> Afkeuring {
        Afkeuring(.bsn, veld: naam, "Hier staat een getal dat een BSN kan zijn.", "Stuur nooit een BSN mee.")
    }

    static func onjuist(_ naam: String, _ watTeDoen: String) -> Afkeuring {
        Afkeuring(.kenmerkOnjuist, veld: naam, "Het kenmerk \(naam) is niet goed.", watTeDoen)
    }
}

extension CloudEventAttributes {
    /// The attributes as members of an event in structured mode.
    init(_ v: FieldReader) throws(Afkeuring) {
        func kenmerk(_ naam: String) throws(Afkeuring) -> String? {
            try v.tekstOfNiets(naam, TextFormat(uitleg: "") { _ in true })
        }
        try self.init(
            specversion: kenmerk("specversion"), id: kenmerk("id"), source: kenmerk("source"), type: kenmerk("type"),
            time: kenmerk("time"))
        guard try kenmerk("datacontenttype").map({ MediaType($0).isJson }) ?? true else {
            throw Self.onjuist("datacontenttype", "Gebruik application/json.")
        }
        guard !v.heeft("data_base64") || v.heeft("data") else {
            throw Afkeuring(
                .kenmerkOnjuist, veld: "data_base64", "De gegevens staan in data_base64 en niet in data.",
                "Zet ze als JSON in data.")
        }
        _ = try v.tekstOfNiets("dataschema", .vrij(max: 200))
        guard !Bsn.bevat(try kenmerk("subject") ?? "") else { throw Self.bsn("subject") }
    }
}
