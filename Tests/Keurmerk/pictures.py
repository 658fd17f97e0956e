"""Pictures for the pages for who decides, of the demo in a real browser: invented cases, the same every time.

Usage: pictures.py FOLDER
"""

import base64
import pathlib
import sys
import tempfile

from selenium.webdriver.support.ui import WebDriverWait

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "BordTests" / "Browser"))

import board  # noqa: E402
import browser  # noqa: E402
from house import PROGRAM, ROOT  # noqa: E402

# The day that the examples are about.
DAY = "2026-11-20"

WIDTH, HEIGHT = 1280, 800
ROLE = "expertteam:twente"
CASE = "/zaken/vb-02-gezinshuis"
# Name, page, and the heading or element at the top of the picture.
PICTURES = {
    "overzicht": ("/", None),
    "zaak": (CASE, None),
    "opties": (CASE, "//h2[contains(., 'opties')]"),
    "besluit": (CASE, "//h2[contains(., 'besluit') or contains(., 'Besluit')]"),
    "kaart": ("/kaart", "//*[name()='svg' and @viewBox]"),
    "cijfers": ("/beeld", None),
}


def find(driver, selector):
    return driver.find_elements("css selector", selector)


def photograph(driver, path):
    """What fits on one screen."""
    shot = driver.execute_cdp_cmd("Page.captureScreenshot", {"format": "png"})
    path.write_bytes(base64.b64decode(shot["data"]))


def take(address, folder):
    with browser.profile() as profile:
        driver = browser.open_browser(profile)
        try:
            browser.size(driver, WIDTH, HEIGHT)
            driver.get(f"{address}/inloggen")
            button = find(driver, f"button[value='{ROLE}']")[0]
            driver.execute_script(
                "arguments[0].closest('details') && (arguments[0].closest('details').open = true)", button
            )
            button.click()
            WebDriverWait(driver, 20).until(lambda _: find(driver, "form.wie"))
            for name, (path, top) in PICTURES.items():
                driver.get(address + path)
                WebDriverWait(driver, 20).until(lambda _: find(driver, "main h1"))
                if top:
                    driver.execute_script(
                        "scrollTo(0, arguments[0].getBoundingClientRect().top + scrollY - 24)",
                        driver.find_elements("xpath", f"//main{top}")[-1],
                    )
                photograph(driver, folder / f"{name}.png")
        finally:
            driver.quit()


def main():
    with tempfile.TemporaryDirectory(prefix="keurmerk-") as state:
        demo = board.Process(
            [str(ROOT / PROGRAM), "demo", "--poort", "0", "--vandaag", DAY],
            state,
            str(ROOT),
            says=r"Kijk nu op http://(127\.0\.0\.1:\d+)",
        )
        try:
            take(f"http://{demo.wait()}", pathlib.Path(sys.argv[1]))
        finally:
            demo.end()


main()
