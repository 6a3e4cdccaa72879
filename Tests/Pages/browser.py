"""Drives a headless Chromium over a pair of pipes, as its DevTools protocol allows: nothing but the standard library.

Source: Chrome DevTools Protocol (Target, Page, Runtime, Log, Network, Emulation, Input); with --remote-debugging-pipe a
message is a line of JSON that ends in a NUL.
"""

import base64
import json
import os
import select
import shutil
import subprocess
import tempfile
import time

NAMES = ["chromium", "chromium-browser", "google-chrome", "chrome"]


class Browser:
    """One browser process; `with Browser() as browser: page = browser.open(path)`."""

    def __init__(self, program=None):
        program = program or next((path for path in map(shutil.which, NAMES) if path), None)
        if program is None:
            raise SystemExit("no Chromium found")
        self.home = tempfile.TemporaryDirectory(prefix="klopt-pages-", ignore_cleanup_errors=True)
        to_browser, self.outgoing = os.pipe()
        self.incoming, from_browser = os.pipe()
        # The browser reads from descriptor 3 and writes to 4.
        wiring = f"exec 3<&{to_browser} 4>&{from_browser}; exec \"$@\""
        self.process = subprocess.Popen(
            ["bash", "-c", wiring, "bash", program, "--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe",
             "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage",
             f"--user-data-dir={self.home.name}/profile", "about:blank"],
            pass_fds=(to_browser, from_browser), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(to_browser)
        os.close(from_browser)
        self.number = 0
        self.buffer = b""
        self.events = []

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(timeout=20)
        os.close(self.outgoing)
        os.close(self.incoming)
        self.home.cleanup()

    def read(self, deadline):
        while b"\0" not in self.buffer:
            ready, _, _ = select.select([self.incoming], [], [], max(0, deadline - time.monotonic()))
            if not ready:
                return None
            piece = os.read(self.incoming, 1 << 20)
            if not piece:
                raise SystemExit("the browser stopped")
            self.buffer += piece
        message, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(message)

    def call(self, method, session=None, timeout=60, **parameters):
        self.number += 1
        number = self.number
        message = {"id": number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self.outgoing, data):]
        deadline = time.monotonic() + timeout
        while True:
            answer = self.read(deadline)
            if answer is None:
                raise SystemExit(f"no answer to {method} in {timeout} s")
            if answer.get("id") == number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                return answer["result"]
            self.events.append(answer)

    def open(self, path, **settings):
        return Page(self, path, **settings)


class Page:
    """A page that was loaded from a file, with everything it complained about or asked for."""

    def __init__(self, browser, path, width=1200, height=900, dark=False, script=True, paper=False):
        self.browser = browser
        self.address = path.resolve().as_uri()
        target = browser.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = browser.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.target = target
        for domain in ["Page", "Runtime", "Log", "Network"]:
            self.call(f"{domain}.enable")
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        self.call(
            "Emulation.setEmulatedMedia", media="print" if paper else "",
            features=[{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}])
        if not script:
            self.call("Emulation.setScriptExecutionDisabled", value=True)
        self.load()

    def call(self, method, **parameters):
        return self.browser.call(method, session=self.session, **parameters)

    def load(self):
        self.browser.events.clear()
        self.call("Page.navigate", url=self.address)
        self.wait("Page.loadEventFired")

    def wait(self, name, timeout=60):
        deadline = time.monotonic() + timeout
        while not any(event.get("method") == name for event in self.own_events()):
            event = self.browser.read(deadline)
            if event is None:
                raise SystemExit(f"{name} did not come in {timeout} s")
            self.browser.events.append(event)

    def own_events(self):
        return [event for event in self.browser.events if event.get("sessionId") == self.session]

    def run(self, expression):
        """The value of an expression in the page; a promise is awaited."""
        answer = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True, userGesture=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(answer["exceptionDetails"].get("exception", {}).get("description", expression))
        return answer["result"].get("value")

    def complaints(self):
        """Errors and warnings in the console, exceptions, dialogs, and every request besides the page itself."""
        found = []
        for event in self.own_events():
            method, data = event.get("method"), event.get("params", {})
            if method == "Runtime.exceptionThrown":
                found.append("exception: " + data["exceptionDetails"].get("text", "") + str(data["exceptionDetails"].get("exception", {}).get("description", "")))
            elif method == "Runtime.consoleAPICalled" and data["type"] in ("error", "warning", "assert"):
                found.append(f"console: {data['args']}")
            elif method == "Log.entryAdded" and data["entry"]["level"] in ("error", "warning"):
                found.append("log: " + data["entry"]["text"])
            elif method == "Page.javascriptDialogOpening":
                found.append("dialog: " + data["message"])
            elif method == "Network.requestWillBeSent":
                address = data["request"]["url"]
                if address.split("#")[0] != self.address and not address.startswith(("data:", "blob:")):
                    found.append("request: " + address)
        return found

    def type(self, selector, text):
        self.run(f"document.querySelector({json.dumps(selector)}).focus()")
        self.call("Input.insertText", text=text)

    def press(self, key, code):
        for kind in ["keyDown", "keyUp"]:
            self.call("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code)

    def picture(self, path, whole=True):
        data = self.call("Page.captureScreenshot", format="png", captureBeyondViewport=whole)["data"]
        path.write_bytes(base64.b64decode(data))

    def print(self, path):
        data = self.call("Page.printToPDF", printBackground=False, preferCSSPageSize=True)["data"]
        path.write_bytes(base64.b64decode(data))

    def close(self):
        self.browser.call("Target.closeTarget", targetId=self.target)
