extension AccessibilityPage: Page {
    var html: String {
        PageTemplates.html(
            "toegankelijkheid", kader, titel: "Toegankelijkheid", plek: Paths.toegankelijkheid,
            ["contact": (contact.map { ["naam": $0.naam, "email": $0.email] } as TemplateContext?).of(false)])
    }
}
