"""A headless Chromium, driven over its DevTools pipe; nothing but the standard library."""

import base64
import json
import os
import select
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome")
PHONE = (390, 844)
DESKTOP = (1280, 900)
_PATIENCE = 20.0


def find() -> str | None:
    return next((path for name in NAMES if (path := shutil.which(name))), None)


class Chromium:
    def __init__(self, program: str) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="footnote-chromium-")
        child_in, self._out = os.pipe()
        self._in, child_out = os.pipe()
        command = [
            program,
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--hide-scrollbars",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--remote-debugging-pipe",
            f"--user-data-dir={self._folder.name}",
        ]
        self._process = subprocess.Popen(
            ["bash", "-c", f'exec "$@" 3<&{child_in} 4>&{child_out}', "-", *command],
            pass_fds=(child_in, child_out),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        os.close(child_in)
        os.close(child_out)
        self._buffer = b""
        self._number = 0
        self.events: list[dict[str, Any]] = []

    def close(self) -> None:
        try:
            self.call("Browser.close")
        finally:
            os.close(self._out)
            os.close(self._in)
            try:
                self._process.wait(10)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait(10)
            self._folder.cleanup()

    def call(self, method: str, session: str | None = None, **params: Any) -> dict[str, Any]:
        self._number += 1
        message: dict[str, Any] = {"id": self._number, "method": method, "params": params}
        if session:
            message["sessionId"] = session
        os.write(self._out, json.dumps(message).encode() + b"\0")
        while True:
            found = self._next()
            if found.get("id") == self._number:
                if "error" in found:
                    raise RuntimeError(f"{method}: {found['error']}")
                return found["result"]
            self.events.append(found)

    def wait(self, method: str, session: str) -> dict[str, Any]:
        while True:
            for at, event in enumerate(self.events):
                if event.get("method") == method and event.get("sessionId") == session:
                    return self.events.pop(at)
            self.events.append(self._next())

    def _next(self) -> dict[str, Any]:
        until = time.monotonic() + _PATIENCE
        while b"\0" not in self._buffer:
            left = until - time.monotonic()
            if left <= 0 or not select.select([self._in], [], [], left)[0]:
                raise TimeoutError("Chromium does not answer")
            chunk = os.read(self._in, 1 << 20)
            if not chunk:
                raise RuntimeError("Chromium ended")
            self._buffer += chunk
        message, _, self._buffer = self._buffer.partition(b"\0")
        return json.loads(message)

    def page(self, size: tuple[int, int] = DESKTOP, **media: str) -> "Page":
        return Page(self, size, media)


class Page:
    """One tab. `requests` are the addresses asked for, `problems` what the console reports."""

    def __init__(self, browser: Chromium, size: tuple[int, int], media: dict[str, str]) -> None:
        self._browser = browser
        # A profile of its own for each tab would take twice the time; `close` forgets what was kept.
        target = browser.call("Target.createTarget", url="about:blank")
        self._target = target["targetId"]
        attached = browser.call("Target.attachToTarget", targetId=self._target, flatten=True)
        self.session = attached["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.call(f"{domain}.enable")
        width, height = size
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width, height=height, deviceScaleFactor=2 if width < 600 else 1, mobile=width < 600,
        )  # fmt: skip
        features = [{"name": k.replace("_", "-"), "value": v} for k, v in media.items()]
        self.call("Emulation.setEmulatedMedia", features=features)

    def call(self, method: str, **params: Any) -> dict[str, Any]:
        return self._browser.call(method, self.session, **params)

    def close(self) -> None:
        """Close the tab; what its pages kept is forgotten, in the whole browser."""
        address = self.js("location.origin")
        self.call("Network.clearBrowserCache")
        self.call("Network.clearBrowserCookies")
        if address != "null":
            self.call("Storage.clearDataForOrigin", origin=address, storageTypes="all")
        self._browser.call("Target.closeTarget", targetId=self._target)
        self._browser.events.clear()

    def disable_javascript(self) -> None:
        self.call("Emulation.setScriptExecutionDisabled", value=True)

    def open(self, url: str) -> None:
        self._forget("Page.loadEventFired")
        self.call("Page.navigate", url=url)
        self._browser.wait("Page.loadEventFired", self.session)

    def loaded(self) -> None:
        """Wait for a navigation that the page began."""
        self._browser.wait("Page.loadEventFired", self.session)

    def _forget(self, method: str) -> None:
        self._browser.events[:] = [
            e for e in self._browser.events
            if not (e.get("method") == method and e.get("sessionId") == self.session)
        ]  # fmt: skip

    def js(self, expression: str) -> Any:
        """The value of an expression; a promise is awaited."""
        found = self.call(
            "Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True
        )
        if "exceptionDetails" in found:
            raise RuntimeError(json.dumps(found["exceptionDetails"])[:2000])
        return found["result"].get("value")

    def until(self, expression: str) -> Any:
        """Wait, frame by frame, until the expression is true."""
        return self.js(
            "new Promise((done, failed) => { const end = performance.now() + 8000; const look = () => {"
            f" const value = ({expression}); if (value) done(value);"
            " else if (performance.now() > end) failed(new Error('never: ' + "
            f"{json.dumps(expression)})); else requestAnimationFrame(look); }}; look(); }})"
        )

    def key(self, name: str) -> None:
        codes = {"Tab": 9, "Enter": 13, "ArrowDown": 40}
        common = {"key": name, "code": name, "windowsVirtualKeyCode": codes[name]}
        text = {"text": "\r"} if name == "Enter" else {}
        self.call("Input.dispatchKeyEvent", type="keyDown", **common, **text)
        self.call("Input.dispatchKeyEvent", type="keyUp", **common)

    def press(self, letter: str) -> None:
        """Type one letter as a key, where no field has the focus too."""
        shift = 8 if letter.isupper() else 0
        common = {"key": letter, "code": f"Key{letter.upper()}", "modifiers": shift}
        self.call("Input.dispatchKeyEvent", type="keyDown", text=letter, **common)
        self.call("Input.dispatchKeyEvent", type="keyUp", **common)

    def click(self, selector: str) -> None:
        """Press and release the mouse in the middle of an element, once it is in view."""
        x, y = self.js(
            f"(() => {{ const it = document.querySelector({json.dumps(selector)});"
            " it.scrollIntoView({ block: 'center', behavior: 'instant' });"
            " const box = it.getBoundingClientRect();"
            " return [box.x + box.width / 2, box.y + box.height / 2]; })()"
        )
        for kind in ("mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def type(self, text: str) -> None:
        self.call("Input.insertText", text=text)

    def screenshot(self, path: Path, *, whole: bool = False) -> None:
        found = self.call("Page.captureScreenshot", format="png", captureBeyondViewport=whole)
        path.write_bytes(base64.b64decode(found["data"]))

    @property
    def requests(self) -> list[str]:
        return [
            e["params"]["request"]["url"]
            for e in self._browser.events
            if e.get("method") == "Network.requestWillBeSent" and e.get("sessionId") == self.session
        ]

    @property
    def transferred(self) -> int:
        """Bytes that came over the network, headers included."""
        return sum(
            int(e["params"]["encodedDataLength"])
            for e in self._browser.events
            if e.get("method") == "Network.loadingFinished" and e.get("sessionId") == self.session
        )

    @property
    def problems(self) -> list[str]:
        found = []
        for event in self._browser.events:
            if event.get("sessionId") != self.session:
                continue
            if event["method"] == "Log.entryAdded":
                entry = event["params"]["entry"]
                if entry["level"] == "error":
                    found.append(f"{entry['text']} {entry.get('url', '')}")
            elif event["method"] == "Runtime.exceptionThrown":
                found.append(json.dumps(event["params"])[:500])
        return found
