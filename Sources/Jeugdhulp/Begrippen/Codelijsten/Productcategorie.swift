/// A productcategorie of iJw 3.2 (code list JZ020), under which a gemeente assigns help (regels §4b).
///
/// The messages of the table come before those of iJw. Who builds both finds here how the words of the one stand to
/// those of the other; `Schemas/vocabulaire.md` is the table to read.
package struct Productcategorie: Sendable, Hashable, Comparable {
    /// Two digits: "43".
    package let code: String
    /// In Dutch.
    package let naam: String
    /// The CBS hulpvorm that 31-38, the forms of 2015, stand for; nil for the others, which cut help up otherwise.
    package let hulpvorm: Hulpvorm?
    /// Why nothing at these tables falls under it, in plain Dutch; nil when something does.
    package let zonderVoorziening: String?

    /// In order of code.
    package static let alle: [Productcategorie] = Koppeling.ingebouwd.categorieen

    /// - Returns: nil for a code that iJw does not have.
    package init?(_ code: String) {
        guard let gevonden = Productcategorie.alle.first(where: { $0.code == code }) else { return nil }
        self = gevonden
    }

    fileprivate init(code: String, _ rij: Productcategoriebestand.Categorierij) {
        self.code = code
        naam = rij.naam
        hulpvorm = rij.hulpvorm.flatMap(Hulpvorm.init(rawValue:))
        zonderVoorziening = rij.zonderVoorziening
    }

    /// What falls under it, by hulpvorm, then by name. Under 31-38 that is all of their hulpvorm.
    package var voorzieningen: [Voorziening] {
        Voorziening.alle.filter { hulpvorm == $0.hulpvorm || $0.productcategorieen.contains(self) }
    }

    package static func < (links: Productcategorie, rechts: Productcategorie) -> Bool { links.code < rechts.code }
}

extension Voorziening {
    /// The productcategorieën it is assigned under, the usual one first; never empty.
    package var productcategorieen: [Productcategorie] { Koppeling.ingebouwd.perVoorziening[Int(index)] }
}

extension Hulpvorm {
    /// The form of 2015 and all under which its voorzieningen are assigned, in order of code.
    package var productcategorieen: [Productcategorie] {
        let eigen = Productcategorie.alle.filter { $0.hulpvorm == self }
        let verder = Voorziening.alle.filter { $0.hulpvorm == self }.flatMap(\.productcategorieen)
        return Set(eigen + verder).sorted()
    }
}

/// `Gegevens/productcategorieen.json`, held against the vocabulary.
private struct Koppeling: Sendable {
    let categorieen: [Productcategorie]
    /// By `Voorziening.index`.
    let perVoorziening: [[Productcategorie]]

    static let ingebouwd: Koppeling = {
        do {
            return Koppeling(try Productcategoriebestand.lees(PackageResources.productcategorieen_json))
        } catch {
            // No peer can reach this: the bytes are compiled into the program and a test reads them.
            preconditionFailure("the built-in productcategorieën are broken: \(error)")
        }
    }()

    init(_ bestand: Productcategoriebestand) {
        let lijst = bestand.categorieen.map { Productcategorie(code: $0, $1) }.sorted()
        categorieen = lijst
        perVoorziening = Voorziening.alle.map { voorziening in
            (bestand.voorzieningen[voorziening.naam] ?? []).compactMap { code in lijst.first { $0.code == code } }
        }
    }
}
