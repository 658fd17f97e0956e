import Jeugdhulp

/// A ranked, explained proposal on its way to a regional table (design.md §2). Codes are the words of the contract.
public struct VoorstelGedaan: Sendable, Equatable {
    public var casusId: String
    /// The id of the event that the proposal answers.
    public var aanvraag: String
    public var versie: Int
    /// The name of the jeugdregio, and of its table.
    public var regio, tafel: String
    public var gemeente: Gemeente
    public var norm: Norm
    /// What is asked for; `nil` in what the engine works out by itself, and in proposals of before there was one.
    public var behoefte: Behoefte?
    public var opties: [Optie]
    public var uitgesloten: [Uitgesloten]
    public var knelpunten: [Knelpunt]
    /// What aanbieders advised that were asked and could not help (#31).
    public var vervolgadviezen: [Vervolgadvies] = []
    /// The cases of brothers and sisters that were submitted apart (#59).
    public var gekoppeld: [String] = []
    /// What is otherwise than in the version before; `nil` in the first.
    public var gewijzigd: Versieverschil?
    public var gewichten: String
    public var berekendOp: Tijdstip

    public init(
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
    public struct Gemeente: Sendable, Equatable {
        public var code: Gemeentecode?
        public var regel: String
        public var zekerheid: Zekerheid
        public var toelichting: String

        public init(code: Gemeentecode?, regel: String, zekerheid: Zekerheid, toelichting: String) {
            self.code = code
            self.regel = regel
            self.zekerheid = zekerheid
            self.toelichting = toelichting
        }
    }

    public struct Optie: Sendable, Equatable {
        public var rang, score: Int
        public var aanbod: [Onderdeel]
        public var startVerwacht: Datum
        /// Kilometres, with one decimal.
        public var afstandKm: Double?
        public var bereik: Bereik?
        public var criteria: [Criterium]
        public var stappen: [Stap]
        public var waarschuwingen: [Waarschuwing]
        public var vertrouwen: Vertrouwen
        public var controleren: [String]

        public init(
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

    public enum Vertrouwen: String, Sendable, CaseIterable {
        case hoog, middel, laag
    }

    public struct Onderdeel: Sendable, Equatable {
        public var hulpvraag, aanbodId: String
        public var agb: AgbCode
        public var naam: String
        public var gemeente: Gemeentecode

        public init(hulpvraag: String, aanbodId: String, agb: AgbCode, naam: String, gemeente: Gemeentecode) {
            self.hulpvraag = hulpvraag
            self.aanbodId = aanbodId
            self.agb = agb
            self.naam = naam
            self.gemeente = gemeente
        }
    }

    public struct Criterium: Sendable, Equatable {
        public var criterium: String
        public var hulpvraag: String?
        public var punten, max: Int
        public var waarde, uitleg: String

        public init(criterium: String, hulpvraag: String?, punten: Int, max: Int, waarde: String, uitleg: String) {
            self.criterium = criterium
            self.hulpvraag = hulpvraag
            self.punten = punten
            self.max = max
            self.waarde = waarde
            self.uitleg = uitleg
        }
    }

    public struct Stap: Sendable, Equatable {
        public var stap, bij, reden: String
        public var code, aanbodId: String?
        /// What to do and why, in plain Dutch.
        public var uitleg: String?

        public init(
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

    public struct Waarschuwing: Sendable, Equatable {
        public var code: String
        public var dagen: Int?

        public init(code: String, dagen: Int?) {
            self.code = code
            self.dagen = dagen
        }
    }

    public struct Uitgesloten: Sendable, Equatable {
        public var reden: String
        public var aantal: Int
        public var hulpvraag: String?
        public var aanbod: [String]
        /// What a gemeente would answer (WJ759), where a code fits.
        public var code: String?

        public init(reden: String, aantal: Int, hulpvraag: String?, aanbod: [String], code: String? = nil) {
            self.code = code
            self.reden = reden
            self.aantal = aantal
            self.hulpvraag = hulpvraag
            self.aanbod = aanbod
        }
    }

    public struct Knelpunt: Sendable, Equatable {
        public var hulpvraag: String?
        public var hulpvorm: Hulpvorm
        public var voorziening: Voorziening?
        public var reden: String
        /// Where to ask for help made for this child, when there is no option (#38).
        public var bij: String?

        public init(
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
    public struct Vervolgadvies: Sendable, Equatable {
        /// Who advises.
        public var van: AgbCode
        public var agb: AgbCode?
        public var hulpvorm: Hulpvorm?
        public var voorziening: Voorziening?
        public var op: Datum
        /// The first option in this version that follows the advice to an aanbieder.
        public var rang: Int?

        public init(
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
