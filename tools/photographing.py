# ruff: noqa: INP001 - imported by the scripts beside it, which are no package
"""What the tools that photograph a running demonstration share; needs Playwright and Chromium.

pngquant, where it is installed, makes the files a quarter as large.
"""

import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

DOCS = Path(__file__).parent.parent / "docs"
LANGUAGES = {"zh": "", "en": "/en"}
SIGN_IN = "/sign-in"


@contextmanager
def chromium() -> Iterator[Browser]:
    """Debian's Chromium."""
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])


def sign_in(page: Page, base: str, account: tuple[str, str]) -> None:
    """Sign in at the desk whose pages begin with `base`."""
    page.goto(base + SIGN_IN)
    page.get_by_label(re.compile("用户名|User name")).fill(account[0])
    page.get_by_label(re.compile("密码|Password")).fill(account[1])
    page.locator("main button").click()


def photograph(page: Page, tallest: int) -> bytes:
    """The page from its top, at most so many pixels; only a demonstration is photographed."""
    page.wait_for_load_state("networkidle")
    if not page.locator(".demonstration").count():
        raise SystemExit(f"{page.url}: this is no demonstration")
    size = page.viewport_size or {"width": 1280}
    tall = min(tallest, page.evaluate("document.documentElement.scrollHeight"))
    return page.screenshot(full_page=True, clip={"x": 0, "y": 0, "width": size["width"], "height": tall})


def squeeze(target: Path, *, colours: int) -> None:
    """Make a file smaller, where that can be done."""
    if shutil.which("pngquant"):
        squeeze = ["pngquant", "--quality", "30-80", "--speed", "1", "--strip", "--force", "--ext", ".png"]
        subprocess.run([*squeeze, str(colours), str(target)], check=True)  # noqa: S603 - our own words
