"""Pages without facts may be found by search engines; all others keep the headers of `web.security`."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse

View = Callable[..., HttpResponse]


def without_facts(view: View) -> View:
    """Decorate a view that tells of rules and terms only, never of an organisation."""

    @wraps(view)
    def marked(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response.headers["X-Robots-Tag"] = "all"
        response.headers["Cache-Control"] = "no-cache"
        return response

    return marked
