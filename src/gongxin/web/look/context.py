"""What every template may ask for."""

from django.http import HttpRequest
from django.utils.translation import get_language

from gongxin.settings import settings

ENGLISH = "/en/"


def in_other_language(path: str) -> str:
    """The same address in the other language: Chinese has no prefix, English has /en/."""
    if path.startswith(ENGLISH):
        return path[len(ENGLISH) - 1 :]
    return ENGLISH + path.removeprefix("/")


def every_page(request: HttpRequest) -> dict[str, object]:
    """Context processor: the banner and the language switch."""
    return {
        "demonstration": settings().demonstration,
        "other_language": in_other_language(request.get_full_path()),
        "chinese": not (get_language() or "").startswith("en"),
    }
