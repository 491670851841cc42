"""What the mails about people's roles say; written anew for each reader."""

from django.urls import reverse
from django.utils.translation import gettext as _

from samenscan.members import models
from samenscan.members.letters import Letter, Write


def handed_over(hat: models.Hat) -> Write:
    """To the successor, and to who had the role."""

    def write() -> Letter:
        blanks = {
            "name": hat.person.name,
            "role": str(models.RoleName(hat.role).label),
            "place": str(hat.organisation),
        }
        return Letter(
            _("%(name)s is now %(role)s of %(place)s") % blanks,
            (
                _("The role was handed over: from now on %(name)s is %(role)s of %(place)s.")
                % blanks,
            ),
            reverse("home"),
        )

    return write
