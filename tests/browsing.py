"""A real browser: pages are opened from the disk, and all that they say or ask for is kept."""

import importlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Request

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@dataclass
class Opened:
    """A page, with the messages of its console, its errors and the addresses it asked for."""

    page: "Page"
    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def listen(self) -> None:
        self.page.on("console", self._on_console)
        self.page.on("pageerror", self._on_error)
        self.page.on("request", self._on_request)

    def _on_console(self, message: "ConsoleMessage") -> None:
        self.said.append(f"{message.type}: {message.text}")

    def _on_error(self, error: "Error") -> None:
        self.said.append(f"error: {error.message}")

    def _on_request(self, request: "Request") -> None:
        self.asked.append(request.url)


class Opener:
    """Opens files in pages of their own."""

    def __init__(self, browser: "Browser") -> None:
        self._browser = browser

    def __call__(
        self, path: Path, fragment: str = "", *, width: int = 1280, dark: bool = False
    ) -> Opened:
        context = self._browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
        )
        opened = Opened(context.new_page())
        opened.listen()
        opened.page.goto(path.as_uri() + fragment)
        return opened


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    if not CHROMIUM.exists():
        pytest.skip(f"there is no {CHROMIUM}")
    try:
        playwright = importlib.import_module("playwright.sync_api")
    except ImportError:
        pytest.skip("playwright is not installed: pip install 'vssbudget[browser]'")
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture
def opened(browser: "Browser") -> Iterator[Opener]:
    """Open pages; all of them are closed behind the test, none has said or asked for anything."""
    opener = Opener(browser)
    yield opener
    for context in browser.contexts:
        context.close()
