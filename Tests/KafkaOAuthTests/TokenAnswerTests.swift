import Foundation
import Kafka
import Testing

@testable import KafkaOAuth

@Suite("What a token server answers")
struct TokenAnswerTests {
    private func token(_ json: String) -> Token? {
        TokenAnswer(Data(json.utf8))?.token(clientId: "tafel", askedMs: 1_000, extensions: [:])
    }

    /// `{"sub":"dienst","exp":2000}` between a header and a signature that nobody reads here.
    private let jwt = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJkaWVuc3QiLCJleHAiOjIwMDB9.x"

    @Test("the life of a token is counted from the question, whichever way it is written")
    func life() {
        for number in ["60", "60.0", "\"60\""] {
            let token = token("{\"access_token\":\"a\",\"expires_in\":\(number),\"token_type\":\"Bearer\"}")
            #expect(token == Token(value: "a", principal: "tafel", expiresAtMs: 61_000))
        }
    }

    @Test("a JWT says itself whose it is, and until when where the server does not")
    func jwtClaims() {
        #expect(token("{\"access_token\":\"\(jwt)\"}")?.expiresAtMs == 2_000_000)
        #expect(token("{\"access_token\":\"\(jwt)\",\"expires_in\":1}")?.principal == "dienst")
        #expect(token("{\"access_token\":\"\(jwt)\",\"expires_in\":1}")?.expiresAtMs == 2_000)
    }

    @Test(
        "an answer without a token or its life is none",
        arguments: [
            "", "[]", "{}", "{\"access_token\":\"\",\"expires_in\":1}", "{\"access_token\":\"a\"}",
            "{\"access_token\":\"a\",\"expires_in\":\"lang\"}", "{\"access_token\":\"a\",\"expires_in\":1e300}",
            "{\"access_token\":7,\"expires_in\":1}",
        ])
    func useless(json: String) { #expect(token(json) == nil) }

    @Test("of an error only its code is kept")
    func error() {
        let json = "{\"error\":\"invalid_client\",\"error_description\":\"geheim\"}"
        #expect(TokenAnswer(Data(json.utf8))?.error == "invalid_client")
        #expect(TokenAnswer(Data("{\"error\":\"<b>x y</b>\"}".utf8))?.error == "bxyb")
    }

    @Test("id and secret are encoded as in a form before they are joined")
    func encoding() { #expect(ClientCredentials.formEncoded("a b+é:/~") == "a+b%2B%C3%A9%3A%2F%7E") }
}
