/// What a template is filled with: the names are those of its tags. A tag that is not filled in a row is looked for
/// further out, so rows fill every tag that they use.
typealias TemplateContext = [String: Any]
