"""Headers that keep pages to themselves: no script but ours, no frame, no copy in a search engine."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

Handler = Callable[[HttpRequest], HttpResponse]

SOURCES = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
)
HEADERS = {
    "Content-Security-Policy": "; ".join(SOURCES),
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    # A search engine's copy would outlive the publicity of a fact. A page without facts may say otherwise.
    "X-Robots-Tag": "noindex, noarchive",
    "Cache-Control": "no-store",
}


def headers(respond: Handler) -> Handler:
    """Add what a view has not set itself."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = respond(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    return middleware
