/// Fields that belong together.
struct FieldGroup: Sendable {
    let titel: String
    var hint: String?
    let velden: [FormField]
}
