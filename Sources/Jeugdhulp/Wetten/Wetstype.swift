/// What an input or an outcome of a law can be.
package enum Wetstype: String, Sendable, CaseIterable {
    case tekst = "string"
    case getal = "number"
    case waar = "boolean"
    case dag = "date"
    case lijst = "array"
}
