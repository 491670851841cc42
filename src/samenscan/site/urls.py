"""Every address, feature by feature; each needs its row in `site/doors.py`."""

from django.conf import settings
from django.urls import include, path

from samenscan.base.admin import desk
from samenscan.site import views

urlpatterns = [
    path("", views.home, name="home"),
    path("toegankelijkheid/", views.accessibility, name="accessibility"),
    path("privacy/", views.privacy, name="privacy"),
    path("over-mij/", views.about_me, name="about_me"),
    path("gezondheid/", views.health, name="health"),
    path("taal/", views.set_language, name="set_language"),
    path("account/", include("samenscan.accounts.urls")),
    path("beheer/", desk.urls),
    path("leden/", include("samenscan.members.urls")),
    path("scans/", include("samenscan.scans.urls")),
    path("resultaten/", include("samenscan.findings.urls")),
    path("", include("samenscan.public.urls")),
    path("verslag/", include("samenscan.reports.urls")),
]

handler403 = "samenscan.site.views.forbidden"
handler404 = "samenscan.site.views.not_found"
handler500 = "samenscan.site.views.broken"

if settings.DEMO:
    urlpatterns.append(path("demo/tijd/", views.demo_time, name="demo_time"))
    urlpatterns.append(path("demo/<slug:who>/", views.demo_enter, name="demo_enter"))
