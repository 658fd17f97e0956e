import Berichten
import Foundation
import Jeugdhulp
import Proefhulp

@testable import Tafel

/// Events and circumstances for trying out the life of a case.
enum Loopproef {
    static let vandaag = Voorbeelden.vandaag

    static func om(dag: Int = 0, uniek: String = "id") -> Omstandigheden {
        let teller = Teller()
        return Omstandigheden(
            vandaag: vandaag.plus(dagen: dag), regio: "twente", tafel: "RET Twente", antwoordWerkdagen: 5,
            norm: vandaag.plus(dagen: 30), volgendeTrede: nil, naam: { "Aanbod \($0.aanbodId)" },
            nieuwId: { "\(uniek)-\(teller.volgende())" })
    }

    static func optie(_ aanbodIds: [String]) -> [Optiedeel] {
        aanbodIds.enumerated().map { Optiedeel(hulpvraag: "h\($0)", aanbodId: $1, agb: agb($1)) }
    }

    /// A number for each offer.
    static func agb(_ aanbodId: String) -> AgbCode {
        let som = aanbodId.utf8.reduce(UInt32(0)) { ($0 &* 31 &+ UInt32($1)) % 1_000 }
        return AgbCode(nummer: 99_001_000 + som) ?? Self.advies
    }

    static let advies = AgbCode("99000999")!

    static func besluit(
        _ besluit: BesluitGenomen.Besluit, _ aanbod: [String] = ["a"], rang: Int = 1, versie: Int = 2,
        regio: String = "twente"
    ) -> Zaakgebeurtenis {
        .besluit(
            BesluitGenomen(
                casusId: "zaak-1", regio: regio, besluit: besluit, rol: "voorzitter-expertteam", reden: "dichtbij",
                versie: versie, optie: besluit == .voordracht ? .init(rang: rang, aanbod: aanbod) : nil,
                op: Tijdstip(vandaag)))
    }

    static func antwoord(
        _ antwoord: AanbiederGeantwoord.Antwoord, _ aanbodId: String = "a", code: String? = "7", advies: Bool = false
    ) -> Zaakgebeurtenis {
        .antwoord(
            AanbiederGeantwoord(
                casusId: "zaak-1", agb: agb(aanbodId), aanbodId: aanbodId, antwoord: antwoord, redenCode: code,
                vervolgadvies: advies ? .init(agb: Self.advies) : nil, op: vandaag))
    }

    /// For every hulpvraag, or for some and not for others.
    static func gestart(
        teLaat: Int?, aanbodId: String? = nil, voor hulpvragen: [String] = ["h0"], nogOpen: [String] = []
    ) -> Zaakgebeurtenis {
        .hulpGestart(
            HulpGestart(
                casusId: "zaak-1", gi: "jbov", op: vandaag, aanbodId: aanbodId, agb: nil,
                totstandkomingVia: .doorbraaktafel),
            Startoordeel(hulpvragen: hulpvragen, nogOpen: nogOpen, teLaat: teLaat))
    }

    static func gestopt(_ hulpvragen: [String] = ["h0"], einde: HulpGestopt.Einde = .doorAanbieder) -> Zaakgebeurtenis {
        .hulpGestopt(
            HulpGestopt(casusId: "zaak-1", gi: "jbov", op: vandaag, einde: einde), hulpvragen: hulpvragen)
    }

    static func meldingen(_ effecten: [Zaakeffect]) -> [Zaakmelding] {
        effecten.compactMap { if case .meld(let melding) = $0 { melding } else { nil } }
    }

    static func willekeurig(_ versie: inout Int, _ toeval: inout some RandomNumberGenerator) -> Zaakgebeurtenis {
        let aanbod = ["a", "b", "c", "d"]
        let een = aanbod.randomElement(using: &toeval) ?? "a"
        switch Int.random(in: 0..<20, using: &toeval) {
        case 0: return .ingediend(behoefteAnders: Bool.random(using: &toeval))
        case 1...4:
            versie += 1
            return .voorgesteld(versie: versie, opties: [optie(["a", "b"]), optie(["c"]), optie(["d"])])
        case 5...8:
            return besluit(
                .voordracht, [["a", "b"], ["c"], ["d"]].randomElement(using: &toeval) ?? [],
                rang: Int.random(in: 1...4, using: &toeval),
                versie: max(1, versie - Int.random(in: 0...1, using: &toeval)))
        case 9, 10:
            return besluit(
                BesluitGenomen.Besluit.allCases.randomElement(using: &toeval) ?? .maatwerk, versie: max(1, versie))
        case 11...15:
            return antwoord(
                AanbiederGeantwoord.Antwoord.allCases.randomElement(using: &toeval) ?? .geaccepteerd, een,
                code: "\(Int.random(in: 0...11, using: &toeval))", advies: Bool.random(using: &toeval))
        case 16:
            let deels = Bool.random(using: &toeval)
            return gestart(
                teLaat: !deels && Bool.random(using: &toeval) ? 4 : nil, aanbodId: een,
                nogOpen: deels ? ["h1"] : [])
        case 17: return .ingetrokken(teLaat: Bool.random(using: &toeval) ? 3 : nil)
        case 18: return Bool.random(using: &toeval) ? gestopt() : .nieuweOpgave(Aanbodsleutel(agb(een), een))
        default: return .dagVoorbij
        }
    }

    /// Whether somebody who was asked can go without being told: who refuses, and where help begins.
    static func eindigtZelf(_ gebeurtenis: Zaakgebeurtenis) -> Bool {
        switch gebeurtenis {
        case .antwoord(let antwoord): antwoord.antwoord == .afgewezen
        case .hulpGestart: true
        default: false
        }
    }

    static func heenEnTerug(_ loop: Zaakloop) throws -> Zaakloop {
        try JSONDecoder().decode(Zaakloop.self, from: Data(loop.json.bytes))
    }
}
