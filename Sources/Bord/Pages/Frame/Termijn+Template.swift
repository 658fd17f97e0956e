import Jeugdhulp
import ReadStore

/// In words that do not need colour.
extension Termijn {
    var woorden: String {
        switch dagenOver {
        case ..<0: "\(Wording.aantal(-dagenOver, "dag", "dagen")) te laat"
        case 0: "vandaag"
        default: "nog \(Wording.aantal(dagenOver, "dag", "dagen"))"
        }
    }

    /// A class of the stylesheet.
    var klasse: String {
        switch dagenOver {
        case ..<0: "te-laat"
        case 0...Self.binnenkortDagen: "binnenkort"
        default: "ruim"
        }
    }

    var vulling: TemplateContext {
        [
            "woorden": woorden, "klasse": klasse, "datum": norm.kort, "voluit": norm.inWoorden,
            "iso": norm.description, "balk": Drawing.termijn(dagenOver: dagenOver),
        ]
    }
}
