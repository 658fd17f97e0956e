/// A day of the week, Monday first.
package enum Weekdag: Int, Sendable, CaseIterable {
    case maandag, dinsdag, woensdag, donderdag, vrijdag, zaterdag, zondag
}
