/// What the national table goes by: where a case is as long as no responsible gemeente can be named, and where the
/// table that is of no region stands. Also the `regio` of `landelijk.yaml`, from which the regions take what they leave
/// out.
package enum Landelijk {
    package static let slug = "landelijk"
    package static let naam = "Landelijk"
    package static let tafel = "Landelijke tafel"
}
