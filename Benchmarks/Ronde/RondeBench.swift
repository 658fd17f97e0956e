import Foundation

/// The solver of the round measured beside SciPy, on the same arcs in the same run.
@main
enum RondeBench {
    static func main() throws {
        let argumenten = Array(CommandLine.arguments.dropFirst())
        switch argumenten.first {
        case nil: try Oplosmeting.meet(zaken: 5_000, aanbod: 100_000)
        case "klein": try Oplosmeting.meet(zaken: 300, aanbod: 5_000)
        default:
            FileHandle.standardError.write(Data("usage: bench-ronde [klein]\n".utf8))
            exit(2)
        }
    }

    static func ms(_ doe: () throws -> Void) rethrows -> Double {
        let duur = try ContinuousClock().measure(doe)
        return Double(duur.components.seconds) * 1_000 + Double(duur.components.attoseconds) / 1e15
    }

    static func regel(_ naam: String, _ waarde: Double, _ eenheid: String) {
        print("\(naam)\t\(String(format: "%.3f", waarde))\t\(eenheid)")
    }
}
