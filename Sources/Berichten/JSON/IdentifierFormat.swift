/// The forms that other rooms need to look at before a message has been read.
package enum IdentifierFormat {
    package static func isGi(_ tekst: String) -> Bool { TextFormat.gi.past(tekst) }
    package static func isId(_ tekst: String) -> Bool { TextFormat.id.past(tekst) }
    package static func isBron(_ tekst: String) -> Bool { CloudEventAttributes.pastBron(tekst) }
}
