import Berichten
import Jeugdhulp
import Matching

/// What an operator sees of the cases and offers in memory: counts and days, no case by name.
package struct MatcherSnapshot: Sendable, Equatable {
    package struct FaseRegio: Sendable, Hashable {
        package let fase, regio: String
    }

    /// How many cases stand where; closed ones under `gesloten` until they are forgotten.
    package var zaken: [FaseRegio: Int] = [:]
    /// Open cases by the number of options in their latest proposal.
    package var opties: [Int: Int] = [:]
    /// Days since the oldest aanvraag came in on whose proposal its table has not decided; 0 when there is none.
    package var oudsteOnbeslistDagen = 0
    /// Cases whose ladder or term has something to tell that was not told yet.
    package var teVertellen = 0
    /// Cases whose proposal must be looked at again.
    package var teHerzien = 0
    /// Offers by the age of their report.
    package var aanbod: [Versheid: Int] = [:]
    package var aanbodOudsteDagen = 0

    /// How old a report is.
    package enum Versheid: String, Sendable, CaseIterable {
        case week = "0-6"
        case tweeWeken = "7-13"
        case maand = "14-30"
        case kwartaal = "31-90"
        case ouder = "91+"

        init(dagen: Int) {
            self =
                switch dagen {
                case ..<7: .week
                case ..<14: .tweeWeken
                case ..<31: .maand
                case ..<91: .kwartaal
                default: .ouder
                }
        }
    }
}

extension MessageRouter {
    /// - Parameter vandaag: the day on which ages are counted.
    package func beeld(vandaag: Datum) -> MatcherSnapshot {
        var beeld = MatcherSnapshot()
        for zaak in zaken.zaken.values {
            let fase = zaak.loop.fase
            let wacht = zaak.isOpen && zaak.loop.versies.opties.isEmpty && zaak.wachtOp != nil
            let naam = wacht ? StatusGewijzigd.Fase.wachtOp.rawValue : fase.rawValue
            beeld.zaken[MatcherSnapshot.FaseRegio(fase: naam, regio: zaak.regio), default: 0] += 1
            // What waits for something else is no case without an option.
            guard zaak.isOpen, !wacht else { continue }
            beeld.opties[zaak.loop.versies.opties.count, default: 0] += 1
            if fase == .ingediend || fase == .voorgesteld {
                beeld.oudsteOnbeslistDagen = max(beeld.oudsteOnbeslistDagen, vandaag - zaak.ingediendOp)
            }
        }
        beeld.teVertellen =
            werk.opschalingsagenda.verschenen(op: vandaag).count + werk.antwoordagenda.verschenen(op: vandaag).count
        beeld.teHerzien = aantalTeHerzien
        for (peildag, aantal) in markt.aanbod.aantalPerPeildag() {
            let dagen = max(0, vandaag - peildag)
            beeld.aanbod[MatcherSnapshot.Versheid(dagen: dagen), default: 0] += aantal
            beeld.aanbodOudsteDagen = max(beeld.aanbodOudsteDagen, dagen)
        }
        return beeld
    }
}
