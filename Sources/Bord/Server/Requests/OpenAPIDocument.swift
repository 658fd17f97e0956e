import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// The description of the API (OpenAPI 3.1) as it is published: with whom to write to (ADR /core/doc-openapi-contact),
/// and readable by tools on other sites (ADR /core/publish-openapi).
enum OpenAPIDocument {
    static func antwoord(_ contact: Aanspreekpunt?) -> Response {
        var antwoord = Responses.bestand(tekst(contact), "application/json")
        antwoord.headers[.accessControlAllowOrigin] = "*"
        return antwoord
    }

    static func tekst(_ contact: Aanspreekpunt?) -> String {
        let document = String(decoding: PackageResources.openapi_json, as: UTF8.self)
        guard let contact, var boom = try? JSONSerialization.jsonObject(with: Data(document.utf8)) as? [String: Any],
            var info = boom["info"] as? [String: Any]
        else { return document }
        info["contact"] = ["name": contact.naam, "email": contact.email, "url": contact.adres]
        boom["info"] = info
        let uit = try? JSONSerialization.data(withJSONObject: boom, options: [.sortedKeys, .withoutEscapingSlashes])
        return uit.map { String(decoding: $0, as: UTF8.self) } ?? document
    }
}
