import Berichten
import Jeugdhulp

/// What stands around every page: who reads it, for which table, and how fresh it is.
struct PageFrame: Sendable {
    /// Of the board: what gemeenten and regions are called, as the matcher calls them.
    let register: Gemeenteregister
    /// `nil`: nobody is logged in.
    var rol: Rol?
    /// The name of the jeugdregio, and of its table, as people know them; `nil` for those who belong to no region.
    var regio: String?
    var tafel: String?
    /// The day on which days left are counted.
    var vandaag: Datum
    /// Up to when the read model has read the log; `nil`: nothing has come in yet.
    var bijgewerkt: Tijdstip?
    /// Said at the top of the page when the read model is behind or cannot reach Kafka.
    var storing: String?
    /// Goes back as the field `csrf` of every form on the page.
    var csrf: String = ""
    /// The demo marks itself on every page.
    var demo = false
}

extension PageFrame {
    /// The name of a gemeente; its code when the register does not have it.
    func gemeente(_ code: Gemeentecode?) -> String {
        code.map { register.gemeente($0)?.naam ?? $0.description } ?? "nog niet bekend"
    }
}
