/// One field of a form.
struct FormField: Sendable {
    /// The path of its value in the data of the message.
    let naam: String
    let label: String
    var hint: String?
    let soort: FieldKind
    var verplicht = true

    enum FieldKind: Sendable {
        case tekst(max: Int)
        /// A whole number; the unit stands behind the field.
        case getal(eenheid: String?)
        case datum
        /// One of a long list.
        case lijst([FieldChoice])
        /// One of a few; nothing is chosen beforehand.
        case een([FieldChoice])
        /// Any number of them.
        case meer([FieldChoice])
    }

    struct FieldChoice: Sendable {
        let waarde: String
        let naam: String
    }

    static let jaNee = [FieldChoice(waarde: "ja", naam: "Ja"), FieldChoice(waarde: "nee", naam: "Nee")]
}
