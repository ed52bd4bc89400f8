"""Pages that come with the libraries we use. Those not named here do not exist for anybody."""

from athenaeum.access.record import Record

RECORDS: list[Record] = []
PAGES = {
    "account_login": "@anyone",
    "account_logout": "@anyone",
    "account_inactive": "@anyone",
    "account_reauthenticate": "@staff",
    "mfa_authenticate": "@anyone",
    "mfa_reauthenticate": "@staff",
    "mfa_index": "@staff",
    "mfa_activate_totp": "@staff",
    "mfa_deactivate_totp": "@staff",
    "mfa_view_recovery_codes": "@staff",
    "mfa_generate_recovery_codes": "@staff",
}
