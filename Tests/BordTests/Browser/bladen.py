"""Judges pages that were written to a folder: served with the headers of the board, looked at in Chromium.

Usage: bladen.py FOLDER PHOTOS. Writes to standard output a JSON object: for each page what is wrong with it.
"""

import functools
import http.server
import pathlib
import sys
import threading

import browser
from selenium.webdriver import ActionChains, Keys

WIDTHS = {"breed": 1280, "smal": 390, "smalst": 320}
RULES = pathlib.Path(__file__).with_name("regels.js").read_text()
POLICY = ("default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
          "form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
TABS_MAX = 300


class Pages(http.server.SimpleHTTPRequestHandler):
    def end_headers(self):
        self.send_header("content-security-policy", POLICY)
        super().end_headers()

    def do_GET(self):
        # A static folder has no news, and nobody to be: 204 tells the page not to ask again.
        if self.path in ("/gebeurtenissen", "/toegankelijkheid"):
            self.send_response(204)
            return self.end_headers()
        return super().do_GET()

    def log_message(self, *_):
        pass


def reflow(driver):
    """No page may scroll sideways at 320 px, nor at 640 px, which is 1280 px at 200 % (WCAG 1.4.10, 1.4.4), nor on a tablet."""
    wrong = []
    for width in (320, 640, 768):
        browser.size(driver, width)
        over = driver.execute_script("""
            const breed = document.documentElement.clientWidth;
            if (document.documentElement.scrollWidth <= breed) return [];
            return [...document.body.querySelectorAll("*")].filter(e => e.getBoundingClientRect().right > breed + 1)
                .map(e => e.tagName + "." + (e.className.baseVal ?? e.className)).slice(0, 3);""")
        wrong += [f"{width} px: scrolls sideways by {what}" for what in over]
    return wrong


def keyboard(driver):
    """Tab reaches everything that can be used, in the order of the page, with a focus that can be seen."""
    browser.size(driver, 1280)
    # Tab begins where the focus was last: at the top of the page.
    driver.execute_script("document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex')")
    expected = driver.execute_script("""
        window.plaats = new Map();
        const lijst = [...document.querySelectorAll("a[href],button,input:not([type=hidden]),select,summary")]
            .filter(e => !e.disabled && e.checkVisibility());
        lijst.forEach((e, i) => window.plaats.set(e, i));
        // A group of radio buttons is one stop.
        return lijst.filter(e => e.type !== "radio" ||
            lijst.find(a => a.type === "radio" && a.name === e.name) === e).length;""")
    wrong, seen, last = [], 0, -1
    for _ in range(TABS_MAX):
        ActionChains(driver).send_keys(Keys.TAB).perform()
        place, name, ring, parts = driver.execute_script("""
            const e = document.activeElement, s = getComputedStyle(e);
            const naam = e.tagName + "#" + e.id + " " + e.textContent.trim().slice(0, 30);
            return [window.plaats.has(e) ? window.plaats.get(e) : -1, naam,
                    s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2, e.type === "date"];""")
        if place < 0:
            break
        if parts and place == last:  # day, month and year are stops of one field
            continue
        if place <= last:
            wrong.append(f"focus goes back to {name}")
            break
        if not ring:
            wrong.append(f"focus cannot be seen on {name}")
        seen, last = seen + 1, place
    if seen != expected and not wrong:
        wrong.append(f"Tab reaches {seen} of {expected} places")
    return wrong[:5]


def judge(driver, address, photos, name):
    browser.size(driver, 1280)
    driver.get(address)
    wrong = driver.execute_script(RULES) + browser.axe(driver) + reflow(driver) + keyboard(driver)
    driver.get(address)
    for word, width in WIDTHS.items():
        browser.photograph(driver, str(photos / f"{name}-{word}.png"), width)
        wrong += [f"{word}: {what}" for what in driver.execute_script(RULES) if what.startswith("contrast")]
    return wrong + browser.console(driver)


def main(folder, photos):
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Pages, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    results = {}
    with browser.profile() as profile:
        driver = browser.open_browser(profile)
        try:
            for page in sorted(folder.glob("*.html")):
                address = f"http://127.0.0.1:{server.server_port}/{page.name}"
                results[page.stem] = judge(driver, address, photos, page.stem)
        finally:
            driver.quit()
            server.shutdown()
    browser.report(results)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
