import Berichten
import Foundation
import HTTPTypes
import Hummingbird
import Jeugdhulp
import Logging
import NIOCore
import Proefhulp
import ReadStoreProef
import Synchronization
import Testing

@testable import Bord
@testable import ReadStore

/// A board without Kafka: what is sent goes to a list and, when asked, straight into the read model.
final class Proefbord: Sendable {
    let proef: Proefmodel
    let kern: BordCore
    let audit = Logvanger()

    init(
        regios: [String] = ["twente", "ijsselland"], register: Gemeenteregister = .landelijk,
        records: [ReadRecord] = [], stuk: Bool = false,
        uitgever: TokenIssuer? = nil, perMinuut: Int = 100_000, demo: Bool = true, terug: Bool = true,
        partijen: FollowedParties = .none, nu: @escaping @Sendable () -> Tijdstip = { Proefmodel.nu }
    ) async throws {
        // Held by the way out, and so by the server: the file must be there as long as anyone can ask.
        let proef = try Proefmodel(regios: regios, register: register, partijen: partijen)
        self.proef = proef
        let model = proef.model
        _ = try model.neem(records, nu: Proefmodel.nu)
        let omroep = Broadcast()
        let doos = Doos()
        let uitgang = EventSink { gebeurtenis, topic, sleutel, afzender async throws(Weigering) in
            if stuk { throw .geenKafka }
            doos.neem((topic, sleutel, gebeurtenis, Gebeurtenis.koppen))
            guard terug, topic == model.topics.besluiten else { return }
            let record = ReadRecord(
                topic: topic, partitie: 7, offset: Int64(doos.aantal), tijdMs: nil, sleutel: sleutel,
                waarde: Data(gebeurtenis.bytes), koppen: [Toegangsrol.afzenderkop: afzender.kenmerk ?? ""])
            if let wijziging = try? proef.model.neem([record], nu: Proefmodel.nu) { omroep.vertel(wijziging) }
        }
        self.doos = doos
        var inst = Bordinstellingen(
            brokers: "-", register: register, regios: regios, bestand: proef.pad, bron: Proeflog.bron)
        inst.perMinuut = perMinuut
        if demo {
            inst.demo = .init(rollen: [("expertteam:twente", "Twente", "-"), ("gi:jbov", "GI", "-")])
        }
        kern = BordCore(
            model: model, stand: ReadProgress(), omroep: omroep,
            klok: Klok(
                nu: nu, dag: { _ in Proeflog.vandaag }, nieuwId: { UUID().uuidString.lowercased() }),
            poort: try await Authenticator(
                uitgever: uitgever, demo: demo, nu: Proefmodel.nu, log: audit.logger), uitgang: uitgang, inst: inst,
            audit: audit.logger)
    }

    private let doos: Doos

    var stuurde: [Doos.Brief] { doos.alles }

    var app: some ApplicationProtocol {
        Application(
            router: RequestHandler(kern).router(), configuration: .init(address: .hostname("127.0.0.1", port: 0)))
    }

    /// A session as after logging in.
    func sessie(_ rol: Rol) throws -> Session { try #require(kern.poort.sessies.nieuw(rol, nu: Proefmodel.nu)) }

    static func koppen(_ sessie: Session?, _ meer: [String: String] = [:]) throws -> HTTPFields {
        var koppen = HTTPFields()
        if let sessie { koppen[.cookie] = "\(Authenticator.cookie)=\(sessie.id)" }
        for (naam, waarde) in meer { koppen[try #require(HTTPField.Name(naam))] = waarde }
        return koppen
    }

    static func formulier(_ velden: [(String, String)]) -> ByteBuffer {
        let tekst = velden.map { naam, waarde in
            let veilig = CharacterSet.alphanumerics
            return "\(naam.addingPercentEncoding(withAllowedCharacters: veilig) ?? "")="
                + (waarde.addingPercentEncoding(withAllowedCharacters: veilig) ?? "")
        }.joined(separator: "&")
        return ByteBuffer(string: tekst)
    }
}
