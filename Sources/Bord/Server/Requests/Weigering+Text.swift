import Berichten
import HTTPTypes

/// What people and programs read when they do not get what they asked for.
extension Weigering {
    var status: HTTPResponse.Status {
        switch self {
        case .nietIngelogd, .tokenOngeldig: .unauthorized
        case .nietVanU, .vervalst: .forbidden
        case .nietGevonden: .notFound
        case .verkeerdeMethode: .methodNotAllowed
        case .teGroot: .contentTooLarge
        case .teTraag: .requestTimeout
        case .teVaak: .tooManyRequests
        case .geenKafka, .geenUitgever: .serviceUnavailable
        // ADR /core/error-handling/invalid-input.
        case .afgekeurd, .onleesbaar: .badRequest
        case .botsing: .conflict
        case .verkeerdeSoort: .unsupportedMediaType
        case .stuk: .internalServerError
        }
    }

    var titel: String {
        switch self {
        case .nietIngelogd: "U bent niet ingelogd"
        case .tokenOngeldig: "Uw toegang is niet geldig"
        case .nietVanU: "U mag dit niet zien"
        case .nietGevonden: "Dit is er niet"
        case .verkeerdeMethode: "Zo kan dit niet"
        case .vervalst: "Dit formulier is verlopen"
        case .teGroot: "Dit is te groot"
        case .teTraag: "Dit duurde te lang"
        case .onleesbaar: "Dit verzoek is niet te lezen"
        case .teVaak: "Te veel verzoeken"
        case .geenKafka: "Niet verzonden"
        case .geenUitgever: "Inloggen kan nu niet"
        case .afgekeurd: "Dit bericht is niet goed"
        case .botsing: "Dit id is al gebruikt"
        case .verkeerdeSoort: "Dit soort bericht kan hier niet"
        case .stuk: "Er ging iets mis"
        }
    }

    var uitleg: String {
        switch self {
        case .nietIngelogd: "Voor deze pagina moet u ingelogd zijn."
        case .tokenOngeldig: "Het token is verlopen, of niet van een uitgever die wij vertrouwen."
        case .nietVanU: "Deze pagina hoort bij een andere rol, of bij de tafel van een andere regio."
        case .nietGevonden:
            "Deze pagina bestaat niet. Of de zaak staat niet meer op uw tafel: zij is gesloten of ging naar een "
                + "andere regio."
        case .verkeerdeMethode(let wel): "Hier kan alleen: \(wel)."
        case .vervalst: "Het formulier is te lang geleden geopend, of het kwam niet van deze site."
        case .teGroot(let bytesMax): "Stuur hoogstens \(bytesMax) bytes."
        case .teTraag: "Uw verzoek kwam niet op tijd helemaal binnen."
        case .onleesbaar:
            "Het verzoek is niet zoals HTTP het wil: de naam van de site of de delen van de inhoud kloppen niet."
        case .teVaak: "U vraagt te vaak achter elkaar."
        case .geenKafka: "Er is nu geen verbinding met Kafka. Er is niets verzonden."
        case .geenUitgever: "De uitgever van tokens is niet bereikbaar. Daarom kunnen wij uw toegang niet controleren."
        case .afgekeurd(let afkeuring, _): afkeuring.uitleg
        case .botsing: "Er is eerder een ander bericht met dezelfde source en hetzelfde id binnengekomen."
        case .verkeerdeSoort(let watWel): "Hier past: \(watWel)."
        case .stuk: "Dat ligt aan ons. Er is niets verzonden."
        }
    }

    var watNu: String {
        switch self {
        case .nietIngelogd: "Log in, en probeer het opnieuw."
        case .tokenOngeldig: "Log opnieuw in."
        case .nietVanU: "Ga terug naar uw eigen pagina, of log in met een andere rol."
        case .nietGevonden: "Ga terug naar het overzicht."
        case .verkeerdeMethode: "Kijk in \(APIAddress.document) wat waar kan."
        case .vervalst: "Open de pagina opnieuw en vul het formulier nog een keer in."
        case .teGroot: "Maak het kleiner of splits het."
        case .teTraag: "Probeer het opnieuw."
        case .onleesbaar: "Kijk uw programma na."
        case .teVaak(let seconden): "Wacht \(seconden) seconden."
        case .geenKafka, .geenUitgever: "Probeer het over een minuut opnieuw. Blijft het zo, bel dan de beheerder."
        case .afgekeurd(let afkeuring, _): afkeuring.watTeDoen
        case .botsing: "Geef een nieuw bericht een nieuw id."
        case .verkeerdeSoort: "Kijk in \(APIAddress.document) wat waar kan."
        case .stuk: "Probeer het opnieuw. Blijft het zo, bel dan de beheerder."
        }
    }

    /// The last part of the `type` of a problem (RFC 9457).
    var code: String {
        switch self {
        case .nietIngelogd: "niet-ingelogd"
        case .tokenOngeldig: "token-ongeldig"
        case .nietVanU: "niet-van-u"
        case .nietGevonden: "niet-gevonden"
        case .verkeerdeMethode: "verkeerde-methode"
        case .vervalst: "formulier-verlopen"
        case .teGroot: "te-groot"
        case .teTraag: "te-traag"
        case .onleesbaar: "onleesbaar"
        case .teVaak: "te-vaak"
        case .geenKafka: "geen-verbinding"
        case .geenUitgever: "geen-uitgever"
        case .afgekeurd(let afkeuring, _): afkeuring.code.rawValue
        case .botsing: "id-al-gebruikt"
        case .verkeerdeSoort: "verkeerde-soort"
        case .stuk: "fout"
        }
    }
}
