"""Django's settings. GONGXIN_PROCESS chooses database role, pages and middleware of this process."""

import secrets

from gongxin.catalogue.load import catalogue
from gongxin.kernel.errors import GongxinError
from gongxin.server import logs, passwords, roles
from gongxin.settings import settings
from gongxin.web.processes import APPS, MIDDLEWARES, URLS

_settings = settings()


def _database() -> dict[str, object]:
    """Before set-up there are no passwords, and no database to reach with them."""
    try:
        return roles.django_database(_settings, roles.Role(_settings.process))
    except GongxinError:
        return {"ENGINE": "django.db.backends.postgresql", "NAME": _settings.database_name, "OPTIONS": {}}


def _secret_key() -> str:
    """Sessions are sealed with it. The portal seals nothing and knows no secret."""
    if _settings.process != "desk":
        return secrets.token_urlsafe(32)
    try:
        return _settings.secret_key or passwords.read(_settings, "django")
    except GongxinError:
        return secrets.token_urlsafe(32)


DEBUG = _settings.debug
SECRET_KEY = _secret_key()
ALLOWED_HOSTS = _settings.allowed_hosts

INSTALLED_APPS = APPS[_settings.process]
MIDDLEWARE = MIDDLEWARES[_settings.process]
ROOT_URLCONF = URLS[_settings.process]
WSGI_APPLICATION = "gongxin.web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "gongxin.web.look.context.every_page",
            ]
        },
    }
]

LOGGING = logs.LOGGING

DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "access.User"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("name", "post", "contact")},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_NAME = "__Host-session" if _settings.https else "session"
SESSION_COOKIE_AGE = 8 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_SECURE = _settings.https
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_NAME = "__Host-csrf" if _settings.https else "csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "gongxin.web.look.views.forged"
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_SECURE = _settings.https
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = _settings.https

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if _settings.https else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _settings.https else None
X_FRAME_OPTIONS = "DENY"

USE_TZ = True
TIME_ZONE = catalogue().zone
USE_I18N = True
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024**2
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"
TEST_RUNNER = ""  # pytest only: its fixtures clone a migrated database
