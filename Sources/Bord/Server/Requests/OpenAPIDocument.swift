import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// The description of the API (OpenAPI 3.1) as it is published: with whom to write to (ADR /core/doc-openapi-contact),
/// where it is (ADR /core/uri-version), and readable by tools on other sites (ADR /core/publish-openapi).
enum OpenAPIDocument {
    static func antwoord(_ contact: Aanspreekpunt?, _ webadres: String?) -> Response {
        var antwoord = Responses.bestand(tekst(contact, webadres), "application/json")
        antwoord.headers[.accessControlAllowOrigin] = "*"
        // As every answer of the API (ADR /core/transport/security-headers).
        antwoord.headers[.cacheControl] = "no-store"
        return antwoord
    }

    /// Whom to write to and where it is are examples in the file: those of this board take their place, and where it
    /// was not told any, it says so and names none.
    static func tekst(_ contact: Aanspreekpunt?, _ webadres: String?) -> String {
        let document = String(decoding: PackageResources.openapi_json, as: UTF8.self)
        guard var boom = try? JSONSerialization.jsonObject(with: Data(document.utf8)) as? [String: Any],
            var info = boom["info"] as? [String: Any]
        else { return document }
        info["contact"] =
            contact.map { ["name": $0.naam, "email": $0.email, "url": $0.adres] }
            ?? ["name": "Wie dit bord beheert, heeft nog geen contact opgegeven"]
        boom["info"] = info
        boom["servers"] = [["url": (webadres ?? "") + APIAddress.voorvoegsel]]
        let uit = try? JSONSerialization.data(withJSONObject: boom, options: [.sortedKeys, .withoutEscapingSlashes])
        return uit.map { String(decoding: $0, as: UTF8.self) } ?? document
    }
}
