import Foundation

/// The whole line beside a C loop that passes the same messages on: `make bench-tafel`.
///
/// The matcher and the C loop run as processes of their own, so that their time and memory are theirs alone. Prints
/// `BENCH tafel.<what> …`; on the embedded broker, or on the one that `DOORBRAAK_BROKERS` names. What a reader of
/// committed records has to wait for only shows on a real one.
@main
struct BenchTafel {
    static func main() async {
        let woorden = Array(CommandLine.arguments.dropFirst())
        do {
            switch woorden.first {
            case "matcher" where woorden.count >= 4:
                try await Matcherproces.draai(
                    brokers: woorden[1], voorvoegsel: woorden[2], groep: woorden[3],
                    lek: woorden.dropFirst(4).first.flatMap(Lek.init(rawValue:)))
            case "soak":
                let getallen = woorden.dropFirst().prefix(2).compactMap { Int($0) }.filter { $0 > 0 }
                guard getallen.count == 2 else { throw Mis(description: "soak SECONDS MESSAGES-PER-SECOND [LEAK]") }
                let lek = woorden.dropFirst(3).first.flatMap(Lek.init(rawValue:))
                guard try await Duurproef(sDuur: getallen[0], perSeconde: getallen[1], lek: lek).draai() else {
                    exit(1)
                }
            case "doorgeven" where woorden.count == 6:
                try Doorgeven.draai(
                    brokers: woorden[1], van: woorden[2], naar: woorden[3], aantal: Int64(woorden[4]) ?? 0,
                    commitMs: Int32(woorden[5]) ?? 0)
            default:
                let aanbod = woorden.first.flatMap { Int($0) } ?? 100_000
                let zaken = woorden.dropFirst().first.flatMap { Int($0) } ?? 5_000
                try await Lijn(aanbod: aanbod, zaken: zaken).meet()
            }
        } catch {
            FileHandle.standardError.write(Data("bench-tafel: \(error)\n".utf8))
            exit(1)
        }
    }

    static func regel(_ naam: String, _ tekst: String) { print("BENCH tafel.\(naam) \(tekst)") }

    static func p(_ deel: Double, _ metingen: [Double]) -> Double {
        let gesorteerd = metingen.sorted()
        guard !gesorteerd.isEmpty else { return .nan }
        return gesorteerd[min(gesorteerd.count - 1, Int(Double(gesorteerd.count) * deel))]
    }
}

struct Mis: Error, CustomStringConvertible {
    let description: String
}
