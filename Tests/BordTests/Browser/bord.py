"""The board in use, in Chromium: what an expertteam does in the morning, against a running demo.

Usage: bord.py ADDRESS PHOTOS TODAY (yyyy-mm-dd). Writes to standard output a JSON object: for each claim what was wrong with it.
"""

import base64
import pathlib
import sys
import traceback

import browser
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver import ActionChains, Keys
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import Select, WebDriverWait

SECONDS_MAX = 120  # a busy machine takes its time; what is there is never waited for
TABS_MAX = 300
A4_PX = 718  # the width of the paper less the margins, at 96 to the inch
CASES = {  # the crisis, vb-09, is refused: it is on no table
    "ijsselland": {"vb-01-pmt"}, "twente": {"vb-02-gezinshuis", "vb-11-keten"},
    "drenthe": {"vb-03-plafond", "vb-04-drie-kinderen"}, "groningen": {"vb-05-lvb-ggz", "vb-06-meisje-9"},
    "holland-rijnland": {"vb-07-bijna-18", "vb-08-verkeerde-regio"}, "midden-holland": {"vb-10-geen-aanbod"},
    "zuid-holland-zuid": {"vb-12-geprobeerd"}}


class Visitor:
    """Someone with a browser."""

    def __init__(self, driver, address):
        self.driver, self.address = driver, address

    def open(self, path):
        self.driver.get(self.address + path)

    def until(self, what, condition):
        # A page that makes way for the next one while it is read is looked at again.
        wait = WebDriverWait(
            self.driver, SECONDS_MAX, poll_frequency=0.1, ignored_exceptions=[StaleElementReferenceException])
        return wait.until(lambda d: condition(), what)

    def text(self):
        return self.driver.find_element(By.TAG_NAME, "body").text

    def find(self, css):
        return self.driver.find_elements(By.CSS_SELECTOR, css)

    def click(self, element):
        self.driver.execute_script("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", element)
        element.click()

    def log_in(self, role):
        self.driver.delete_all_cookies()
        self.open("/inloggen")
        self.choose(role)
        self.until(f"logged in as {role}", lambda: self.find("form.wie"))

    def choose(self, role):
        """Presses the button of a role, which is folded away as long as nobody waits for that table."""
        button = self.find(f"button[value='{role}']")[0]
        if not button.is_displayed():
            self.click(self.find("details summary")[0])
        self.click(button)

    def reload_until(self, what, condition):
        def again():
            self.driver.refresh()
            return condition()
        return self.until(what, again)

    # By keyboard alone.

    def keys(self, *keys):
        ActionChains(self.driver).send_keys(*keys).perform()

    def tab_to(self, css):
        for _ in range(TABS_MAX):
            if self.driver.execute_script("return document.activeElement.matches(arguments[0])", css):
                return
            self.keys(Keys.TAB)
        raise AssertionError(f"Tab does not reach {css}")


def all_cases(team, _):
    """Each table has its own of the eleven cases that the matcher proposed for, and no other."""
    for region, expected in CASES.items():
        team.log_in(f"expertteam:{region}")
        team.reload_until(f"{expected} in {region}", lambda: expected == {
            row.get_attribute("data-zaak") for row in team.find("tr[data-zaak]")})


def reads_why(team, _):
    """Twente's overview leads to a case that says who is responsible, and why the option has its points."""
    team.log_in("expertteam:twente")
    team.reload_until("the case in the list", lambda: team.find("tr[data-zaak=vb-02-gezinshuis]"))
    team.click(team.find("tr[data-zaak=vb-02-gezinshuis] a")[0])
    team.until("the case", lambda: "vb-02-gezinshuis" in team.driver.current_url)
    text = team.text()
    for words in ("Almelo", "Regel W8", "Gezinshuis De Linde", "17 dagen te laat", "De aanbieder neemt nu niemand aan"):
        assert words in text, f"the case does not say '{words}'"
    assert not team.find("input[type=radio]:checked"), "something is chosen beforehand"


def other_region(team, _):
    """A case of IJsselland, and its proposals, cannot be reached from the table of Twente."""
    team.log_in("expertteam:twente")
    for path in ("/zaken/vb-01-pmt", "/zaken/bestaat-niet"):
        team.open(path)
        text = team.text()
        assert "Zwolle" not in text and "PMT Deventer" not in text, f"{path} shows another table's case"
        assert not team.find("form.besluit"), f"{path} can be decided on"
    team.open("/zaken/vb-01-pmt")
    one = team.find("main")[0].text
    team.open("/zaken/bestaat-niet")
    assert one == team.find("main")[0].text, "the answer tells that the case exists"


def form_errors(_, offerer):
    """A form that is not filled in says beside each field, and on top, what is missing, and keeps what was typed."""
    offerer.log_in("aanbieder:99000201")
    offerer.open("/aanbod/melden")
    offerer.find("[name='naam']")[0].send_keys("Gezinshuis De Linde")
    offerer.click(offerer.find("button.hoofdknop")[0])
    offerer.until("a list of errors", lambda: offerer.find(".foutenlijst li"))
    assert offerer.find(".fouttekst"), "no error stands beside a field"
    assert offerer.find("[name='naam']")[0].get_attribute("value") == "Gezinshuis De Linde", "what was typed is gone"


def fill(offerer, fields):
    offerer.open("/aanbod/melden")
    for name, value in fields.items():
        first = offerer.find(f"[name='{name}']")[0]
        kind = first.get_attribute("type")
        if first.tag_name == "select":
            Select(first).select_by_value(value)
        elif kind in ("radio", "checkbox"):
            for each in value if isinstance(value, list) else [value]:
                offerer.click(offerer.find(f"[name='{name}'][value='{each}']")[0])
        elif kind == "date":
            offerer.driver.execute_script("arguments[0].value = arguments[1]", first, value)
        else:
            first.clear()
            first.send_keys(value)
    offerer.click(offerer.find("button.hoofdknop")[0])


def live(team, offerer):
    """While a table reads, an aanbieder reports a place: a bar says so, and nothing moves until the reader asks."""
    team.log_in("expertteam:twente")
    team.find("#zoek")[0].send_keys("half getypt")
    team.until("connected", lambda: team.driver.execute_script("return performance.getEntriesByType('resource')"
                                                               ".length >= 2"))
    before = team.driver.execute_script("window.gebleven = true; return document.querySelector('main').innerHTML.length")
    offerer.log_in("aanbieder:99000201")
    fill(offerer, {
        "aanbodId": "gh-almelo-nieuw", "agb": "99000201", "naam": "Gezinshuis De Eik", "gemeente": "0141",
        "voorziening": "specialistisch-gezinshuis", "doelgroepen": ["lvb", "trauma"], "leeftijd.van": "6",
        "leeftijd.tot": "16", "door18": "nee", "plaatsen.totaal": "4", "plaatsen.vrij": "2", "plaatsen.samenMax": "2",
        "wachttijd.aanmeldWeken": "0", "wachttijd.behandelWeken": "1", "wachttijd.peildatum": TODAY,
        "wachttijd.methode": "verwacht", "individueleOvereenkomst": "ja", "startZonderBeschikking": "ja"})
    offerer.until("the report was taken", lambda: offerer.find(".melding.gelukt"))
    team.until("a bar that says what changed", lambda: "veranderd" in team.find("#nieuws")[0].text)
    assert team.driver.execute_script("return window.gebleven"), "the page was loaded anew"
    assert team.find("#zoek")[0].get_attribute("value") == "half getypt", "what was typed is gone"
    after = team.driver.execute_script("return document.querySelector('main').innerHTML.length")
    assert abs(after - before) < 200, "the list moved under the reader"
    team.find("#nieuws a")[0].click()
    team.until("the new number of options", lambda: "2" in team.find(
        "tr[data-zaak=vb-02-gezinshuis] td.opties")[0].text)


def decides_by_keyboard(team, _):
    """From the overview to a decision, and to what became of it, without a mouse."""
    team.log_in("expertteam:twente")
    team.open("/")
    team.keys(Keys.TAB)
    assert team.driver.switch_to.active_element.text == "Naar de inhoud", "the first Tab is not the skip link"
    team.keys(Keys.ENTER)
    team.tab_to("tr[data-zaak=vb-11-keten] a")
    team.keys(Keys.ENTER)
    team.until("the case", lambda: team.find("form.besluit"))
    team.tab_to("input[name=besluit]")
    team.keys(Keys.SPACE)
    team.tab_to("input[name=optie]")
    team.keys(Keys.SPACE)
    team.tab_to("#rol")
    team.keys("Voorz")
    team.tab_to("#reden")
    team.keys("Past")
    team.tab_to("form.besluit button")
    team.keys(Keys.ENTER)
    team.until("told that it was sent", lambda: team.find(".melding.gelukt"))
    assert team.driver.switch_to.active_element.get_attribute("class").startswith("melding"), "the message has no focus"
    team.reload_until("the case as it stands now", lambda: "voorgedragen" in " ".join(
        e.text for e in team.find("section.nu h2")))
    assert "Voorzitter van het expertteam" in team.text(), "the decision does not name the role"
    team.open("/")
    assert "Voorgedragen" in team.find("tr[data-zaak=vb-11-keten]")[0].text, "the overview does not say so"


def colleague_was_first(team, other):
    """Two people open the same case: the second is told what the first decided, and nothing of hers is sent."""
    for visitor in (team, other):
        visitor.log_in("expertteam:twente")
        visitor.open("/zaken/vb-02-gezinshuis")
    for visitor, kind in ((team, "maatwerk"), (other, "geen-passend")):
        visitor.click(visitor.find(f"#besluit-{kind}")[0])
        Select(visitor.find("#rol")[0]).select_by_value("lid-expertteam")
        Select(visitor.find("#reden")[0]).select_by_value("geen-optie-past")
        visitor.click(visitor.find("form.besluit button")[0])
        visitor.until("an answer", lambda v=visitor: v.find(".melding"))
    told = other.find(".melding")[0].text
    assert "collega" in told and "aatwerk" in told, f"the second is told: {told}"


def logged_out(team, _):
    """Who is logged out while filling in a form is told so, logs in beside it, and sends what was filled in."""
    team.log_in("expertteam:groningen")
    team.open("/zaken/vb-05-lvb-ggz")
    team.click(team.find("#besluit-maatwerk")[0])
    Select(team.find("#rol")[0]).select_by_value("lid-expertteam")
    Select(team.find("#reden")[0]).select_by_value("geen-optie-past")
    # As in another tab of the same browser.
    team.driver.execute_script("""
        fetch("/uitloggen", {method: "POST", body: new URLSearchParams(new FormData(document.querySelector("form.wie")))});
        """)
    team.until("told in the bar", lambda: "niet meer ingelogd" in team.find("#nieuws")[0].text)
    page = team.driver.current_window_handle
    team.click(team.find("#nieuws a")[0])
    team.until("a second tab", lambda: len(team.driver.window_handles) == 2)
    team.driver.switch_to.window(next(w for w in team.driver.window_handles if w != page))
    team.until("the login page", lambda: team.find("button[value='expertteam:groningen']"))
    team.choose("expertteam:groningen")
    team.until("logged in", lambda: team.find("form.wie"))
    team.driver.close()
    team.driver.switch_to.window(page)
    # A headless browser has no window that comes to the front.
    team.driver.execute_script("window.dispatchEvent(new Event('focus'))")
    team.until("told that one can go on", lambda: "weer ingelogd" in team.find("#nieuws")[0].text)
    assert team.find("#besluit-maatwerk")[0].is_selected(), "what was chosen is gone"
    team.click(team.find("form.besluit button")[0])
    team.until("told that it was sent", lambda: team.find(".melding.gelukt"))


def accessible(team, _):
    """The four pages as the server sends them: axe-core finds nothing, and no policy is broken. With pictures."""
    team.log_in("expertteam:twente")
    wrong = []
    for name, path in (("overzicht", "/"), ("casus", "/zaken/vb-02-gezinshuis"), ("kaart", "/kaart"), ("beeld", "/beeld")):
        browser.size(team.driver, 1280)
        team.open(path)
        wrong += [f"{name}: {what}" for what in browser.axe(team.driver)]
        for word, width in (("breed", 1280), ("smal", 390)):
            browser.photograph(team.driver, str(PHOTOS / f"demo-{name}-{word}.png"), width)
    browser.size(team.driver, 1280)
    # The pages that are refused on purpose are logged too.
    wrong += [what for what in browser.console(team.driver) if "status of 40" not in what and "status of 42" not in what]
    assert not wrong, "; ".join(wrong)


def without_script(team, _):
    """With JavaScript off a table searches, reads a case, is told what it left out, decides, and sees that it counted."""
    team.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        team.log_in("expertteam:drenthe")
        team.open("/")
        team.find("#zoek")[0].send_keys("vb-03", Keys.ENTER)
        team.until("only what was searched", lambda: ["vb-03-plafond"] == [
            row.get_attribute("data-zaak") for row in team.find("tr[data-zaak]")])
        team.find("tr[data-zaak] a")[0].click()
        team.until("the case", lambda: team.find("form.besluit"))
        assert team.find(".kies-optie input")[0].is_displayed(), "an option cannot be chosen"
        team.click(team.find("#besluit-geen-passend")[0])
        Select(team.find("#reden")[0]).select_by_value("geen-optie-past")
        team.click(team.find("form.besluit button")[0])
        team.until("what is missing", lambda: team.find(".melding li a"))
        assert team.find("#besluit-geen-passend")[0].is_selected(), "what was chosen is gone"
        Select(team.find("#rol")[0]).select_by_value("lid-expertteam")
        team.click(team.find("form.besluit button")[0])
        team.until("told that it was sent", lambda: team.find(".melding.gelukt"))
        team.open("/zaken/vb-03-plafond")
        team.reload_until("the decision on the page", lambda: team.find("li.besluit"))
    finally:
        team.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def prints(team, _):
    """On paper stand the facts, also those that are folded away, within its width; nothing that one can only press."""
    team.log_in("expertteam:twente")
    wrong = []
    for name, path in (("overzicht", "/"), ("casus", "/zaken/vb-11-keten"), ("kaart", "/kaart"), ("beeld", "/beeld")):
        team.open(path)
        team.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
        browser.size(team.driver, A4_PX)
        wrong += [f"{name}: {what}" for what in team.driver.execute_script("""
            const fout = [], blad = document.documentElement, zichtbaar = e => e.checkVisibility();
            if (blad.scrollWidth > blad.clientWidth) fout.push("wider than the paper: " + blad.scrollWidth);
            if ([...document.querySelectorAll("header.kop, button, input, select")].some(zichtbaar))
                fout.push("something to press is printed");
            const dicht = [...document.querySelectorAll("details > :not(summary)")].filter(e => !zichtbaar(e));
            if (dicht.length) fout.push(dicht.length + " parts stay folded");
            if (!zichtbaar(document.querySelector("h1"))) fout.push("no heading");
            return fout;""")]
        page = team.driver.execute_cdp_cmd("Page.printToPDF", {"paperWidth": 8.27, "paperHeight": 11.69})["data"]
        (PHOTOS / f"druk-{name}.pdf").write_bytes(base64.b64decode(page))
        team.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    browser.size(team.driver, 1280)
    assert not wrong, "; ".join(wrong)


CLAIMS = [all_cases, reads_why, other_region, form_errors, live, decides_by_keyboard, colleague_was_first,
          without_script, logged_out, prints, accessible]


def main():
    results = {}
    with browser.profile() as one, browser.profile() as two:
        drivers = []
        try:
            for profile in (one, two):
                drivers.append(browser.open_browser(profile))
                browser.size(drivers[-1], 1280)
            visitors = [Visitor(driver, sys.argv[1].rstrip("/")) for driver in drivers]
            for claim in CLAIMS:
                try:
                    claim(*visitors)
                    results[claim.__doc__] = []
                except Exception as error:  # each claim is judged, also after one that fails
                    where = traceback.extract_tb(error.__traceback__)[-1]
                    results[claim.__doc__] = [f"line {where.lineno}: {type(error).__name__}: {getattr(error, 'msg', None) or error}"[:1000]]
        finally:
            for driver in drivers:
                driver.quit()
    browser.report(results)


if __name__ == "__main__":
    PHOTOS = pathlib.Path(sys.argv[2])
    TODAY = sys.argv[3]
    main()
