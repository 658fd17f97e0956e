extension Datum: CustomStringConvertible, LosslessStringConvertible {
    /// Reads strictly `yyyy-MM-dd` in ASCII digits.
    ///
    /// - Returns: nil for any other form, and for a date that does not exist, such as 2026-02-30.
    package init?(_ iso: String) {
        let tekens = Array(iso.utf8.prefix(11))
        guard tekens.count == 10, tekens[4] == UInt8(ascii: "-"), tekens[7] == UInt8(ascii: "-"),
            let jaar = DigitCode.getal(tekens[0..<4]),
            let maand = DigitCode.getal(tekens[5..<7]),
            let dag = DigitCode.getal(tekens[8..<10])
        else { return nil }
        self.init(jaar: Int(jaar), maand: Int(maand), dag: Int(dag))
    }

    /// `yyyy-MM-dd`.
    package var description: String {
        let delen = Kalender.delen(Int(dagen))
        return String(unsafeUninitializedCapacity: 10) { tekens in
            DigitCode.schrijf(UInt32(delen.jaar), in: tekens, 0..<4)
            tekens[4] = UInt8(ascii: "-")
            DigitCode.schrijf(UInt32(delen.maand), in: tekens, 5..<7)
            tekens[7] = UInt8(ascii: "-")
            DigitCode.schrijf(UInt32(delen.dag), in: tekens, 8..<10)
            return 10
        }
    }

    /// As people write it: "11 december 2026".
    package var inWoorden: String {
        let delen = Kalender.delen(Int(dagen))
        return "\(delen.dag) \(Datum.maandnamen[delen.maand - 1]) \(delen.jaar)"
    }

    private static let maandnamen = [
        "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
        "november", "december",
    ]
}

extension Datum: Codable {
    /// Reads an ISO string. The error does not repeat the value: what stands in the wrong field of a message
    /// may be a number that identifies a child.
    package init(from decoder: any Decoder) throws {
        let houder = try decoder.singleValueContainer()
        guard let datum = Datum(try houder.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(
                in: houder, debugDescription: "geen bestaande datum (jjjj-mm-dd)")
        }
        self = datum
    }

    package func encode(to encoder: any Encoder) throws {
        var houder = encoder.singleValueContainer()
        try houder.encode(description)
    }
}
