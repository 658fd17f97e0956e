extension String {
    /// For a word that comes after a colon.
    var lowercasedEerste: String {
        hasPrefix("GI") ? self : prefix(1).lowercased() + dropFirst()
    }
}
