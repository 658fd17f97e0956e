/// An answer on its way: what a row gives, and the doubts that were added to it.
struct Woonplaatsantwoord {
    var gemeente: Gemeente?
    var regel: String
    var feiten: [Feitnaam]
    var tekst: String
    var zeker: Bool
    /// Why it is not certain, one sentence each.
    var twijfels: [String] = []
    /// The text of the law that brought the rule, where that is not the one of the rows of its day.
    var wet: Woonplaatswet?

    mutating func twijfel(_ waarom: String, feiten extra: [Feitnaam] = []) {
        zeker = false
        twijfels.append(waarom)
        feiten += extra
    }
}
