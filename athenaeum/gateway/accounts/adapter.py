"""How the sign-in library is told about this house."""

import base64
import hashlib
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from django.conf import settings
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    """Accounts come from the staff list; nobody signs up, and the library sends no mail of its own."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Letters are ours: see letters.py."""

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """The pages say what happened; a second voice would only repeat it."""


class SecondFactorAdapter(DefaultMFAAdapter):
    """Secrets of the second factor are stored sealed under a key of the installation's own."""

    def encrypt(self, text: str) -> str:
        return self.box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return self.box().decrypt(encrypted_text.encode()).decode()

    def box(self) -> Fernet:
        key = hashlib.sha256(b"second factor" + settings.SECRET_KEY.encode()).digest()
        return Fernet(base64.urlsafe_b64encode(key))
