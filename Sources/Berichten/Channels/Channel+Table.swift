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
            Right(.gi, .schrijf, "aanvragen indienen"), Right(.matcher, .lees, "zaken"),
            Right(.matcher, .schrijf, "op de goede partitie leggen"), Right(.wisser, .schrijf, "laten vergeten"),
        ])

    package static let besluiten = Channel(
        "besluiten",
        [
            Message(.besluitGenomen, .casusId, door: .expertteam),
            Message(.aanbiederGeantwoord, .casusId, door: .aanbieder),
        ], .verdeeld, .delete(dagen: Topics.invoerDagen),
        [
            Right(.expertteam, .schrijf, "besluiten"), Right(.aanbieder, .schrijf, "voordrachten beantwoorden"),
            Right(.bord, .lees, "wat van een voorstel kwam"), Right(.matcher, .lees, "zaken"),
            Right(.matcher, .schrijf, "op de goede partitie leggen"),
        ])

    /// The matcher's own state of each case.
    package static let zaken = Channel("zaken", [], .verdeeld, .compact, ruim: true, geheugen)

    package static let aanbod = Channel(
        "aanbod", [Message(.aanbodGemeld, .aanbod, door: .aanbieder)], .verdeeld, .compact,
        [
            Right(.aanbieder, .schrijf, "aanbod melden"), Right(.bord, .lees, "sociale kaart"),
            Right(.matcher, .lees, "aanbod"), Right(.matcher, .schrijf, "oude sleutels opruimen"),
        ])

    package static let contracten = Channel(
        "contracten", [Message(.contractGemeld, .contract, door: .inkoop)], .een, .compact,
        [
            Right(.inkoop, .schrijf, "contracten melden"), Right(.bord, .lees, "sociale kaart"),
            Right(.matcher, .lees, "contracten"),
        ])

    /// Refused messages, as they came.
    package static let afgekeurd = Channel(
        "afgekeurd", [], .een, .delete(dagen: Topics.invoerDagen), ruim: true,
        [
            Right(.matcher, .schrijf, "afgekeurde berichten"), Right(.operatie, .lees, "afgekeurde berichten"),
        ])

    /// Which case holds places at which offer; the matcher's own. One partition: the order of the reservations is what
    /// everybody agrees on.
    package static let plaatsen = Channel("plaatsen", [], .een, .compact, geheugen)

    /// The wrapped keys of cases. Who writes the first message about a case makes its key; who may have it forgotten
    /// destroys it. Aanbieders and tables write of a case that has one.
    package static let sleutels = Channel(
        "sleutels", [], .een, .snel, alleenVerzegeld: true,
        [Partij.gi, .aanbieder, .expertteam, .bord, .matcher, .wisser].map { Right($0, .lees, "berichten openen") } + [
            Right(.gi, .schrijf, "sleutel van een nieuwe zaak"),
            Right(.matcher, .schrijf, "sleutels maken en vernietigen"),
            Right(.wisser, .schrijf, "sleutels vernietigen"),
        ])

    package static let voorstellen = Channel(
        "voorstellen", van: .regio,
        [
            Message(.voorstelGedaan, .casusId, door: .matcher),
            Message(.opschalingBereikt, .opschaling, door: .matcher),
            Message(.statusGewijzigd, .melding, door: .matcher),
        ], .een, .compact, ruim: true,
        groeit + [
            Right(.expertteam, .lees, "voorstellen van de eigen regio"),
            Right(.bord, .lees, "voorstellen van de eigen regio"),
        ])

    package static let status = Channel(
        "status", van: .gi,
        [Message(.statusGewijzigd, .casusId, door: .matcher), Message(.berichtAfgekeurd, .bericht, door: .matcher)],
        .een, .compact, groeit + [Right(.gi, .lees, "eigen zaken volgen")])

    package static let voordrachten = Channel(
        "voordrachten", van: .agb,
        [
            Message(.voordrachtGedaan, .casusId, door: .matcher),
            Message(.voordrachtVervallen, .casusId, door: .matcher),
            Message(.voordrachtHerinnerd, .casusId, door: .matcher),
            Message(.berichtAfgekeurd, .bericht, door: .matcher),
        ], .een, .delete(dagen: Topics.invoerDagen), groeit + [Right(.aanbieder, .lees, "eigen voordrachten lezen")])

    /// Every channel, in the order in which topics are made and shown.
    package static let alle: [Channel] = [
        aanvragen, besluiten, zaken, aanbod, contracten, afgekeurd, plaatsen, sleutels, voorstellen, status,
        voordrachten,
    ]

    private static let geheugen = [
        Right(.matcher, .lees, "eigen geheugen"), Right(.matcher, .schrijf, "eigen geheugen"),
    ]

    private static let groeit = [Toegangsrecht.AccessOperation.schrijf, .maak].map {
        Right(.matcher, $0, "namen komen er met het gebruik bij")
    }

    /// What holds on every channel, and on every topic of it that can come.
    static let overal: [Right] = [
        Right(.wisser, .lees, "nagaan dat niets blijft staan"), Right(.operatie, .maak, "topics maak"),
        Right(.operatie, .beschrijf, "topics toon"), Right(.operatie, .beschrijfInstellingen, "topics toon"),
    ]
}
