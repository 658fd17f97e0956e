/// The way in. In the demo one button a role, clearly marked; otherwise the way to the organisation's own login.
struct LoginPage: Sendable {
    var kader: PageFrame
    /// The demo's roles; each button posts `rol` to `Paths.inloggen`. Empty outside the demo.
    ///
    /// Tables where cases wait come first, most first; where there are such, the other tables are folded away.
    var rollen: [Proefrol] = []
    /// Where the organisation's own login is; `nil` in the demo.
    var inlogadres: String?
    var fout: String?

    struct Proefrol: Sendable {
        /// What is posted.
        var waarde: String
        /// What people read: "Expertteam Twente".
        var naam: String
        var uitleg: String
        /// Open cases of a table; `nil` for who has no table.
        var wachtend: Int?
    }
}
