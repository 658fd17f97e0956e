/// How pressing a case is. `crisis` is refused with the route to spoedhulp (#79).
package enum Urgentie: String, Sendable, CaseIterable {
    case regulier, hoog, crisis
}
