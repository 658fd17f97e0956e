/// What is wrong with one field of a form.
struct FieldError: Sendable, Equatable {
    /// The name of the field, as in the form.
    var veld: String
    /// What is wrong and what to do, in plain Dutch; never the value.
    var tekst: String
}
