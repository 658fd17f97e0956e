/// A form for those without a system of their own. What was filled in is kept; errors stand beside their field and in
/// a list at the top.
struct FormPage: Sendable {
    var kader: PageFrame
    var soort: FormKind
    /// What was filled in, by field name. A field name is the path of the value in the data of the message
    /// (`plaatsen.vrij`, `hulpvragen[0].hulpvorm`); a list has several values.
    var waarden: [String: [String]] = [:]
    /// As ``FieldError/veld`` a field name, or empty for what is about the whole.
    var fouten: [FieldError] = []
    /// Said after it was sent: the id of what was sent.
    var verzonden: String?
}
