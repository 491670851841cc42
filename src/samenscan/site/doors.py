"""The door table: every address of the product with the permission behind it."""

from collections.abc import Mapping
from types import MappingProxyType

PUBLIC = "public"
SIGNED_IN = "signed-in"

_ACCOUNT_PUBLIC = [
    "account_login",
    "account_logout",
    "account_inactive",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "mfa_authenticate",
    "mfa_login_webauthn",
]
_ACCOUNT_SIGNED_IN = [
    "account_reauthenticate",
    "mfa_reauthenticate",
    "account_change_password",
    "account_set_password",
    "mfa_index",
    "mfa_activate_totp",
    "mfa_deactivate_totp",
    "mfa_generate_recovery_codes",
    "mfa_view_recovery_codes",
    "mfa_download_recovery_codes",
    "mfa_list_webauthn",
    "mfa_add_webauthn",
    "mfa_edit_webauthn",
    "mfa_remove_webauthn",
    "mfa_reauthenticate_webauthn",
]

DOORS: Mapping[str, str] = MappingProxyType(
    {
        "home": PUBLIC,
        "accessibility": PUBLIC,
        "privacy": PUBLIC,
        "health": PUBLIC,
        "set_language": PUBLIC,
        "demo_enter": PUBLIC,
        **dict.fromkeys(_ACCOUNT_PUBLIC, PUBLIC),
        **dict.fromkeys(_ACCOUNT_SIGNED_IN, SIGNED_IN),
        "members:invitation": PUBLIC,
        "members:switch_hat": SIGNED_IN,
        "members:partnerships": "partnership:read",
        "members:partnership": "partnership:read",
        "members:people": "person:invite",
        "members:invite": "person:invite",
        "members:withdraw_invitation": "person:invite",
        "members:end_hat": "person:invite",
        "scans:rounds": "round:read",
        "scans:round": "round:read",
        "scans:open_round": "round:open",
        "scans:close_round": "round:close",
        "scans:sheet": "sheet:read",
        "scans:section": "sheet:read",
        "scans:save_answer": "sheet:answer",
        "scans:submit": "sheet:submit",
        "scans:reopen": "sheet:submit",
        "reports:own": "result:own",
        "findings:collective": "result:collective",
        "findings:publish": "result:publish",
        "public:robots": PUBLIC,
        "public:sitemap": PUBLIC,
        "public:page": PUBLIC,
        "public:page_in": PUBLIC,
        "public:feed": PUBLIC,
        "public:figure_svg": PUBLIC,
        "public:figure_png": PUBLIC,
        "public:desk": "partnership:run",
        "public:publish": "partnership:run",
        "public:withdraw": "partnership:run",
        "public:preview": "partnership:run",
    }
)
