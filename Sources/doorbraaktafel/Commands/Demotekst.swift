import Jeugdhulp

/// What the demo says on a terminal around the proposals.
enum Demotekst {
    static func begin(_ vandaag: Datum, _ adres: String, _ regio: Demoregio?) -> String {
        let erbij = regio.map { regio in
            """

            \(regio.tafel) heeft het drukker: daar wachten nog \(Demoregio.casussen) verzonnen zaken, \
            en er zijn \(Demoregio.aanbod) plekken met hulp.
            """
        }
        return """
            \(ConsoleOutput.vet("Doorbraaktafel: twaalf vastgelopen zaken zoeken hulp."))
            De demo rekent met \(vandaag.inWoorden), de dag van de voorbeelden. Alle namen zijn verzonnen.\(erbij ?? "")
            \(ConsoleOutput.zwak("Ingebouwde broker op \(adres): bewaart alles in het geheugen."))
            \(ConsoleOutput.zwak("Hij kent geen isolatie van transacties: alleen om te proberen."))

            """
    }

    /// As soon as the page is there; what it shows may still be coming.
    static func pagina(_ poort: Int) -> String {
        """
        \(ConsoleOutput.zwak("De pagina van de tafel staat op http://127.0.0.1:\(poort)/ en loopt mee."))

        """
    }

    /// The last words: what else one can do, and then where to look and what to click first.
    static func vervolg(_ adres: String, _ einde: Demoslot.Einde, _ regio: Demoregio?) -> String {
        let klik = regio.map { "Klik op ‘\($0.tafel)’ en daarna op de bovenste zaak." }
        return """
            \(ConsoleOutput.vet("Alle voorbeelden zijn beantwoord.")) De demo blijft staan. In een tweede venster:

              doorbraaktafel expertteam volgen --regio Twente --brokers \(adres)
              doorbraaktafel gi volgen --gi jbov --brokers \(adres)
              doorbraaktafel gi indienen mijn-aanvragen.ndjson --brokers \(adres)
              doorbraaktafel aanbieder melden mijn-aanbod.csv --brokers \(adres)

            Voorbeelden van bestanden: Sources/doorbraaktafel/Voorbeelden. Stop met Ctrl-C.

            \(ConsoleOutput.vet("Kijk nu op http://127.0.0.1:\(einde.poort)/"))
            \(klik ?? "Klik op een tafel waar zaken wachten, en daarna op een zaak.")
            \(ConsoleOutput.zwak("Alleen op dit apparaat. Inloggen gaat in de demo met één knop per rol."))

            """
    }
}
