import Berichten
import Jeugdhulp

package enum GeneratorFout: Error, Sendable, Equatable, CustomStringConvertible {
    case buitenGrenzen(String, Int, Int)
    case onbekendeRegio([String])
    /// A built-in table is empty; a test sees to it that it is not.
    case legeTabel(String)

    package var description: String {
        switch self {
        case .buitenGrenzen(let wat, let aantal, let max): "\(wat) \(aantal): geef 0 tot en met \(max)"
        case .onbekendeRegio(let regios): "regio \(regios.joined(separator: ", ")) is niet bekend"
        case .legeTabel(let naam): "de ingebouwde tabel \(naam) is leeg"
        }
    }
}
