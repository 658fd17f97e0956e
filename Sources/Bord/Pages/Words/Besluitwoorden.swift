/// Who decides and why: the codes that a decision goes out with, never a sentence about a child, and the words that
/// people read for them, on the form and wherever a decision is told.
enum Besluitwoorden {
    static let rollen: [(code: String, naam: String)] = [
        ("voorzitter-expertteam", "Voorzitter van het expertteam"),
        ("lid-expertteam", "Lid van het expertteam"),
        ("gedragswetenschapper", "Gedragswetenschapper"),
        ("procesregisseur", "Procesregisseur"),
        ("inkoper", "Inkoper van de regio"),
    ]
    static let redenen: [(code: String, naam: String)] = [
        ("past-het-best", "Past het best bij dit kind"),
        ("wens-jeugdige-of-ouders", "Wens van het kind of de ouders"),
        ("eerder-beschikbaar", "Eerder beschikbaar"),
        ("dichter-bij-huis-of-school", "Dichter bij huis of school"),
        ("bij-broer-of-zus", "Bij een broer of zus"),
        ("bekend-met-gezin", "De aanbieder kent het gezin"),
        ("opgave-klopt-niet", "De opgave van de aanbieder klopt niet"),
        ("geen-optie-past", "Geen van de opties past"),
        ("eerst-contract-nodig", "Er moet eerst een contract komen"),
        ("norm-in-gevaar", "De uiterste datum komt in gevaar"),
        ("informatie-ontbreekt", "Er ontbreekt informatie in de aanvraag"),
        ("samen-besloten", "Samen met kind, ouders en GI besloten"),
        ("hulp-is-gestart", "De hulp is al gestart"),
    ]
}
