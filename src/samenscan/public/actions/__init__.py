"""What the coordinator does with the public page: publish, withdraw, choose what is shown."""

from samenscan.public.actions.choose import PublicChoiceRefused, choose_what_is_shown
from samenscan.public.actions.publish import publish_page, withdraw_page
from samenscan.public.decisions import AddressTaken

__all__ = [
    "AddressTaken",
    "PublicChoiceRefused",
    "choose_what_is_shown",
    "publish_page",
    "withdraw_page",
]
