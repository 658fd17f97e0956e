import HTTPTypes
import Hummingbird

/// The headers of every answer.
enum ResponseHeaders {
    private static let vast: [(String, String)] = [
        (
            "content-security-policy",
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
                + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
        ),
        ("x-content-type-options", "nosniff"), ("x-frame-options", "DENY"), ("referrer-policy", "no-referrer"),
        ("cross-origin-opener-policy", "same-origin"), ("cross-origin-resource-policy", "same-origin"),
        ("permissions-policy", "camera=(), geolocation=(), microphone=()"),
    ]

    static func zet(_ antwoord: Response, _ route: WebRoute, https: Bool) -> Response {
        var antwoord = antwoord
        for (naam, waarde) in vast { zet(naam, waarde, &antwoord) }
        if https { zet("strict-transport-security", "max-age=31536000", &antwoord) }
        if route.soort == .api { zet("api-version", APIAddress.versie, &antwoord) }
        return antwoord
    }

    private static func zet(_ naam: String, _ waarde: String, _ antwoord: inout Response) {
        if let naam = HTTPField.Name(naam) { antwoord.headers[naam] = waarde }
    }
}
