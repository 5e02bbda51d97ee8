"""A headless Chromium, driven by Selenium, and what the checks ask of a page."""

import base64
import pathlib

import axe_core_python
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

AXE = pathlib.Path(axe_core_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")

# Every visible text with its colour and the colours under it, flattened: the WCAG contrast ratio.
CONTRAST = """
const luminance = ([r, g, b]) => {
  const linear = [r, g, b].map((v) => { v /= 255; return v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; });
  return .2126 * linear[0] + .7152 * linear[1] + .0722 * linear[2];
};
const parse = (text) => {
  const n = text.match(/[\\d.]+/g).map(Number);
  return [n[0], n[1], n[2], n.length > 3 ? n[3] : 1];
};
const over = (top, under) => [0, 1, 2].map((i) => top[i] * top[3] + under[i] * (1 - top[3])).concat(1);
const background = (element) => {
  const layers = [];
  for (let e = element; e; e = e.parentElement) {
    layers.push(parse(getComputedStyle(e).backgroundColor));
    // The letter lies on a sheet that is drawn beside its paragraphs' ancestors.
    if (e.matches?.(".row > .text, .sheet > .part")) {
      layers.push(parse(getComputedStyle(e.closest(".sheet"), "::before").backgroundColor));
    }
  }
  return layers.reverse().reduce((under, top) => over(top, under), [255, 255, 255, 1]);
};
const found = [];
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const node = walker.currentNode, element = node.parentElement;
  if (!node.data.trim() || element.closest("script, style, title, .vh") || !element.checkVisibility()) continue;
  const style = getComputedStyle(element);
  const isDrawn = element.namespaceURI.endsWith("svg");
  const under = background(isDrawn ? element.ownerSVGElement.parentElement : element);
  const color = over(parse(isDrawn ? style.fill : style.color), under);
  const [a, b] = [luminance(color), luminance(under)].sort((x, y) => y - x);
  found.push([(a + .05) / (b + .05), node.data.trim().slice(0, 40), element.className?.baseVal ?? element.className]);
}
return found;
"""


class Browser:
    """One Chromium for all checks."""

    def __init__(self):
        options = Options()
        options.binary_location = "/usr/bin/chromium"
        for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars"):
            options.add_argument(argument)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        self.driver = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))

    def open(self, path, dark=False, width=1280, height=1000, media="", scale=1):
        """Opens a file as a reader with the given wishes would see it."""
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.command("Emulation.setEmulatedMedia", media=media, features=[scheme])
        self.command(
            "Emulation.setDeviceMetricsOverride",
            width=width, height=height, deviceScaleFactor=scale, mobile=False,
        )  # fmt: skip
        for log in ("browser", "performance"):
            self.driver.get_log(log)
        self.driver.get(pathlib.Path(path).resolve().as_uri())

    def command(self, name, **parameters):
        return self.driver.execute_cdp_cmd(name, parameters)

    def js(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def contrasts(self):
        return self.js(CONTRAST)

    def axe(self):
        """What axe-core finds wrong."""
        self.js(AXE)
        result = self.driver.execute_async_script(
            "axe.run(document, {resultTypes: ['violations']}).then(arguments[0])"
        )
        return [
            f"{violation['id']}: {node['html'][:160]} {node['failureSummary']}"
            for violation in result["violations"]
            for node in violation["nodes"]
        ]

    def screenshot(self, path, full=True, clip=None):
        parameters = {"captureBeyondViewport": full}
        if clip:
            parameters["clip"] = clip
        data = self.command("Page.captureScreenshot", **parameters)["data"]
        pathlib.Path(path).write_bytes(base64.b64decode(data))

    def close(self):
        self.driver.quit()
