import Foundation
import Mustache

/// What a template is filled with. The names are those of its tags.
typealias Vulling = [String: Any]

/// The templates of the pages, read once. Every `{{…}}` is escaped; no template has an unescaped tag but for the
/// drawings that our own code makes.
enum Sjabloon {
    /// The templates as the program was built with them. One that cannot be read is left out; a test reads them all.
    private static let verzameling: MustacheLibrary = {
        var verzameling = MustacheLibrary()
        for (naam, tekst) in bronnen { try? verzameling.register(tekst, named: naam) }
        return verzameling
    }()

    static let bronnen: [String: String] = [
        "kader": tekst(PackageResources.kader_mustache)
    ]

    static func tekst(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    static func html(_ naam: String, _ vulling: Vulling) -> String {
        verzameling.render(vulling, withTemplate: naam) ?? ""
    }
}
