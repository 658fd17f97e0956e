/// What has to be arranged before help can start, as a code of the contract (#36, #39, #40).
package enum Stapcode: String, Sendable, CaseIterable {
    case budgetAfstemmen = "budget-afstemmen"
    case contractVerlengen = "contract-verlengen"
    case gemeenteVaststellen = "gemeente-vaststellen"
    case individueleOvereenkomst = "individuele-overeenkomst"
    case instemmingOverstap = "instemming-overstap"
    case pgbAfstemmen = "pgb-afstemmen"
    case plafondVerruimen = "plafond-verruimen"
}
