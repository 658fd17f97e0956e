/// A text with gaps, cut up once.
struct Wetszin: Sendable {
    enum Deel: Sendable {
        case tekst(String)
        /// What a step gives, in words.
        case waarde(Int)
        /// What became of the gemeente that a step gives.
        case herkomst(Int)
        /// The same, with a space before it, and nothing for a gemeente of today.
        case vertaald(Int)
    }

    let delen: [Deel]
}
