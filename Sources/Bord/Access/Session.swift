import Berichten

/// Who is behind a cookie. Kept in memory: after a restart people log in again.
struct Session: Sendable {
    /// 256 random bits; also the value of the cookie.
    let id: String
    /// `nil` before logging in: the login form needs a token against forgery too.
    var rol: Rol?
    /// Goes with every form, and must come back.
    let csrf: String
    var verloopt: Tijdstip
    /// Among whom places are shared out.
    var deelgenoot = ""
}
