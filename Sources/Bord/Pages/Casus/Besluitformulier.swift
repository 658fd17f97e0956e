/// The decision form. Nothing is chosen beforehand (AVG art. 22): `nil` until a person chose.
///
/// Its fields: `csrf`, `versie`, `gezien` (how many decisions stood on the page), `besluit`, `optie` (a rank), `rol`,
/// `reden`.
struct Besluitformulier: Sendable {
    var besluit: String?
    var optie: String?
    var rol: String?
    var reden: String?
    /// By field name.
    var fouten: [FieldError] = []
}
