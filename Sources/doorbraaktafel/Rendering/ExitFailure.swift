/// An end with a message and code 1.
enum ExitFailure: Error, CustomStringConvertible {
    case fout(String)
    var description: String {
        switch self {
        case .fout(let tekst): tekst
        }
    }
}
