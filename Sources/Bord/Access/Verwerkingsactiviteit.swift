/// What a read or change of a child's data is part of, as it stands in the register of processing activities
/// (`deploy/verantwoording/verwerkingen.json`; AVG art. 30). An activity that changes gets a new version, so that
/// a line of before leads to what held then.
enum Verwerkingsactiviteit: String, Sendable {
    case tonen = "urn:doorbraaktafel:verwerking:bord-tonen:v1"
    case insturen = "urn:doorbraaktafel:verwerking:bord-insturen:v1"
}
