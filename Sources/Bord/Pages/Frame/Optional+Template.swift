extension Optional {
    /// The value, or something that a section takes as absent.
    func of(_ anders: Bool) -> Any { map { $0 as Any } ?? anders }
}
