/// What a start of help means for its case: for which hulpvragen it counts, and what is left.
package struct Startoordeel: Sendable, Equatable {
    /// For what help starts with it; empty where all of it ran already.
    package let hulpvragen: [String]
    /// For what help is still needed then.
    package let nogOpen: [String]
    /// Days that the last of them started after the norm, when nobody said why (#4); `nil` when in time or explained.
    package let teLaat: Int?
    /// Whether the message named no hulpvragen: then its sender must hear for which it was counted.
    package let afgeleid: Bool

    package init(hulpvragen: [String], nogOpen: [String] = [], teLaat: Int?, afgeleid: Bool = false) {
        (self.hulpvragen, self.nogOpen, self.teLaat, self.afgeleid) = (hulpvragen, nogOpen, teLaat, afgeleid)
    }
}
