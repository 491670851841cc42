"""Addresses of one sheet beside its sections: who fills in what, versions, withdrawing."""

from django.urls import path

from samenscan.scans.views import offering, versions, who, workbook

# They come before the sections, so no section can be reached that has one of these names.
urlpatterns = [
    path("verder/", who.go_on, name="go_on"),
    path("wie/", who.who, name="who"),
    path("wie/<uuid:invitation>/opnieuw/", who.invite_again, name="invite_again"),
    path("klaar/<str:section>/", who.say_ready, name="say_ready"),
    path("teruggeven/<str:section>/", who.return_section, name="return_section"),
    path("versie/<int:number>/", versions.version, name="version"),
    path("versie/<int:number>/download/", versions.download_version, name="download_version"),
    path("terugtrekken/", versions.withdraw, name="withdraw"),
    path("beginnen/", offering.offer_known, name="offer_known"),
    path("werkboek/", workbook.workbook, name="workbook"),
    path("werkboek/download/", workbook.download_workbook, name="download_workbook"),
    path("werkboek/overnemen/", workbook.apply_workbook, name="apply_workbook"),
    path("meedoen/", versions.come_back, name="come_back"),
]
