import Mustache

/// The templates of the pages, read once. Every `{{…}}` is escaped; the only unescaped tags hold drawings made by
/// ``Drawing``, which escapes what it is given.
enum PageTemplates {
    private static let verzameling: MustacheLibrary = {
        var verzameling = MustacheLibrary()
        // One that cannot be read is left out here; a test reads them all.
        for (naam, tekst) in bronnen { try? verzameling.register(tekst, named: naam) }
        return verzameling
    }()

    static let bronnen: [String: String] = [
        "kader": tekst(PackageResources.kader_mustache),
        "overzicht": tekst(PackageResources.overzicht_mustache),
        "zaakregel": tekst(PackageResources.zaakregel_mustache),
        "casus": tekst(PackageResources.casus_mustache),
        "optie": tekst(PackageResources.optie_mustache),
        "besluit": tekst(PackageResources.besluit_mustache),
        "verloop": tekst(PackageResources.verloop_mustache),
        "kaart": tekst(PackageResources.kaart_mustache),
        "beeld": tekst(PackageResources.beeld_mustache),
        "tabel": tekst(PackageResources.tabel_mustache),
        "formulier": tekst(PackageResources.formulier_mustache),
        "mijnzaken": tekst(PackageResources.mijnzaken_mustache),
        "voordrachten": tekst(PackageResources.voordrachten_mustache),
        "geweigerd": tekst(PackageResources.geweigerd_mustache),
        "veld": tekst(PackageResources.veld_mustache),
        "fout": tekst(PackageResources.fout_mustache),
        "inloggen": tekst(PackageResources.inloggen_mustache),
        "rolknop": tekst(PackageResources.rolknop_mustache),
        "toegankelijkheid": tekst(PackageResources.toegankelijkheid_mustache),
        "bladeren": tekst(PackageResources.bladeren_mustache),
    ]

    /// The stylesheet and the script, as the server sends them.
    static let stijl = tekst(PackageResources.stijl_css)
    static let script = tekst(PackageResources.bord_js)

    private static func tekst(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    /// - Parameters:
    ///   - titel: of the document, without the name of the program.
    ///   - plek: which of ``Paths`` the page belongs to, for the menu.
    static func html(_ naam: String, _ kader: PageFrame, titel: String, plek: String, _ vulling: TemplateContext)
        -> String
    {
        var alles = kader.vulling(titel: titel, plek: plek)
        alles.merge(vulling) { _, nieuw in nieuw }
        return verzameling.render(alles, withTemplate: naam) ?? ""
    }
}
