import Jeugdhulp

/// A ranked, explained proposal on its way to a regional table (contract §3). Codes are the words of the contract.
package struct VoorstelGedaan: Sendable, Equatable {
    package var casusId: String
    /// The id of the event that the proposal answers.
    package var aanvraag: String
    package var versie: Int
    /// The name of the jeugdregio, and of its table.
    package var regio, tafel: String
    package var gemeente: Gemeente
    package var norm: Norm
    /// What is asked for; `nil` in what the engine works out by itself, and in proposals of before there was one.
    package var behoefte: Behoefte?
    package var opties: [Optie]
    package var uitgesloten: [Uitgesloten]
    package var knelpunten: [Knelpunt]
    /// What holds the case up that is no lack of supply (#95).
    package var wachtOp: Wachten?
    /// What a table should know of the whole case.
    package var waarschuwingen: [Waarschuwing] = []
    /// Help that was not asked for and fits, beside the options and never among them (#68, #110); at most five.
    package var alternatieven: [Alternatief] = []
    /// The responsible gemeente of each child that has facts of its own (#112).
    package var perJeugdige: [Jeugdigewoonplaats] = []
    /// Needs that the Jeugdwet does not answer, and where to take them (#58).
    package var buitenJeugdwet: [Andereroute] = []
    /// What aanbieders advised that were asked and could not help (#31).
    package var vervolgadviezen: [Vervolgadvies] = []
    /// The cases of brothers and sisters that were submitted apart (#59).
    package var gekoppeld: [String] = []
    /// What is otherwise than in the version before; `nil` in the first.
    package var gewijzigd: Versieverschil?
    package var gewichten: String
    package var berekendOp: Tijdstip

    package init(
        casusId: String, aanvraag: String, versie: Int, regio: String, tafel: String, gemeente: Gemeente, norm: Norm,
        opties: [Optie], uitgesloten: [Uitgesloten], knelpunten: [Knelpunt], gewichten: String, berekendOp: Tijdstip
    ) {
        self.casusId = casusId
        self.aanvraag = aanvraag
        self.versie = versie
        self.regio = regio
        self.tafel = tafel
        self.gemeente = gemeente
        self.norm = norm
        self.opties = opties
        self.uitgesloten = uitgesloten
        self.knelpunten = knelpunten
        self.gewichten = gewichten
        self.berekendOp = berekendOp
    }

    /// The responsible gemeente with the row of the table that gave it.
    package struct Gemeente: Sendable, Equatable {
        package var code: Gemeentecode?
        package var regel: String
        package var zekerheid: Zekerheid
        package var toelichting: String

        package init(code: Gemeentecode?, regel: String, zekerheid: Zekerheid, toelichting: String) {
            self.code = code
            self.regel = regel
            self.zekerheid = zekerheid
            self.toelichting = toelichting
        }
    }

    package struct Optie: Sendable, Equatable {
        package var rang, score: Int
        package var aanbod: [Onderdeel]
        package var startVerwacht: Datum
        /// Kilometres, with one decimal.
        package var afstandKm: Double?
        package var bereik: Bereik?
        package var criteria: [Criterium]
        package var stappen: [Stap]
        package var waarschuwingen: [Waarschuwing]
        package var vertrouwen: Vertrouwen
        package var controleren: [String]
        /// Two places near each other for one family (#59); `nil` where all stay together.
        package var gesplitst: Splitsing?
        /// A group, while a family fits too: who chooses it is asked why (`redenAfwijkingGezin`, #68).
        package var vraagtRedenAfwijkingGezin = false

        package init(
            rang: Int, score: Int, aanbod: [Onderdeel], startVerwacht: Datum, afstandKm: Double?, bereik: Bereik?,
            criteria: [Criterium], stappen: [Stap], waarschuwingen: [Waarschuwing], vertrouwen: Vertrouwen,
            controleren: [String]
        ) {
            self.rang = rang
            self.score = score
            self.aanbod = aanbod
            self.startVerwacht = startVerwacht
            self.afstandKm = afstandKm
            self.bereik = bereik
            self.criteria = criteria
            self.stappen = stappen
            self.waarschuwingen = waarschuwingen
            self.vertrouwen = vertrouwen
            self.controleren = controleren
        }
    }

    package enum Vertrouwen: String, Sendable, CaseIterable {
        case hoog, middel, laag
    }

    package struct Onderdeel: Sendable, Equatable {
        package var hulpvraag, aanbodId: String
        package var agb: AgbCode
        package var naam: String
        package var gemeente: Gemeentecode
        /// Under which productcategorieën (iJw JZ020) it is assigned, the usual one first (#109).
        package var productcategorieen: [String] = []
        /// How many of the children go here; `nil`: all.
        package var jeugdigen: Int?

        package init(hulpvraag: String, aanbodId: String, agb: AgbCode, naam: String, gemeente: Gemeentecode) {
            self.hulpvraag = hulpvraag
            self.aanbodId = aanbodId
            self.agb = agb
            self.naam = naam
            self.gemeente = gemeente
        }
    }

    package struct Criterium: Sendable, Equatable {
        package var criterium: String
        package var hulpvraag: String?
        package var punten, max: Int
        package var waarde, uitleg: String

        package init(criterium: String, hulpvraag: String?, punten: Int, max: Int, waarde: String, uitleg: String) {
            self.criterium = criterium
            self.hulpvraag = hulpvraag
            self.punten = punten
            self.max = max
            self.waarde = waarde
            self.uitleg = uitleg
        }
    }

    package struct Stap: Sendable, Equatable {
        package var stap, bij, reden: String
        package var code, aanbodId: String?
        /// Whose offer `aanbodId` is.
        package var agb: AgbCode?
        /// What to do and why, in plain Dutch.
        package var uitleg: String?

        package init(
            stap: String, bij: String, reden: String, code: String?, aanbodId: String?, uitleg: String? = nil
        ) {
            self.uitleg = uitleg
            self.stap = stap
            self.bij = bij
            self.reden = reden
            self.code = code
            self.aanbodId = aanbodId
        }
    }

    package struct Waarschuwing: Sendable, Equatable {
        package var code: String
        package var dagen: Int?
        package var weken: Int?
        /// The day that it is about.
        package var op: Datum?
        /// A code of ``Jeugdhulp/Weigeringsreden``, or of one of later.
        package var reden: String?
        /// The offer that it is about, where there are several.
        package var aanbod: Aanbodsleutel?

        package init(code: String, dagen: Int?) {
            self.code = code
            self.dagen = dagen
        }
    }

    package struct Uitgesloten: Sendable, Equatable {
        package var reden: String
        package var aantal: Int
        package var hulpvraag: String?
        package var aanbod: [String]
        /// The aanbieder of each of these, in the same order; empty in proposals of before.
        package var aanbieders: [AgbCode] = []
        /// Of the first of these, where an earlier attempt keeps them out: which, and what would lift it (#55, #101).
        package var pogingen: [Pogingsgrond] = []
        /// What a gemeente would answer (WJ759), where a code fits.
        package var code: String?

        package init(reden: String, aantal: Int, hulpvraag: String?, aanbod: [String], code: String? = nil) {
            self.code = code
            self.reden = reden
            self.aantal = aantal
            self.hulpvraag = hulpvraag
            self.aanbod = aanbod
        }
    }

    /// An earlier attempt that keeps an offer out, and what would lift that.
    package struct Pogingsgrond: Sendable, Equatable {
        package var aanbod: Aanbodsleutel
        /// A code of ``Jeugdhulp/Weigeringsreden``.
        package var reden: String
        package var op: Datum
        /// What would lift it: `ruimte`, `contract`, `andere-gemeente`, …
        package var opheffing: String
        /// The day on which time alone lifts it.
        package var vanzelfOp: Datum?
        /// In plain Dutch.
        package var uitleg: String

        package init(
            aanbod: Aanbodsleutel, reden: String, op: Datum, opheffing: String, vanzelfOp: Datum?, uitleg: String
        ) {
            (self.aanbod, self.reden, self.op) = (aanbod, reden, op)
            (self.opheffing, self.vanzelfOp, self.uitleg) = (opheffing, vanzelfOp, uitleg)
        }
    }

    package struct Knelpunt: Sendable, Equatable {
        package var hulpvraag: String?
        package var hulpvorm: Hulpvorm
        package var voorziening: Voorziening?
        package var reden: String
        /// Where to ask for help made for this child, when there is no option (#38).
        package var bij: String?

        package init(
            hulpvraag: String?, hulpvorm: Hulpvorm, voorziening: Voorziening?, reden: String, bij: String? = nil
        ) {
            self.bij = bij
            self.hulpvraag = hulpvraag
            self.hulpvorm = hulpvorm
            self.voorziening = voorziening
            self.reden = reden
        }
    }

    /// Where to then, by who could not help itself.
    package struct Vervolgadvies: Sendable, Equatable {
        /// Who advises.
        package var van: AgbCode
        package var agb: AgbCode?
        package var hulpvorm: Hulpvorm?
        package var voorziening: Voorziening?
        package var op: Datum
        /// The first option in this version that follows the advice to an aanbieder.
        package var rang: Int?

        package init(
            van: AgbCode, agb: AgbCode?, hulpvorm: Hulpvorm?, voorziening: Voorziening?, op: Datum, rang: Int?
        ) {
            self.van = van
            self.agb = agb
            self.hulpvorm = hulpvorm
            self.voorziening = voorziening
            self.op = op
            self.rang = rang
        }
    }
}
