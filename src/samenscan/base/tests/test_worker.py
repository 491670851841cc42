"""A worker …"""

import subprocess
import sys


def test_knows_every_kind_of_job_without_any_address_loaded() -> None:
    script = (
        "import os, sys, django\n"
        "os.environ['DJANGO_SETTINGS_MODULE'] = 'samenscan.site.settings'\n"
        "django.setup()\n"
        "from samenscan.base import jobs\n"
        "assert 'samenscan.site.urls' not in sys.modules\n"
        "print(sorted(jobs._kinds))\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    kinds = ["answers.expire", "mail.send", "round.invite", "scans.remind"]
    assert told.stdout.strip() == str(kinds)
