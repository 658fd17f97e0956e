import Jeugdhulp

/// Help that goes on where it was, after a move or the change of the law (article 2.7a and 10.1 Jeugdwet).
extension LopendeHulp {
    private enum Grond: String, CaseIterable {
        case verhuizing
        case wetswijziging2022 = "wetswijziging-2022"
    }

    /// `verhuisdOp` must be there with `verhuizing` and says nothing with the other ground.
    init(_ v: FieldReader) throws(Afkeuring) {
        let naam = try v.code("grond", Grond.self)
        // Read also where it says nothing: what stands there must be a date.
        _ = try v.datumOfNiets("verhuisdOp")
        let grond: Voortzettingsgrond
        switch naam {
        case .wetswijziging2022: grond = .wetswijziging2022
        // Of a ground that is wrong nobody knows whether it needs a day.
        case .verhuizing: grond = .verhuizing(v.isFout("grond") ? .eerste : try v.datum("verhuisdOp"))
        }
        self.init(agb: try v.agb("agb"), hulpvorm: try v.code("hulpvorm", Hulpvorm.self), grond: grond)
    }

    var json: JSONValue {
        let (naam, op): (Grond, Datum?) =
            switch grond {
            case .verhuizing(let op): (.verhuizing, op)
            case .wetswijziging2022: (.wetswijziging2022, nil)
            }
        return .zonderLeeg([
            "agb": .tekst(agb.description), "hulpvorm": .tekst(hulpvorm.rawValue), "grond": .tekst(naam.rawValue),
            "verhuisdOp": .tekst(op),
        ])
    }
}
