"""One headless Chromium for the tests of the board, with a fresh profile."""

import json
import os
import sys
import tempfile
from importlib import resources

from selenium import webdriver
from selenium.webdriver.chrome.service import Service

FLAGS = [
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run", "--hide-scrollbars",
    "--lang=nl",
]
SECONDS_MAX = 20


def open_browser(profile):
    options = webdriver.ChromeOptions()
    options.binary_location = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    for flag in FLAGS + [f"--user-data-dir={profile}"]:
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(os.environ.get("CHROMEDRIVER", "/usr/bin/chromedriver")))
    driver.set_page_load_timeout(SECONDS_MAX)
    driver.set_script_timeout(SECONDS_MAX)
    return driver


def size(driver, width, height=900):
    """The width that the page sees; a window has a minimum, an emulated screen has none."""
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride",
                           {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False})


def photograph(driver, path, width):
    """The whole page, not only what fits on the screen."""
    import base64
    size(driver, width)
    box = driver.execute_cdp_cmd("Page.getLayoutMetrics", {})["cssContentSize"]
    clip = {"x": 0, "y": 0, "width": width, "height": min(box["height"], 8000), "scale": 1}
    shot = driver.execute_cdp_cmd("Page.captureScreenshot", {"clip": clip, "captureBeyondViewport": True})
    with open(path, "wb") as file:
        file.write(base64.b64decode(shot["data"]))


def axe(driver):
    """Serious and critical findings of axe-core, as "rule: where"."""
    driver.execute_script(resources.files("axe_playwright_python").joinpath("axe.min.js").read_text())
    found = driver.execute_async_script("""
        const done = arguments[arguments.length - 1];
        axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]})
           .then(r => done(r.violations.map(v => [v.id, v.impact, v.nodes.slice(0, 3).map(n => n.target.join(" "))])));
    """)
    return [f"axe {rule} ({impact}): {'; '.join(where)}" for rule, impact, where in found]


def console(driver):
    """What the page complained of: a blocked style or script, or an error of the script."""
    return [f"console: {entry['message']}" for entry in driver.get_log("browser") if entry["level"] == "SEVERE"]


def report(results):
    json.dump(results, sys.stdout)


def profile():
    return tempfile.TemporaryDirectory(prefix="bord-browser-", ignore_cleanup_errors=True)
