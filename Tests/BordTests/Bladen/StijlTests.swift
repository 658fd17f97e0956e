import Foundation
import Testing

@testable import Bord

/// The contrast of WCAG 2.2 (1.4.3, 1.4.11), from the colours as they stand in the stylesheet.
@Suite("Colours of the stylesheet")
struct StijlTests {
    private static let kleuren: [String: String] = Dictionary(
        PageTemplates.stijl.matches(of: /--([a-z-]+): (#[0-9a-f]{6});/).map {
            (String($0.output.1), String($0.output.2))
        },
        uniquingKeysWith: { eerste, _ in eerste })

    /// Relative luminance.
    private static func licht(_ kleur: String) throws -> Double {
        let getal = try #require(Int(kleur.dropFirst(), radix: 16))
        func kanaal(_ schuif: Int) -> Double {
            let waarde = Double((getal >> schuif) & 255) / 255
            return waarde <= 0.04045 ? waarde / 12.92 : pow((waarde + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * kanaal(16) + 0.7152 * kanaal(8) + 0.0722 * kanaal(0)
    }

    private static func contrast(_ a: String, _ b: String) throws -> Double {
        let (een, twee) = (try licht(a), try licht(b))
        return (max(een, twee) + 0.05) / (min(een, twee) + 0.05)
    }

    /// The last value of a property in a rule, when it is one of the named colours.
    private static func waarde(_ eigenschap: String, _ regel: Substring) -> String? {
        let naam = regel.split(separator: ";").last {
            $0.trimmingCharacters(in: .whitespacesAndNewlines).hasPrefix("\(eigenschap):")
        }
        return naam?.firstMatch(of: /var\(--([a-z-]+)\)/).map { String($0.output.1) }
    }

    @Test("black on white is 21 to 1")
    func ijk() throws {
        #expect(abs(try Self.contrast("#000000", "#ffffff") - 21) < 0.01)
        #expect(try Self.contrast("#767676", "#ffffff") > 4.5)
        #expect(try Self.contrast("#777777", "#ffffff") < 4.5)
    }

    @Test("text is at least 4.5 to 1 on its own ground; without one, on both that pages have")
    func tekst() throws {
        var gezien = 0
        for regel in PageTemplates.stijl.split(separator: "}") {
            let inhoud = regel.split(separator: "{").last ?? ""
            guard let kleur = Self.waarde("color", inhoud), let tekst = Self.kleuren[kleur] else { continue }
            // White text stands on the blue of the header, or on the ground of its own rule.
            let gronden =
                Self.waarde("background", inhoud).map { [$0] }
                ?? (kleur == "papier" ? ["blauw", "blauw-diep"] : ["papier", "vlak", "blauw-licht"])
            for grond in gronden {
                let ondergrond = try #require(Self.kleuren[grond])
                let verhouding = try Self.contrast(tekst, ondergrond)
                #expect(verhouding >= 4.5, "\(kleur) on \(grond): \(verhouding) in \(regel)")
                gezien += 1
            }
        }
        #expect(gezien > 40)
    }

    @Test("borders of fields, marks and the focus ring are at least 3 to 1")
    func vormen() throws {
        for naam in ["rand", "blauw", "rood", "oker", "groen", "inkt"] {
            for grond in ["papier", "vlak"] {
                let (kleur, ondergrond) = (try #require(Self.kleuren[naam]), try #require(Self.kleuren[grond]))
                #expect(try Self.contrast(kleur, ondergrond) >= 3, "\(naam) on \(grond)")
            }
        }
    }

    @Test("every name of a colour that is used is there, nothing comes from outside, and nothing moves")
    func namen() {
        let gebruikt = Set(PageTemplates.stijl.matches(of: /var\(--([a-z-]+)\)/).map { String($0.output.1) })
        #expect(gebruikt.isSubset(of: Set(Self.kleuren.keys)))
        for fout in ["@import", "url(http", "@font-face", "!important", "transition", "animation", "scroll-behavior"] {
            #expect(!PageTemplates.stijl.contains(fout))
        }
        for zoek in ["@media print", ":focus-visible", "forced-colors"] { #expect(PageTemplates.stijl.contains(zoek)) }
    }
}
