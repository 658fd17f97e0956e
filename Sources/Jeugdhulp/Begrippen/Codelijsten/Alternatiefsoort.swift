/// What makes help that was not asked for other than what was (art. 2.3 lid 6 Jeugdwet, #68, #110).
package enum Alternatiefsoort: String, Sendable, CaseIterable {
    /// More like a family.
    case gezinsgerichter
    /// Less than was asked: the child stays at home, or the door is open.
    case lichter
    /// A kind of help that is near what was asked.
    case verwant
}
