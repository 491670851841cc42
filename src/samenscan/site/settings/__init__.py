"""Django's settings, made from `Config`; nothing else reads the environment."""

import os
import secrets
import sys
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Final
from urllib.parse import unquote, urlsplit

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from samenscan.site.settings.config import SHORTEST_KEY, Config

if sys.platform == "linux":
    import pysqlite3

    # Debian 12's SQLite (3.40) has a WAL-reset bug that can damage files; see docs/decisions.
    sys.modules["sqlite3"] = pysqlite3

CONFIG: Final = Config()
PACKAGE: Final = Path(__file__).resolve().parents[2]
DATA_DIR: Final = CONFIG.data_dir.resolve()


def _kept_secret(name: str) -> str:
    """A secret made once and kept in the data folder, readable by its owner only."""
    path = DATA_DIR / name
    if not path.exists():
        DATA_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)
        _put_whole(path, secrets.token_urlsafe(48))
    kept = path.read_text().strip()
    if len(kept) < SHORTEST_KEY:
        raise ImproperlyConfigured(f"{path} is damaged: put it back from a backup")
    return kept


def _put_whole(path: Path, content: str) -> None:
    """Nobody ever reads half a key, and of two processes that start at once the first wins."""
    with NamedTemporaryFile("w", dir=path.parent) as draft:
        draft.write(content)
        draft.flush()
        os.fsync(draft.fileno())
        # When it is there by now, another process kept its key first.
        with suppress(FileExistsError):
            os.link(draft.name, path)


SECRET_KEY = CONFIG.secret_key or _kept_secret("secret-key")
JOURNAL_KEY = CONFIG.journal_key or _kept_secret("journal-key")
VAULT_KEY = CONFIG.vault_key or _kept_secret("vault-key")
DEBUG = CONFIG.debug
DEMO = CONFIG.demo
FLOORS = CONFIG.floors()
BASE_URL = CONFIG.base_url.rstrip("/")
_ADDRESS = urlsplit(BASE_URL)
_LOOPBACK = ["localhost", "127.0.0.1", "[::1]"]
ALLOWED_HOSTS = [_ADDRESS.hostname or "localhost"]
if ALLOWED_HOSTS[0] in _LOOPBACK:
    ALLOWED_HOSTS = _LOOPBACK
CSRF_TRUSTED_ORIGINS = [BASE_URL]
CSRF_FAILURE_VIEW = "samenscan.site.views.forbidden"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.admin",
    "django.contrib.humanize",
    "django_htmx",
    "csp",
    "samenscan.base",
    "samenscan.accounts",
    "samenscan.members",
    "samenscan.scans",
    "samenscan.findings",
    "samenscan.public",
    "samenscan.reports",
    "samenscan.site",
    "allauth",
    "allauth.account",
    "allauth.mfa",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "samenscan.site.middleware.LimitMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "samenscan.site.middleware.PublicMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "samenscan.site.middleware.ActorMiddleware",
    "samenscan.site.middleware.DoorMiddleware",
]

ROOT_URLCONF = "samenscan.site.urls"
WSGI_APPLICATION = "samenscan.site.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "site" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "samenscan.site.shell.shell",
            ],
            "builtins": ["samenscan.base.templatetags.told"],
        },
    }
]

if CONFIG.database_url:
    DATABASES = {"default": dict(dj_database_url.parse(CONFIG.database_url, conn_max_age=600))}
else:
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": DATA_DIR / "samenscan.sqlite3",
            # A file, as in real use: a database in memory has other locks. One per process, so that
            # two runs of the tests do not meet.
            "TEST": {"NAME": str(DATA_DIR / f"test-{os.getpid()}.sqlite3")},
            "CONN_MAX_AGE": 600,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                # FULL: an answer that the screen calls saved survives a power cut.
                "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;"
                "PRAGMA temp_store=MEMORY;PRAGMA cache_size=-20000;",
            },
        }
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {
    "default": {
        # In the database, so that the lock-out after failed sign-ins holds over all processes.
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
    },
    # Public pages, per process: keeping one writes no row, and strangers push no lock-out away.
    "public": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "public",
        "OPTIONS": {"MAX_ENTRIES": 200},
    },
}

AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in [
        ("UserAttributeSimilarityValidator", {"user_attributes": ("email", "name")}),
        ("MinimumLengthValidator", {"min_length": 12}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    ]
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_LOGOUT_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "samenscan.accounts.adapter.Adapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
# The invitation link has already proven the address.
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_FORMS = {
    "login": "samenscan.accounts.forms.SignInForm",
    "reset_password": "samenscan.accounts.forms.ForgottenForm",
    "reset_password_from_key": "samenscan.accounts.forms.NewPasswordForm",
    "change_password": "samenscan.accounts.forms.ChangePasswordForm",
    "set_password": "samenscan.accounts.forms.SetPasswordForm",
    "reauthenticate": "samenscan.accounts.forms.ConfirmPasswordForm",
}
ACCOUNT_RATE_LIMITS = {"login_failed": "20/m/ip,5/10m/key"}
# Behind a proxy every request comes from the proxy's address; the header tells whose it was.
ALLAUTH_TRUSTED_PROXY_COUNT = CONFIG.proxies
MFA_ADAPTER = "samenscan.accounts.adapter.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "samenscan.accounts.forms.CodeForm",
    "reauthenticate": "samenscan.accounts.forms.ConfirmCodeForm",
    "activate_totp": "samenscan.accounts.forms.FirstCodeForm",
    "add_webauthn": "samenscan.accounts.forms.AddPasskeyForm",
    "edit_webauthn": "samenscan.accounts.forms.RenamePasskeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = _ADDRESS.hostname == "localhost"
MFA_TOTP_ISSUER = "Samenscan"
# Half a minute more for who types slowly; `accounts.forms` sees to it that a code works once.
MFA_TOTP_TOLERANCE = 1

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", _("Dutch")), ("fr", _("French")), ("de", _("German")), ("en", _("English"))]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
FORMAT_MODULE_PATH = "samenscan.site.formats"
USE_TZ = True
TIME_ZONE = "Europe/Brussels"
USE_THOUSAND_SEPARATOR = True
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_AGE = 60 * 60 * 24 * 365

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_MANIFEST_STRICT = False

_SECURE = CONFIG.secure_cookies if CONFIG.secure_cookies is not None else _ADDRESS.scheme == "https"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = _SECURE
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 60 * 60 * 12
SECURE_HSTS_SECONDS = 31536000 if _SECURE else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _SECURE else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
    }
}

_SMTP = urlsplit(CONFIG.smtp_url)
DEFAULT_FROM_EMAIL = SERVER_EMAIL = CONFIG.mail_from
if _SMTP.hostname:
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST, EMAIL_PORT = _SMTP.hostname, _SMTP.port or 25
    EMAIL_HOST_USER = unquote(_SMTP.username or "")
    EMAIL_HOST_PASSWORD = unquote(_SMTP.password or "")
    EMAIL_USE_TLS, EMAIL_USE_SSL = _SMTP.scheme == "smtp+tls", _SMTP.scheme == "smtps"
    EMAIL_TIMEOUT = 20
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = DATA_DIR / "mail"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(levelname)s %(name)s %(message)s"}},
    "filters": {"secrets": {"()": "samenscan.site.logs.WithoutSecrets"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "plain",
            "filters": ["secrets"],
        }
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"samenscan": {"level": "INFO"}},
}
