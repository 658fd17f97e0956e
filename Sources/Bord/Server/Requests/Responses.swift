import Berichten
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// Answers as the routes make them.
enum Responses {
    static func pagina(_ blad: some Page, status: HTTPResponse.Status = .ok) -> Response {
        tekst(blad.html, "text/html; charset=utf-8", status: status)
    }

    static func tekst(_ tekst: String, _ soort: String, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status, headers: [.contentType: soort, .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: tekst)))
    }

    /// A style or a script: the same for everybody, and kept by the browser until the program changes.
    static func bestand(_ tekst: String, _ soort: String) -> Response {
        Response(
            status: .ok, headers: [.contentType: soort, .cacheControl: "public, max-age=300"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: tekst)))
    }

    static func json(
        _ waarde: JSONValue, status: HTTPResponse.Status = .ok, soort: String = "application/json"
    ) -> Response {
        Response(
            status: status, headers: [.contentType: soort, .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: waarde.bytes)))
    }

    /// After a POST: the browser opens another page, so that reloading sends nothing again.
    static func naar(_ pad: String) -> Response {
        Response(status: .seeOther, headers: [.location: pad, .cacheControl: "no-store"])
    }

    /// RFC 9457.
    static func probleem(_ weigering: Weigering) -> Response {
        var leden: JSONMembers = [
            "type": .tekst("urn:nl:doorbraaktafel:fout:\(weigering.code)"), "title": .tekst(weigering.titel),
            "status": .getal(weigering.status.code), "detail": .tekst("\(weigering.uitleg) \(weigering.watNu)"),
        ]
        if case .afgekeurd(let afkeuring, let vorm) = weigering {
            leden["veld"] = .tekst(afkeuring.veld)
            leden["code"] = .tekst(afkeuring.code.rawValue)
            leden["errors"] = .lijst(
                vorm.isEmpty ? [fout(afkeuring, inLichaam: false)] : vorm.map { fout($0, inLichaam: true) })
        }
        return json(.zonderLeeg(leden), status: weigering.status, soort: "application/problem+json")
    }

    /// One of `errors`, as the example of RFC 9457 section 3 has them.
    /// - Parameter inLichaam: whether the field is a path in the body as it was sent.
    static func fout(_ afkeuring: Afkeuring, inLichaam: Bool) -> JSONValue {
        .zonderLeeg([
            "detail": .tekst("\(afkeuring.uitleg) \(afkeuring.watTeDoen)"), "code": .tekst(afkeuring.code.rawValue),
            "veld": .tekst(afkeuring.veld), "pointer": .tekst(inLichaam ? afkeuring.veld.map(wijzer) : nil),
        ])
    }

    /// `a.b[0].c` as a JSON Pointer in a URI fragment (RFC 6901 section 6). A path that is not of the body, such as the
    /// name of an attribute in a header, has no dots and points at nothing that is there; that does no harm.
    private static func wijzer(_ pad: String) -> String {
        "#/" + pad.replacing("]", with: "").split { $0 == "." || $0 == "[" }.joined(separator: "/")
    }

    static func koek(_ sessie: Session?, https: Bool) -> Cookie {
        Cookie(
            name: Authenticator.cookie, value: sessie?.id ?? "weg",
            maxAge: sessie == nil ? 0 : Int(SessionStore.duurMs / 1_000), path: "/", secure: https, httpOnly: true,
            sameSite: .strict)
    }
}
