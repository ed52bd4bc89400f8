"""Settings of the tests: the product's own, with plain static names, a cheap hash and a home that is thrown away."""

import atexit
import os
import shutil
import tempfile

_home = tempfile.mkdtemp(prefix="athenaeum-test-")
atexit.register(shutil.rmtree, _home, ignore_errors=True)
os.environ["ATHENAEUM_HOME"] = _home
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

from athenaeum.config.settings import *  # noqa: E402, F403

SECRET_KEY = "only-for-tests"
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# The live server of the tests serves through the finders, which know no hashed names.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
MIDDLEWARE = [name for name in MIDDLEWARE if "whitenoise" not in name]  # noqa: F405
# The cast comes in without a second factor; tests/gateway/test_second_factor.py turns it on.
SECOND_FACTOR_REQUIRED = False
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):  # noqa: F405
    # A file, as in the product: an in-memory database would hide locks and races.
    DATABASES["default"]["TEST"] = {"NAME": os.path.join(_home, "test.sqlite3")}  # noqa: F405
