import Berichten
import Foundation
import HTTPTypes
import Hummingbird
import Instrumentation
import Logging
import NIOCore

/// What happens to every request, whichever route it is for: how often, who, may they, how much, forged or not; and
/// whatever goes wrong becomes an answer in words, without internals.
struct RequestHandler: Sendable {
    let bord: BordCore
    private let perAdres: RateLimiter
    private let perBezoeker: RateLimiter

    init(_ bord: BordCore) {
        self.bord = bord
        perBezoeker = RateLimiter(perMinuut: bord.inst.perMinuut)
        // An office goes out by one address.
        perAdres = RateLimiter(perMinuut: bord.inst.perMinuut * 10)
    }

    /// All routes, and an answer for every other path.
    func router() -> Router<BordRequestContext> {
        let router = Router(context: BordRequestContext.self, options: .autoGenerateHeadEndpoints)
        for route in Routes.alle {
            router.on(RouterPath(route.pad), method: route.methode) { verzoek, context in
                await antwoord(route, verzoek, context)
            }
        }
        router.add(middleware: NotFoundMiddleware(afhandeling: self))
        return router
    }

    func antwoord(_ route: WebRoute, _ verzoek: Request, _ context: BordRequestContext) async -> Response {
        await ServiceContext.withValue(RequestTrace.context(verzoek.headers, nieuwId: bord.klok.nieuwId())) {
            await gevolgd(route, verzoek, context)
        }
    }

    private func gevolgd(_ route: WebRoute, _ verzoek: Request, _ context: BordRequestContext) async -> Response {
        var bezoeker = Bezoeker()
        do {
            bezoeker = try await wie(verzoek, context)
            // ADR /core/no-trailing-slash: one address for one thing.
            if route.soort == .api, verzoek.uri.path.hasSuffix("/") { throw Weigering.nietGevonden }
            guard route.toegang.laatBinnen(bezoeker.rol) else {
                if bezoeker.rol != nil { bord.audit.schrijf(.geweigerd, bezoeker, route.naam) }
                throw bezoeker.rol == nil ? Weigering.nietIngelogd : .nietVanU
            }
            // A program shows its token with every request: a cookie, which a browser sends by itself, is not enough.
            if route.soort == .api, route.verandert, !bezoeker.metToken { throw Weigering.tokenOngeldig }
            let nieuw = sessieBijToken(route, bezoeker, verzoek)
            bezoeker.sessie = bezoeker.sessie ?? nieuw
            let bestand = try bestandVan(bezoeker, route, verzoek)
            defer { if let bestand { bord.bestanden.klaar(bestand) } }
            let vraag = RouteRequest(
                bord: bord, bezoeker: bezoeker, parameters: Self.parameters(context),
                query: FormData(verzoek.uri.query ?? ""),
                lichaam: try await lichaam(
                    verzoek,
                    bytesMax: bestand == nil
                        ? min(route.lichaamBytesMax, GebeurtenisReader.bytesMax) : route.lichaamBytesMax),
                koppen: verzoek.headers)
            if route.soort == .pagina, route.verandert { try echt(vraag) }
            var antwoord = try await route.werk(vraag)
            if let nieuw { antwoord.setCookie(Responses.koek(nieuw, https: bord.inst.https)) }
            return ResponseHeaders.zet(antwoord, route, https: bord.inst.https)
        } catch {
            return ResponseHeaders.zet(
                geweigerd(error, route, bezoeker, verzoek, context), route, https: bord.inst.https)
        }
    }

    /// Who sends a file, on a route that takes one; `nil` for one message.
    /// - Throws: ``Weigering/teVaak(seconden:)`` while another file of the same party is being read.
    private func bestandVan(_ bezoeker: Bezoeker, _ route: WebRoute, _ verzoek: Request) throws -> String? {
        let mediaType = MediaType(verzoek.headers[.contentType] ?? "")
        guard route.lichaamBytesMax > GebeurtenisReader.bytesMax, mediaType.isTabel || mediaType.isNdjson else {
            return nil
        }
        let partij = bezoeker.rol?.tekst ?? ""
        guard bord.bestanden.begin(partij) else { throw Weigering.teVaak(seconden: Self.bestandSecondenTussen) }
        return partij
    }

    private static let bestandSecondenTussen = 5

    /// A browser behind the login of an organisation comes with a token that its proxy sends along, and never saw our
    /// login page. Its forms need the token of a session all the same; that session opens nothing by itself.
    private func sessieBijToken(_ route: WebRoute, _ bezoeker: Bezoeker, _ verzoek: Request) -> Session? {
        guard route.soort == .pagina, !route.verandert, bezoeker.metToken, bezoeker.sessie == nil,
            // Only browsers send this; a program that asks for a page keeps no cookie.
            HTTPField.Name("sec-fetch-dest").flatMap({ verzoek.headers[$0] }).map(["document", "empty"].contains)
                ?? false
        else { return nil }
        return bord.poort.sessies.nieuw(
            nil, van: bezoeker.deelgenoot ?? "", nu: bord.klok.nu(), duurMs: SessionStore.duurMs)
    }

    private func wie(_ verzoek: Request, _ context: BordRequestContext) async throws -> Bezoeker {
        let nu = bord.klok.nu()
        if let seconden = perAdres.vraag(context.adres, nu: nu) { throw Weigering.teVaak(seconden: seconden) }
        // RFC 9112 3.2: which site is meant must be said once.
        guard verzoek.head.authority?.isEmpty == false,
            HTTPField.Name("host").map({ verzoek.headers[values: $0] }) ?? [] == []
        else { throw Weigering.onleesbaar }
        var bezoeker: Bezoeker
        do {
            bezoeker = try await bord.poort.bezoeker(
                bewijs: verzoek.headers[.authorization], sessieId: verzoek.cookies[Authenticator.cookie]?.value, nu: nu)
        } catch let fout as TokenVerificationError {
            context.logger.info("token refused", metadata: ["reden": "\(fout)"])
            throw fout == .geenSleutels ? Weigering.geenUitgever : .tokenOngeldig
        }
        bezoeker.deelgenoot = bezoeker.deelgenoot ?? context.adres
        let sleutel = bezoeker.sessie?.id ?? bezoeker.rol.map { "\($0.tekst) \(context.adres)" } ?? context.adres
        if let seconden = perBezoeker.vraag(sleutel, nu: nu) { throw Weigering.teVaak(seconden: seconden) }
        return bezoeker
    }

    /// The body, whole and in time, or not at all.
    private func lichaam(_ verzoek: Request, bytesMax: Int) async throws -> Data {
        guard verzoek.method != .get, verzoek.method != .head else { return Data() }
        if let lengte = verzoek.headers[.contentLength].flatMap({ Int($0) }), lengte > bytesMax {
            throw Weigering.teGroot(bytesMax: bytesMax)
        }
        do {
            let gelezen = try await Timeout.hooguit(ms: bord.inst.lichaamMsMax) {
                Data(try await verzoek.body.collect(upTo: bytesMax).readableBytesView)
            }
            guard let gelezen else { throw Weigering.teTraag }
            return gelezen
        } catch is NIOTooManyBytesError {
            throw Weigering.teGroot(bytesMax: bytesMax)
        } catch let fout where !(fout is Weigering || fout is CancellationError) {
            // A body of pieces that do not fit together.
            throw Weigering.onleesbaar
        }
    }

    /// A form must come from a page of ours: its token is that of the session, and no other site sent it.
    private func echt(_ vraag: RouteRequest) throws(Weigering) {
        guard let sessie = vraag.bezoeker.sessie, let csrf = vraag.formulier["csrf"],
            SessionStore.gelijk(csrf, sessie.csrf),
            !["cross-site", "same-site"].contains(vraag.kop("sec-fetch-site") ?? "")
        else { throw .vervalst }
    }

    private static func parameters(_ context: BordRequestContext) -> [String: String] {
        context.parameters.reduce(into: [:]) { uit, paar in
            uit[String(paar.key)] = String(paar.value).removingPercentEncoding ?? ""
        }
    }

    private func geweigerd(
        _ fout: any Error, _ route: WebRoute, _ bezoeker: Bezoeker, _ verzoek: Request, _ context: BordRequestContext
    ) -> Response {
        let weigering = fout as? Weigering ?? .stuk
        if weigering == .stuk {
            // What went wrong is for the log; it may hold no more than its kind and the route, for a text and the path
            // could name a case.
            context.logger.error(
                "request failed", metadata: ["route": "\(route.naam)", "fout": "\(type(of: fout))"])
        }
        var antwoord: Response
        switch route.soort {
        case .api: antwoord = Responses.probleem(weigering)
        case .pagina:
            if weigering == .nietIngelogd, verzoek.method == .get { return Responses.naar(Paths.inloggen) }
            antwoord = Responses.pagina(
                ErrorPage(
                    kader: bord.kader(bezoeker), status: weigering.status.code, titel: weigering.titel,
                    uitleg: weigering.uitleg, watNu: weigering.watNu), status: weigering.status)
        }
        if case .teVaak(let seconden) = weigering { antwoord.headers[.retryAfter] = "\(seconden)" }
        if case .verkeerdeMethode(let wel) = weigering { antwoord.headers[.allow] = wel }
        if weigering.status == .unauthorized {
            // RFC 6750 3.1: a program then knows that it must get a new token, not that it forgot to send one.
            antwoord.headers[.wwwAuthenticate] =
                weigering == .tokenOngeldig ? #"Bearer error="invalid_token""# : "Bearer"
        }
        return antwoord
    }

    /// For a path that is of no route, or a method that its path does not have.
    func onbekend(_ verzoek: Request, _ context: BordRequestContext) async -> Response {
        let soort: WebRoute.Category = verzoek.uri.path.hasPrefix("/api/") ? .api : .pagina
        let wel = Routes.methoden(pad: verzoek.uri.path)
        // As if it were asked to read: what is not there asks for no form of ours.
        let route = WebRoute(.get, verzoek.uri.path, soort, .iedereen) { _ in
            throw wel.isEmpty ? Weigering.nietGevonden : .verkeerdeMethode(wel: wel.joined(separator: ", "))
        }
        return await antwoord(route, Request(head: verzoek.head, body: RequestBody(buffer: ByteBuffer())), context)
    }
}

/// Paths of no route get an answer in our own words too.
private struct NotFoundMiddleware: RouterMiddleware {
    typealias Context = BordRequestContext
    let afhandeling: RequestHandler

    func handle(
        _ request: Request, context: BordRequestContext, next: (Request, BordRequestContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let fout as HTTPError where fout.status == .notFound {
            return await afhandeling.onbekend(request, context)
        }
    }
}
