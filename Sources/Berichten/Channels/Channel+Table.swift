/// The one table of channels: topic, events with their keys, cleanup, who may write and read (contract §2).
///
/// Commands, API, page, matcher and rules of access all ask this table; tests hold `Schemas/asyncapi.yaml` and
/// `deploy/topics.md` against it. A new type of event is a line here, in ``Berichttype`` and in ``Inhoud``.
extension Channel {
    package static let aanvragen = Channel(
        "aanvragen",
        [
            // A line of a file that holds only data is of the first.
            Message(.aanvraagIngediend, .casusId, door: .gi),
            Message(.aanvraagIngetrokken, .casusId, door: .gi, .wisser),
            Message(.hulpGestart, .casusId, door: .gi),
            Message(.hulpGestopt, .casusId, door: .gi),
        ], .verdeeld, .delete(dagen: Topics.invoerDagen),
        [
            Right(.matcher, .lees, "zaken"), Right(.matcher, .schrijf, "op de goede partitie leggen"),
            Right(.wisser, .schrijf, "laten vergeten"),
        ] + doorgelaten)

    package static let besluiten = Channel(
        "besluiten",
        [
            Message(.besluitGenomen, .casusId, door: .expertteam),
            Message(.aanbiederGeantwoord, .casusId, door: .aanbieder),
        ], .verdeeld, .delete(dagen: Topics.invoerDagen),
        [
            Right(.bord, .lees, "wat van een voorstel kwam"), Right(.matcher, .lees, "zaken"),
            Right(.matcher, .schrijf, "op de goede partitie leggen"),
        ] + doorgelaten)

    /// The matcher's own state of each case.
    package static let zaken = Channel("zaken", [], .verdeeld, .compact, ruim: true, geheugen)

    package static let aanbod = Channel(
        "aanbod", [Message(.aanbodGemeld, .aanbod, door: .aanbieder)], .verdeeld, .compact,
        [
            Right(.bord, .lees, "sociale kaart"), Right(.matcher, .lees, "aanbod"),
            Right(.matcher, .schrijf, "oude sleutels opruimen"),
        ] + doorgelaten)

    package static let contracten = Channel(
        "contracten", [Message(.contractGemeld, .contract, door: .inkoop)], .een, .compact,
        [
            Right(.bord, .lees, "sociale kaart"), Right(.matcher, .lees, "contracten"),
        ] + doorgelaten)

    /// Refused messages, as they came.
    package static let afgekeurd = Channel(
        "afgekeurd", [], .een, .delete(dagen: Topics.invoerDagen), ruim: true,
        [
            Right(.matcher, .schrijf, "afgekeurde berichten"), Right(.poort, .schrijf, "afgekeurde berichten"),
            Right(.operatie, .lees, "afgekeurde berichten"),
        ])

    /// Since when the gate stands, and which topics of parties it has stopped reading until the operator lets it. Who
    /// reads the core knows by it from when on every message must carry its verified sender.
    package static let poort = Channel(
        "poort", [], .een, .compact,
        [
            Right(.poort, .lees, "eigen geheugen"), Right(.poort, .schrijf, "eigen geheugen"),
            Right(.matcher, .lees, "sinds wanneer de poort er staat"),
            Right(.bord, .lees, "sinds wanneer de poort er staat"),
            Right(.operatie, .lees, "welke topics stilstaan"), Right(.operatie, .schrijf, "een topic vrijgeven"),
        ])

    /// Which case holds places at which offer; the matcher's own. One partition: the order of the reservations is what
    /// everybody agrees on.
    package static let plaatsen = Channel("plaatsen", [], .een, .compact, geheugen)

    /// The wrapped keys of cases. Our own processes make a key with the first message about a case, and who may have it
    /// forgotten destroys it. Parties read it and never write there: one tombstone would cost every child its case.
    package static let sleutels = Channel(
        "sleutels", [], .een, .snel, alleenVerzegeld: true,
        [Partij.gi, .aanbieder, .expertteam, .bord, .matcher, .wisser].map { Right($0, .lees, "berichten openen") } + [
            Right(.poort, .lees, "sleutel van de zaak"), Right(.poort, .schrijf, "sleutel van een nieuwe zaak"),
            Right(.bord, .schrijf, "sleutel van een nieuwe zaak"),
            Right(.matcher, .schrijf, "sleutels maken en vernietigen"),
            Right(.wisser, .schrijf, "sleutels vernietigen"),
        ])

    package static let voorstellen = Channel(
        "voorstellen", van: .regio,
        [
            Message(.voorstelGedaan, .casusId, door: .matcher),
            Message(.opschalingBereikt, .opschaling, door: .matcher),
            Message(.statusGewijzigd, .melding, door: .matcher),
            Message(.berichtAfgekeurd, .bericht, door: .poort),
        ], .een, .compact, ruim: true,
        groeit + geweigerd + [
            Right(.expertteam, .lees, "voorstellen van de eigen regio"),
            Right(.bord, .lees, "voorstellen van de eigen regio"),
        ])

    package static let status = Channel(
        "status", van: .gi,
        [
            Message(.statusGewijzigd, .casusId, door: .matcher),
            Message(.berichtAfgekeurd, .bericht, door: .matcher, .poort),
        ],
        .een, .compact, groeit + geweigerd + [Right(.gi, .lees, "eigen zaken volgen")])

    package static let voordrachten = Channel(
        "voordrachten", van: .agb,
        [
            Message(.voordrachtGedaan, .casusId, door: .matcher),
            Message(.voordrachtVervallen, .casusId, door: .matcher),
            Message(.voordrachtHerinnerd, .casusId, door: .matcher),
            Message(.berichtAfgekeurd, .bericht, door: .matcher, .poort),
        ], .een, .delete(dagen: Topics.invoerDagen),
        groeit + geweigerd + [Right(.aanbieder, .lees, "eigen voordrachten lezen")])

    /// Word to an inkooporganisatie of what was refused.
    package static let meldingen = Channel(
        "meldingen", van: .inkoop, [Message(.berichtAfgekeurd, .bericht, door: .poort)], .een, .compact,
        geweigerd + [Right(.inkoop, .lees, "wat is afgekeurd")])

    // MARK: What parties send

    // Everything that one party sends goes over the one topic that it alone may write: who sent it is known from where
    // it lies. Which events it may send follows from the channels above.
    package static let inGi = invoer("in.gi", .gi, .gi)
    package static let inAanbieder = invoer("in.aanbieder", .agb, .aanbieder)
    package static let inInkoop = invoer("in.inkoop", .inkoop, .inkoop)
    package static let inTafel = invoer("in.tafel", .regio, .expertteam)

    private static func invoer(_ naam: String, _ eigenaar: Owner, _ partij: Partij) -> Channel {
        Channel(
            naam, van: eigenaar, [], .een, .delete(dagen: Topics.inDagen), inVan: partij,
            [Right(partij, .schrijf, "alles wat deze partij stuurt"), Right(.poort, .lees, "wat partijen sturen")])
    }

    /// Every channel, in the order in which topics are made and shown.
    package static let alle: [Channel] = [
        aanvragen, besluiten, zaken, aanbod, contracten, afgekeurd, plaatsen, poort, sleutels, voorstellen, status,
        voordrachten, meldingen, inGi, inAanbieder, inInkoop, inTafel,
    ]

    /// What parties say, as the gate or the board let it through: with its verified sender.
    package static let kern: Set<Channel> = [aanvragen, aanbod, contracten, besluiten]

    /// The channels that parties write on.
    package static let vanPartijen: [Channel] = alle.filter { $0.inVan != nil }

    private static let geheugen = [
        Right(.matcher, .lees, "eigen geheugen"), Right(.matcher, .schrijf, "eigen geheugen"),
    ]

    /// What a party sent gets on the core by the gate, or by the board for who sends by page or HTTP.
    private static let doorgelaten = [
        Right(.poort, .schrijf, "wat partijen mogen sturen"), Right(.bord, .schrijf, "wat over de pagina kwam"),
    ]

    /// The gate tells a party on that party's own topic what it refused; it makes none.
    private static let geweigerd = [Right(.poort, .schrijf, "wat is afgekeurd")]

    private static let groeit = [Toegangsrecht.AccessOperation.schrijf, .maak].map {
        Right(.matcher, $0, "namen komen er met het gebruik bij")
    }

    /// What holds on every channel, and on every topic of it that can come.
    static let overal: [Right] = [
        Right(.wisser, .lees, "nagaan dat niets blijft staan"), Right(.operatie, .maak, "topics maak"),
        Right(.operatie, .beschrijf, "topics toon"), Right(.operatie, .beschrijfInstellingen, "topics toon"),
    ]
}
