import Foundation

/// Fields of a form or a query (`application/x-www-form-urlencoded`): names with one or more values, in order.
struct FormData: Sendable, Equatable {
    private(set) var velden: [String: [String]] = [:]

    static let veldenMax = 500

    /// What is not encoded as it should be is left out; more than ``veldenMax`` fields are not read.
    init(_ tekst: some StringProtocol) {
        for paar in tekst.split(separator: "&").prefix(Self.veldenMax) {
            let delen = paar.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let naam = Self.leesbaar(delen[0]), !naam.isEmpty else { continue }
            guard let waarde = delen.count > 1 ? Self.leesbaar(delen[1]) : "" else { continue }
            velden[naam, default: []].append(waarde)
        }
    }

    private static func leesbaar(_ deel: some StringProtocol) -> String? {
        String(deel).replacing("+", with: " ").removingPercentEncoding
    }

    /// The first value that is not blank, without white space around it.
    subscript(naam: String) -> String? {
        velden[naam]?.lazy.map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }.first { !$0.isEmpty }
    }
}
