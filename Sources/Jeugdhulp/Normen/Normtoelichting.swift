/// Why a norm was not met: a code, never a sentence about a child.
package struct Normtoelichting: Sendable, Hashable {
    package let reden: String
    package let op: Datum

    package init(reden: String, op: Datum) {
        self.reden = reden
        self.op = op
    }
}
