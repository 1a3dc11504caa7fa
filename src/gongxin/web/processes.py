"""What each process is made of. The portal has neither sessions nor accounts nor jobs."""

OURS = (
    "gongxin.server",
    "gongxin.catalogue",
    "gongxin.access",
    "gongxin.collection",
    "gongxin.quality",
    "gongxin.identity",
    "gongxin.ledger",
    "gongxin.disclosure",
    "gongxin.flows",
    "gongxin.web.look",
    "gongxin.web.desk",
    "gongxin.web.api",
)
PORTAL_APPS = (
    "django.contrib.staticfiles",
    "gongxin.disclosure",
    "gongxin.web.look",
    "gongxin.web.portal",
)
DESK_APPS = (
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "procrastinate.contrib.django",
    *OURS,
    "gongxin.web.portal",
)
APPS = {
    "portal": list(PORTAL_APPS),
    "desk": list(DESK_APPS),
    "worker": list(DESK_APPS),
    "migrate": list(DESK_APPS),
}

PORTAL_MIDDLEWARE = (
    "django.middleware.security.SecurityMiddleware",
    "gongxin.web.security.headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "gongxin.web.visits.visits",
    "gongxin.web.unfit.UnfitValues",
)
DESK_MIDDLEWARE = (
    "django.middleware.security.SecurityMiddleware",
    "gongxin.web.security.headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "gongxin.web.sessions.actors",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "gongxin.web.unfit.UnfitValues",
)
MIDDLEWARES = {
    "portal": list(PORTAL_MIDDLEWARE),
    "desk": list(DESK_MIDDLEWARE),
    "worker": list(DESK_MIDDLEWARE),
    "migrate": list(DESK_MIDDLEWARE),
}
URLS = {
    "portal": "gongxin.web.portal.urls",
    "desk": "gongxin.web.desk.urls",
    "worker": "gongxin.web.nowhere",
    "migrate": "gongxin.web.nowhere",
}
