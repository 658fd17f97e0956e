import Berichten
import Foundation
import Jeugdhulp

/// From the fields of a form to the data of a message. What cannot be read as its field should stays text: the reader
/// of the data then refuses it with the field's name, as it does for everyone else.
enum FormDecoder {
    static func data(_ waarden: [String: [String]], _ groepen: [FieldGroup]) -> JSONValue {
        var boom = Branch.leeg
        for veld in groepen.flatMap(\.velden) {
            let gegeven = (waarden[veld.naam] ?? []).map { $0.trimmingCharacters(in: .whitespaces) }
                .filter { !$0.isEmpty }
            guard let waarde = waarde(gegeven, veld.soort) else { continue }
            boom.zet(waarde, stappen(veld.naam)[...])
            // The hulpvorm follows from the voorziening: nobody has to know both.
            if veld.naam.hasSuffix("voorziening"), let hulpvorm = gegeven.first.flatMap({ Voorziening($0)?.hulpvorm }) {
                let pad = veld.naam.dropLast("voorziening".count) + "hulpvorm"
                boom.zet(.tekst(hulpvorm.rawValue), stappen(String(pad))[...])
            }
        }
        return boom.json
    }

    private static func waarde(_ gegeven: [String], _ soort: FormField.FieldKind) -> JSONValue? {
        if case .meer = soort { return .teksten(gegeven) }
        guard let eerste = gegeven.first else { return nil }
        switch soort {
        case .getal: return Int(eerste).map { .getal($0) } ?? .tekst(eerste)
        case .een(let keuzes) where keuzes.map(\.waarde) == FormField.jaNee.map(\.waarde):
            return eerste == "ja" ? .waar(true) : eerste == "nee" ? .waar(false) : .tekst(eerste)
        default: return .tekst(eerste)
        }
    }

    enum PathStep: Hashable {
        case lid(String)
        case plaats(Int)
    }

    /// `hulpvragen[0].hulpvorm` in steps.
    static func stappen(_ pad: String) -> [PathStep] {
        pad.split(separator: ".").flatMap { deel -> [PathStep] in
            let delen = deel.split(separator: "[")
            let plaats = delen.dropFirst().first.flatMap { Int($0.dropLast()) }
            return [.lid(String(delen.first ?? ""))] + (plaats.map { [.plaats($0)] } ?? [])
        }
    }

    private indirect enum Branch {
        case leeg
        case blad(JSONValue)
        case leden([String: Branch])
        case lijst([Int: Branch])

        mutating func zet(_ waarde: JSONValue, _ pad: ArraySlice<PathStep>) {
            guard let stap = pad.first else {
                self = .blad(waarde)
                return
            }
            switch stap {
            case .lid(let naam):
                var leden: [String: Branch] = [:]
                if case .leden(let bestaand) = self { leden = bestaand }
                leden[naam, default: .leeg].zet(waarde, pad.dropFirst())
                self = .leden(leden)
            case .plaats(let index):
                var lijst: [Int: Branch] = [:]
                if case .lijst(let bestaand) = self { lijst = bestaand }
                lijst[index, default: .leeg].zet(waarde, pad.dropFirst())
                self = .lijst(lijst)
            }
        }

        /// Whether anything was filled in: an empty list of choices alone is nothing.
        var isLeeg: Bool {
            switch self {
            case .leeg: true
            case .blad(let waarde): waarde == .lijst([])
            case .leden(let leden): leden.values.allSatisfy(\.isLeeg)
            case .lijst(let lijst): lijst.values.allSatisfy(\.isLeeg)
            }
        }

        var json: JSONValue {
            switch self {
            case .leeg: .niets
            case .blad(let waarde): waarde
            case .leden(let leden): .object(JSONMembers(leden.map { ($0.key, $0.value.json) }))
            case .lijst(let lijst):
                .lijst(lijst.sorted { $0.key < $1.key }.filter { !$0.value.isLeeg }.map(\.value.json))
            }
        }
    }
}
