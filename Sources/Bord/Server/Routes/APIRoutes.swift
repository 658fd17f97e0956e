import Berichten
import Foundation
import HTTPTypes
import Hummingbird
import Jeugdhulp
import ReadStore

/// The HTTP API beside the page (NL API Design Rules 2.x): for systems that speak no Kafka. The document of it is
/// `openapi.json`; a test holds the two together.
enum APIRoutes {
    static let bestandBytesMax = 4 << 20
    static let perPaginaMax = 100
    private static let zenders = WebRoute.Toegang.rollen([.gi, .aanbieder, .inkoop, .expertteam])

    static let alle: [WebRoute] = [
        WebRoute(.get, APIAddress.document, .api, .iedereen) { vraag in
            OpenAPIDocument.antwoord(vraag.bord.inst.contact, vraag.bord.inst.webadres)
        },
        WebRoute(
            .post, APIAddress.voorvoegsel + "/aanvragen", .api, .rollen([.gi]), lichaamBytesMax: bestandBytesMax
        ) { vraag in
            try await neem(vraag, .aanvraagIngediend, bestand: Channel.aanvragen.types(door: .gi))
        },
        WebRoute(
            .post, APIAddress.voorvoegsel + "/aanbod", .api, .rollen([.aanbieder]), lichaamBytesMax: bestandBytesMax,
            werk: aanbod),
        WebRoute(
            .post, APIAddress.voorvoegsel + "/gebeurtenissen", .api, zenders, lichaamBytesMax: bestandBytesMax
        ) { vraag in
            try await neem(vraag, nil, bestand: soorten(vraag.rol))
        },
        WebRoute(.get, APIAddress.voorvoegsel + "/statussen", .api, .rollen([.gi]), werk: statussen),
        WebRoute(.get, APIAddress.voorvoegsel + "/voorstellen", .api, .rollen([.expertteam]), werk: voorstellen),
        WebRoute(.get, APIAddress.voorvoegsel + "/voorstellen/:casusId", .api, .rollen([.expertteam]), werk: voorstel),
    ]

    // MARK: - Taking in

    /// What a party may send in a file. A decision of a table goes one by one: a colleague may have been first.
    private static func soorten(_ rol: Rol?) -> [Berichttype] {
        guard let partij = rol?.partij, partij != .expertteam else { return [] }
        return Channel.alle.flatMap { $0.types(door: partij) }
    }

    /// - Parameters:
    ///   - soort: what one message must be, where it can be only one.
    ///   - soorten: what may be in a file of messages; none, where there may be no file.
    private static func neem(
        _ vraag: RouteRequest, _ soort: Berichttype?, bestand soorten: [Berichttype]
    ) async throws -> Response {
        guard MediaType(vraag.kop("content-type") ?? "").isNdjson, !soorten.isEmpty else {
            return try await neem(vraag, soort)
        }
        return try await Bestandsinvoer(vraag, soorten).antwoord()
    }

    private static func neem(_ vraag: RouteRequest, _ soort: Berichttype?) async throws -> Response {
        let (gebeurtenis, waarde) = try gelezen(vraag, soort)
        guard soort == nil || gebeurtenis.inhoud.type == soort else {
            throw Weigering.verkeerdeSoort(soort?.ceType ?? "")
        }
        if case .besluitGenomen(let besluit) = gebeurtenis.inhoud {
            return try await neem(besluit, gebeurtenis, waarde, vraag)
        }
        try await EventSubmission(vraag).verstuur(gebeurtenis, waarde: waarde)
        return aangenomen(gebeurtenis)
    }

    /// A decision goes the way of the page: a colleague, or a new version, may have been first.
    private static func neem(
        _ besluit: BesluitGenomen, _ gebeurtenis: Gebeurtenis, _ waarde: Data, _ vraag: RouteRequest
    ) async throws -> Response {
        let plek = try vraag.tafel()
        guard besluit.regio == plek.slug else { throw Weigering.nietVanU }
        try await EventSubmission(vraag).keur(gebeurtenis, waarde)
        try await EventSubmission(vraag).eenKeer(gebeurtenis) { try await verstuur(besluit, gebeurtenis, vraag) }
        return aangenomen(gebeurtenis)
    }

    private static func verstuur(
        _ besluit: BesluitGenomen, _ gebeurtenis: Gebeurtenis, _ vraag: RouteRequest
    ) async throws {
        // It may have come by Kafka.
        let bekend = try await vraag.bord.model.kentBesluit(
            regio: besluit.regio, bron: gebeurtenis.source, id: gebeurtenis.id)
        if bekend { return }
        let keuze = BesluitInput(
            casusId: besluit.casusId, regio: besluit.regio, versie: besluit.versie, besluit: besluit.besluit,
            optie: besluit.optie?.rang, rol: besluit.rol, reden: besluit.reden)
        switch try await vraag.bord.besluitpost.besluit(
            keuze, gezien: nil, bron: gebeurtenis.source, id: gebeurtenis.id)
        {
        case .verzonden:
            vraag.bord.audit.schrijf(.besloten, vraag.bezoeker, besluit.besluit.rawValue, zaak: besluit.casusId)
        case .nietGevonden: throw Weigering.nietGevonden
        case .collegaWasEerst, .nieuweVersie:
            throw Weigering.afgekeurd(
                Afkeuring(
                    .onbekendeVersie, veld: "data.versie", "Het voorstel heeft intussen een nieuwe versie.",
                    "Lees het voorstel opnieuw en besluit daarop."))
        case .fouten:
            throw Weigering.afgekeurd(
                Afkeuring(
                    .onbekendeOptie, veld: "data.optie.rang", "Deze optie staat niet in het voorstel.",
                    "Kies een rang uit het voorstel."))
        }
    }

    /// A whole CloudEvent (structured or binary, HTTP binding 1.0.2), or only the data of one.
    private static func gelezen(_ vraag: RouteRequest, _ soort: Berichttype?) throws(Weigering) -> (Gebeurtenis, Data) {
        let mediaType = MediaType(vraag.kop("content-type") ?? "")
        guard !mediaType.isBatch else {
            throw .verkeerdeSoort("één bericht per verzoek, als application/cloudevents+json; een batch lezen wij niet")
        }
        guard mediaType.isJson, mediaType.isGestructureerd || !mediaType.isAndereCloudEvents else {
            throw .verkeerdeSoort("application/cloudevents+json, application/json of application/x-ndjson")
        }
        func lees(_ lezer: GebeurtenisReader) throws(Afkeuring) -> Gebeurtenis {
            if mediaType.isGestructureerd || vraag.kop("ce-type") != nil || soort == nil {
                // HTTP writes `ce-id` where Kafka writes `ce_id`.
                return try lezer.lees(vraag.lichaam) { naam in
                    vraag.kop(naam.hasPrefix("ce_") ? "ce-" + naam.dropFirst(3) : naam)
                }
            }
            guard let soort else { throw Afkeuring(.onbekendType, "Het type ontbreekt.", "Stuur een CloudEvent.") }
            return try omslag(try lezer.leesInhoud(soort, vraag.lichaam), vraag)
        }
        do throws(Afkeuring) {
            return (try lees(GebeurtenisReader()), vraag.lichaam)
        } catch {
            // Whoever builds on this mends all of it at once, and not one a time.
            throw .afgekeurd(error, vorm: GebeurtenisReader().alleFouten(lees))
        }
    }

    /// An event around data that came alone. With `Idempotency-Key` the same request is the same event.
    private static func omslag(_ inhoud: Inhoud, _ vraag: RouteRequest) throws(Afkeuring) -> Gebeurtenis {
        let sleutel = vraag.kop("idempotency-key")
        if let sleutel, !IdentifierFormat.isId(sleutel) {
            throw Afkeuring(
                .verkeerdeVorm, veld: "Idempotency-Key", "Deze Idempotency-Key is geen kenmerk.",
                "Gebruik letters, cijfers, punt, streepje en liggend streepje; hoogstens 100.")
        }
        // Keys of two organisations must not be one event.
        let id = sleutel.map { DerivedID.uuid([Data((vraag.rol?.tekst ?? "").utf8), Data($0.utf8)]) }
        return Gebeurtenis(
            id: id ?? vraag.bord.klok.nieuwId(), source: vraag.bord.inst.bron, time: vraag.nu, inhoud: inhoud)
    }

    private static func aangenomen(_ gebeurtenis: Gebeurtenis) -> Response {
        Responses.json(
            .object([
                "id": .tekst(gebeurtenis.id), "source": .tekst(gebeurtenis.source),
                "type": .tekst(gebeurtenis.inhoud.type.ceType),
            ]), status: .accepted)
    }

    private static func aanbod(_ vraag: RouteRequest) async throws -> Response {
        let mediaType = MediaType(vraag.kop("content-type") ?? "")
        guard !mediaType.isJson else { return try await neem(vraag, .aanbodGemeld) }
        guard mediaType.isTabel || mediaType.isNdjson else {
            throw Weigering.verkeerdeSoort("JSON (application/json), CSV (text/csv) of NDJSON (application/x-ndjson)")
        }
        return try await Bestandsinvoer(vraag, [.aanbodGemeld]).antwoord()
    }

    // MARK: - Reading

    private static func statussen(_ vraag: RouteRequest) async throws -> Response {
        guard case .gi(let gi)? = vraag.rol else { throw Weigering.nietVanU }
        let lijst = try await vraag.bord.model.statussen(gi: gi, na: try na(vraag), aantalMax: perPaginaMax)
        vraag.bord.audit.schrijf(.gelijstgelezen, vraag.bezoeker, gi)
        let model = vraag.bord.model
        let geweigerd =
            vraag.query["na"] == nil
            ? try await model.afgekeurd(topic: model.topics.status(gi: gi), aantalMax: perPaginaMax) : []
        return rij(
            "statussen", lijst.map { (Inhoud.statusGewijzigd($0).json, $0.casusId) },
            ["afgekeurd": .lijst(geweigerd.map { Inhoud.berichtAfgekeurd($0).json })])
    }

    private static func voorstellen(_ vraag: RouteRequest) async throws -> Response {
        let plek = try vraag.tafel()
        let lijst = try await vraag.bord.model.voorstellen(regio: plek.slug, na: try na(vraag), aantalMax: perPaginaMax)
        vraag.bord.audit.schrijf(.gelijstgelezen, vraag.bezoeker, plek.slug)
        return rij("voorstellen", lijst.map { ($0.json, $0.casusId) })
    }

    private static func voorstel(_ vraag: RouteRequest) async throws -> Response {
        let plek = try vraag.tafel()
        let casusId = try kenmerk(vraag.parameters["casusId"] ?? "", "casusId")
        vraag.bord.audit.schrijf(.gelezen, vraag.bezoeker, zaak: casusId)
        guard let beeld = try await vraag.bord.model.casus(casusId, regio: plek.slug) else {
            throw Weigering.nietGevonden
        }
        return Responses.json(beeld.voorstel.json)
    }

    /// Where a page of a list begins.
    private static func na(_ vraag: RouteRequest) throws(Weigering) -> String {
        guard let na = vraag.query["na"] else { return "" }
        return try kenmerk(na, "na")
    }

    private static func kenmerk(_ tekst: String, _ veld: String) throws(Weigering) -> String {
        guard IdentifierFormat.isId(tekst) else {
            throw .afgekeurd(
                Afkeuring(.verkeerdeVorm, veld: veld, "Dit is geen casusId.", "Neem het over uit een antwoord."))
        }
        return tekst
    }

    /// A page of a list, with where the next begins.
    private static func rij(
        _ naam: String, _ leden: [(JSONValue, String)], _ meer: [String: JSONValue] = [:]
    ) -> Response {
        let volgende =
            leden.count == perPaginaMax ? leden.last.map { "\(APIAddress.voorvoegsel)/\(naam)?na=\($0.1)" } : nil
        var uit: JSONMembers = [
            naam: .lijst(leden.map(\.0)),
            "_links": .object(volgende.map { ["next": .object(["href": .tekst($0)])] } ?? [:]),
        ]
        for (naam, waarde) in meer { uit[naam] = waarde }
        return Responses.json(.object(uit))
    }
}
