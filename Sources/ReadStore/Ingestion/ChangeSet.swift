/// What a batch of records changed, for those who look at a page meanwhile.
package struct ChangeSet: Sendable, Equatable {
    package struct Zaak: Sendable, Hashable {
        package var regio: String
        package var casusId: String
    }

    package var zaken: Set<Zaak> = []
    package var aanbod = false
    /// The GI's and aanbieders of whose own something changed, by the name of their topic.
    package var partijen: Set<String> = []
    /// How many records could not be read.
    package var onleesbaar = 0

    package init(zaken: Set<Zaak> = [], aanbod: Bool = false, onleesbaar: Int = 0) {
        self.zaken = zaken
        self.aanbod = aanbod
        self.onleesbaar = onleesbaar
    }

    package var isLeeg: Bool { zaken.isEmpty && !aanbod && partijen.isEmpty }
}
