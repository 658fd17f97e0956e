import Berichten
import Foundation
import HTTPTypes
import Hummingbird
import Jeugdhulp
import ReadStore

/// A file of messages: lines of JSON, or a spreadsheet of offers. All rows are good, or none is sent. A row that says
/// what already stands there is not sent again, so that the same file may come twice.
struct Bestandsinvoer {
    let vraag: RouteRequest
    /// The types that may be in it; a line with only data is of the first.
    private let soorten: [Berichttype]

    /// - Parameter soorten: the types that may be in it; a line with only data is of the first.
    init(_ vraag: RouteRequest, _ soorten: [Berichttype]) {
        self.vraag = vraag
        self.soorten = soorten
    }

    func antwoord() async throws -> Response {
        let tabel = try await gelezen()
        var goed: [(regel: Int, gebeurtenis: Gebeurtenis)] = []
        var fouten: [(regel: Int, Afkeuring)] = []
        for regel in tabel.regels {
            switch await oordeel(regel) {
            case .success(let gebeurtenis): goed.append((regel.nummer, gebeurtenis))
            case .failure(let afkeuring): fouten.append((regel.nummer, afkeuring))
            }
        }
        guard fouten.isEmpty else { return geweigerd(fouten, tabel.onbekendeKolommen) }
        var uitkomsten: [RowOutcome] = []
        for (regel, gebeurtenis) in goed { uitkomsten.append(try await verstuur(regel, gebeurtenis)) }
        return aangenomen(uitkomsten, tabel.onbekendeKolommen)
    }

    /// As the command line reads it, and with the same bounds.
    private func gelezen() async throws -> Aanbodtabel.TableContents {
        let (klok, lichaam, register, soorten) = (vraag.bord.klok, vraag.lichaam, vraag.bord.register, soorten)
        let lezer = NDJSONFile(
            register: register, bron: vraag.bord.inst.bron, vandaag: klok.vandaag, nu: klok.nu(),
            nieuwId: klok.nieuwId)
        do {
            return try await vraag.bord.bestanden.lees {
                guard soorten == [.aanbodGemeld] else {
                    let regels = try lezer.lees(lichaam, soorten, regelsMax: Aanbodtabel.rijenMax)
                    return Aanbodtabel.TableContents(regels: regels, onbekendeKolommen: [])
                }
                return try Aanbodbestand(lezer, register: register).lees(lichaam, regelsMax: Aanbodtabel.rijenMax)
            }
        } catch let fout as TableError {
            throw Weigering.afgekeurd(
                Afkeuring(fout.code, fout.uitleg, "Kijk in \(APIAddress.document) wat er in het bestand moet staan."))
        }
    }

    // MARK: - One row

    private struct RowOutcome {
        let regel: Int
        let inhoud: Inhoud
        /// Of the event; `nil`: what it says stands there already.
        let id: String?
    }

    private func oordeel(_ regel: FileLine) async -> Result<Gebeurtenis, Afkeuring> {
        guard case .success(let gebeurtenis) = regel.uitkomst else { return regel.uitkomst }
        do {
            try await EventSubmission(vraag).keur(gebeurtenis, Data(gebeurtenis.bytes))
            return .success(gebeurtenis)
        } catch Weigering.afgekeurd(let afkeuring, _) {
            return .failure(afkeuring)
        } catch {
            guard case .aanbodGemeld = gebeurtenis.inhoud else {
                return .failure(
                    Afkeuring(
                        .hoortHierNiet, "Dit bericht is van een andere organisatie.",
                        "Stuur alleen berichten van uzelf."))
            }
            return .failure(
                Afkeuring(
                    .hoortHierNiet, veld: "kolom agb", "Dit aanbod is van een andere aanbieder.",
                    "Gebruik uw eigen AGB-code en uw eigen aanbod-id's."))
        }
    }

    private func verstuur(_ regel: Int, _ gebeurtenis: Gebeurtenis) async throws -> RowOutcome {
        var eigen = gebeurtenis
        if case .aanbodGemeld(let aanbod) = gebeurtenis.inhoud {
            let staat = try await vraag.bord.model.aanbodblad(aanbod.sleutel)
            guard staat?.json != Data(aanbod.json.bytes) else {
                return RowOutcome(regel: regel, inhoud: gebeurtenis.inhoud, id: nil)
            }
            eigen = metId(gebeurtenis, na: staat?.bericht ?? "")
        } else {
            eigen = metId(gebeurtenis, na: vraag.bord.klok.vandaag.description)
        }
        let isNieuw = try await EventSubmission(vraag).verstuur(eigen, waarde: Data(eigen.bytes))
        return RowOutcome(regel: regel, inhoud: eigen.inhoud, id: isNieuw ? eigen.id : nil)
    }

    /// The id of a row without an envelope follows from the row and from what it comes after: of an offer the report in
    /// whose place it comes, so that sent again before the log was read back it is the same event, and a report that
    /// goes back to what it was before is another; of anything else the day.
    private func metId(_ gebeurtenis: Gebeurtenis, na: String) -> Gebeurtenis {
        guard gebeurtenis.source == vraag.bord.inst.bron else { return gebeurtenis }
        let rij = Data(gebeurtenis.inhoud.json.bytes)
        return Gebeurtenis(
            id: DerivedID.uuid([Data((vraag.rol?.tekst ?? "").utf8), Data(na.utf8), rij]),
            source: gebeurtenis.source, time: gebeurtenis.time, inhoud: gebeurtenis.inhoud)
    }

    // MARK: - The answer

    private func aangenomen(_ uitkomsten: [RowOutcome], _ onbekend: [String]) -> Response {
        let nieuw = uitkomsten.count { $0.id != nil }
        return Responses.json(
            .zonderLeeg([
                "verzonden": .getal(nieuw), "alBekend": .getal(uitkomsten.count - nieuw),
                "regels": .lijst(
                    uitkomsten.map {
                        .zonderLeeg([
                            "regel": .getal($0.regel), "aanbodId": .tekst(Self.aanbodId($0.inhoud)),
                            "casusId": .tekst($0.inhoud.casusId), "id": .tekst($0.id),
                            "uitkomst": .tekst($0.id == nil ? "al-bekend" : "nieuw"),
                        ])
                    }),
                "onbekendeKolommen": onbekend.isEmpty ? .niets : .teksten(onbekend),
            ]), status: .accepted)
    }

    private static func aanbodId(_ inhoud: Inhoud) -> String? {
        guard case .aanbodGemeld(let aanbod) = inhoud else { return nil }
        return aanbod.aanbodId
    }

    private func geweigerd(_ fouten: [(regel: Int, afkeuring: Afkeuring)], _ onbekend: [String]) -> Response {
        Responses.json(
            .zonderLeeg([
                "type": .tekst("urn:nl:doorbraaktafel:fout:regels"), "title": .tekst("Niet alle regels zijn goed"),
                "status": .getal(400),
                "detail": .tekst("Er is niets verzonden. Verbeter de regels en stuur alles."),
                "regels": .lijst(
                    fouten.map { regel, afkeuring in
                        .zonderLeeg([
                            "regel": .getal(regel), "code": .tekst(afkeuring.code.rawValue),
                            "veld": .tekst(afkeuring.veld), "uitleg": .tekst(afkeuring.uitleg),
                            "watTeDoen": .tekst(afkeuring.watTeDoen),
                        ])
                    }),
                "onbekendeKolommen": onbekend.isEmpty ? .niets : .teksten(onbekend),
            ]), status: .badRequest, soort: "application/problem+json")
    }
}
