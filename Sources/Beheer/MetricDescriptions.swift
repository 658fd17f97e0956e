/// What each figure of the matcher means, for whoever reads `/metrics`. `deploy/meten.md` has the same list; a test
/// holds both against what a running matcher shows.
package enum MetricDescriptions {
    package static let uitleg: [String: String] = [
        "doorbraaktafel_berichten_total": "Records read, by topic; offers and contracts again after each start.",
        "doorbraaktafel_afgekeurd_total": "Refused records, by the code of the reason.",
        "doorbraaktafel_vergeten_total": "Sealed records passed over: their case was forgotten.",
        "doorbraaktafel_overgeslagen_total": "Batches passed over because they cannot be read, by topic.",
        "doorbraaktafel_verstuurd_total": "Records sent, by where to.",
        "doorbraaktafel_transacties_total": "Transactions, by outcome.",
        "doorbraaktafel_herstarts_total": "Times the loop began anew from the log.",
        "doorbraaktafel_vernieuwingen_total": "Producers renewed because a request of a transaction went unanswered.",
        "doorbraaktafel_geheugenverschillen_total": "What memory and log did not agree on then, by what; mended.",
        "doorbraaktafel_beslisduur_seconds": "Time to decide on one record, or on one round of cases looked at again.",
        "doorbraaktafel_herstelduur_seconds": "How long the latest reading back took.",
        "doorbraaktafel_achterstand_berichten": "Records of an own partition that were not read yet.",
        "doorbraaktafel_stilstaande_partities": "Partitions that do not move while more comes in.",
        "doorbraaktafel_zaken": "Cases in memory, by phase and region.",
        "doorbraaktafel_zaken_naar_opties": "Open cases, by the number of options in their latest proposal.",
        "doorbraaktafel_oudste_onbesliste_aanvraag_dagen":

            "Days since the oldest aanvraag that its table did not decide on.",
        "doorbraaktafel_te_vertellen_zaken": "Cases with a step of the ladder or an ended term that was not told yet.",
        "doorbraaktafel_te_herziene_zaken": "Cases whose proposal must be looked at again.",
        "doorbraaktafel_aanbod": "Offers, by the age of their report in days.",
        "doorbraaktafel_oudste_aanbod_dagen": "Days since the oldest report that still stands.",
    ]

    /// The same of the gate, which may be in the same process.
    package static let poort: [String: String] = [
        "doorbraaktafel_poort_doorgelaten_total": "Messages that the gate let through, by kind of party.",
        "doorbraaktafel_poort_geweigerd_total": "Messages that the gate refused, by code and kind of party.",
        "doorbraaktafel_poort_dubbel_total": "Messages that had come before, by kind of party.",
        "doorbraaktafel_poort_stille_topics":
            "Topics of parties that the gate leaves alone until the operator lets it.",
    ]
}
