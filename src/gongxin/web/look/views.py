"""Pages for what went wrong: what it is, and what can be done now. In both languages at once."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django's names
    return render(request, "look/errors/400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django's names
    return render(request, "look/errors/403.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django's names
    return render(request, "look/errors/404.html", status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """The last resort: needs neither database nor catalogue."""
    return render(request, "look/errors/500.html", status=500)


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django's names
    """A form whose seal is missing or old (CSRF)."""
    return render(request, "look/errors/csrf.html", status=403)
