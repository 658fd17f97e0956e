/// Two versions of a proposal held against each other. An option is written as its aanbodIds with `+` between.
package struct Versieverschil: Sendable, Equatable {
    /// The older version.
    package let sinds: Int
    /// Options that are gone, and new ones.
    package let weg, nieuw: [String]
    /// Whether options that stayed have another order.
    package let volgordeAnders: Bool
    /// The same in words (B1).
    package let uitleg: String?

    package init(sinds: Int, weg: [String], nieuw: [String], volgordeAnders: Bool, uitleg: String? = nil) {
        self.sinds = sinds
        self.weg = weg
        self.nieuw = nieuw
        self.volgordeAnders = volgordeAnders
        self.uitleg = uitleg
    }

    /// - Parameters:
    ///   - toen: the options of the older version, in order of rank.
    ///   - nu: those of the newer one.
    package init(sinds: Int, van toen: [String], naar nu: [String]) {
        self.init(
            sinds: sinds, weg: toen.filter { !nu.contains($0) }, nieuw: nu.filter { !toen.contains($0) },
            volgordeAnders: toen.filter(nu.contains) != nu.filter(toen.contains))
    }

    package func met(uitleg: String) -> Versieverschil {
        Versieverschil(sinds: sinds, weg: weg, nieuw: nieuw, volgordeAnders: volgordeAnders, uitleg: uitleg)
    }

    init(_ v: FieldReader) throws(Afkeuring) {
        func opties(_ naam: String) throws(Afkeuring) -> [String] {
            try v.teksten(naam, 0...10, ["1 tot 4 aanbodIds met + ertussen"]) { tekst in
                let delen = tekst.split(separator: "+", omittingEmptySubsequences: false).map(String.init)
                return (1...4).contains(delen.count) && delen.allSatisfy(IdentifierFormat.isId) ? tekst : nil
            }
        }
        self.init(
            sinds: try v.getal("sinds", 1...Int(Int32.max)), weg: try opties("weg"), nieuw: try opties("nieuw"),
            volgordeAnders: try v.waar("volgordeAnders"), uitleg: try v.tekstOfNiets("uitleg", .vrij(max: 500)))
    }

    var json: JSONValue {
        .zonderLeeg([
            "sinds": .getal(sinds), "weg": .teksten(weg), "nieuw": .teksten(nieuw),
            "volgordeAnders": .waar(volgordeAnders), "uitleg": .tekst(uitleg),
        ])
    }
}
