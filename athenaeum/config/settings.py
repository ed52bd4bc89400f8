"""Every setting of an installation, read from the environment; the defaults run a small house out of the box.

ATHENAEUM_HOME (default ./var) holds what an installation owns: database, secret key, uploaded staff lists.
"""

import secrets
from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from athenaeum.access.floors import ROOMS

env = environ.Env()
PACKAGE = Path(__file__).resolve().parent.parent
HOME = Path(env.str("ATHENAEUM_HOME", default="var")).resolve()
HOME.mkdir(parents=True, exist_ok=True, mode=0o700)


def secret_key() -> str:
    """The signing key of this installation: from the environment, else made once and kept in HOME."""
    if given := env.str("ATHENAEUM_SECRET_KEY", default=""):
        return given
    place = HOME / "secret.key"
    if not place.exists():
        place.touch(mode=0o600)
        place.write_text(secrets.token_urlsafe(50))
    return place.read_text().strip()


# Who and where -----------------------------------------------------------------------------------------------
SECRET_KEY = secret_key()
DEBUG = False
DEMO = env.bool("ATHENAEUM_DEMO", default=False)
SITE_URL = env.str("ATHENAEUM_URL", default="http://localhost:8000").rstrip("/")
SECURE = SITE_URL.startswith("https://")
ALLOWED_HOSTS = env.list("ATHENAEUM_HOSTS", default=[SITE_URL.split("//")[1].split(":")[0], "localhost", "127.0.0.1"])
CSRF_TRUSTED_ORIGINS = [SITE_URL]
ROOT_URLCONF = "athenaeum.config.urls"
WSGI_APPLICATION = "athenaeum.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    *[f"athenaeum.{room}" for room in ROOMS],
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_cotton.apps.SimpleAppConfig",
    "django_htmx",
    "django_tasks_db",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "athenaeum.gateway.trouble.SizeLimit",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "athenaeum.gateway.accounts.middleware.SessionsEnd",
    "athenaeum.access.middleware.DenyByDefault",
    "athenaeum.gateway.accounts.middleware.SecondFactor",
]

# What people see ---------------------------------------------------------------------------------------------
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django_cotton.cotton_loader.Loader",
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "builtins": [
                "django_cotton.templatetags.cotton",
                "django.templatetags.i18n",
                "django.templatetags.static",
                "athenaeum.ui.templatetags.ui",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "athenaeum.gateway.chrome.chrome",
            ],
        },
    }
]
COTTON_DIR = "ui/components"
FORM_RENDERER = "athenaeum.ui.forms.Renderer"

LANGUAGE_CODE = "en"
FORMAT_MODULE_PATH = ["athenaeum.config.formats"]
LANGUAGES = [("en", _("English")), ("fr", _("French"))]
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_SAMESITE = "Lax"
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = env.str("ATHENAEUM_TIME_ZONE", default="America/Halifax")

STATIC_URL = "/static/"
STATICFILES_DIRS = [PACKAGE / "static", PACKAGE / "static_vendor"]
STATIC_ROOT = HOME / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MEDIA_ROOT = HOME / "files"

# What is kept ------------------------------------------------------------------------------------------------
SQLITE = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    # trusted_schema stays on: JSON columns check themselves with a function that OFF forbids (decision 0002).
    # FULL, not NORMAL: with NORMAL an acknowledged write can be lost at a power cut.
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;PRAGMA foreign_keys=ON;"
    ),
}
DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{HOME / 'athenaeum.sqlite3'}")}
# A connection is kept for a minute: opening one, with its settings, would cost a page a third of its time.
DATABASES["default"].update(CONN_MAX_AGE=60, CONN_HEALTH_CHECKS=True)
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = SQLITE

# Sign-in limits must hold over all web processes, so they are counted in the database.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"},
    "process": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 2**20
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 2**20
STAFF_LIST_MAX_BYTES = 10 * 2**20
STAFF_LIST_MAX_ROWS = 50_000

# Who comes in ------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "demo:door" if DEMO else "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_ADAPTER = "athenaeum.gateway.accounts.adapter.AccountAdapter"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = LOGIN_URL
# A delay, never a lock-out: five tries in a quarter of an hour for an account, twenty for an address.
ACCOUNT_RATE_LIMITS = {"login_failed": "5/15m/key,20/15m/ip", "request_login_code": "5/15m/key,20/15m/ip"}
MFA_ADAPTER = "athenaeum.gateway.accounts.adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = True  # our letters confirm addresses, not the library's
MFA_TOTP_ISSUER = "Athenaeum"
# Facilitators and operators come in with a second factor; the demonstration, whose people are made up, without.
SECOND_FACTOR_REQUIRED = env.bool("ATHENAEUM_SECOND_FACTOR", default=not DEMO)
CSRF_FAILURE_VIEW = "athenaeum.gateway.accounts.views.form_ran_out"

SESSION_ENGINE = "django.contrib.sessions.backends.db"
# The cookie outlives the session, which ends earlier (gateway/accounts/middleware.py): so that what was typed into a
# page that had waited too long is known to be hers, and kept for her.
SESSION_COOKIE_AGE = 14 * 24 * 3600
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_SAMESITE = "Lax"

# What leaves the house: letters, and nothing else -----------------------------------------------------------
EMAIL_CONFIG = env.email_url("EMAIL_URL", default="smtp://localhost:25")
vars().update(EMAIL_CONFIG)
EMAIL_TIMEOUT = 30
DEFAULT_FROM_EMAIL = env.str("ATHENAEUM_FROM", default="mentoring@localhost")

# What the browser may do -------------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None
X_FRAME_OPTIONS = "DENY"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"()": "athenaeum.access.logs.Quiet", "format": "%(asctime)s %(levelname)s %(name)s %(message)s"}
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.str("ATHENAEUM_LOG", default="INFO")},
}
