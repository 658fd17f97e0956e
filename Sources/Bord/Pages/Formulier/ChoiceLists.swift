import Jeugdhulp

/// The lists of words that a field chooses from.
enum ChoiceLists {
    static func gemeenten(_ register: Gemeenteregister) -> [FormField.FieldChoice] {
        register.gemeenten.map { FormField.FieldChoice(waarde: $0.code.description, naam: $0.naam) }
            .sorted { $0.naam < $1.naam }
    }
    static let voorzieningen = Voorziening.alle
        .map { FormField.FieldChoice(waarde: $0.naam, naam: "\(Wording.soort($0.naam)) (\($0.hulpvorm.omschrijving))") }
        .sorted { $0.naam < $1.naam }
    static let doelgroepen = zip(Doelgroepen.alle.namen, Wording.doelgroepen(.alle))
        .map { FormField.FieldChoice(waarde: $0, naam: Wording.hoofdletter($1)) }
    static let maatregelen = Maatregelsoort.allCases
        .map { FormField.FieldChoice(waarde: $0.rawValue, naam: Wording.hoofdletter($0.omschrijving)) }
}
