"""Addresses of rounds and sheets."""

from django.urls import include, path

from samenscan.scans import authoring_urls, running_urls, separate_urls, sheet_urls, views
from samenscan.scans.present import EARLIER
from samenscan.scans.views.offering import keep_offered, set_aside

app_name = "scans"

urlpatterns = [
    path("", views.rounds, name="rounds"),
    path("openen/", views.open_round, name="open_round"),
    path("vragenlijsten/", include(authoring_urls.urlpatterns)),
    path("bewaard/", views.kept, name="kept"),
    path("bewaard/meenemen/", views.export_answers, name="export_answers"),
    path("bewaard/<uuid:id>/wissen/", views.erase_answers, name="erase_answers"),
    path("", include(running_urls.urlpatterns)),
    path("<uuid:id>/", views.round_page, name="round"),
    path("<uuid:id>/sluiten/", views.close_round, name="close_round"),
    path("apart/<uuid:id>/", include(separate_urls.urlpatterns)),
    path("blad/<uuid:id>/", views.sheet, name="sheet"),
    path("blad/<uuid:id>/indienen/", views.submit, name="submit"),
    path("blad/<uuid:id>/heropenen/", views.reopen, name="reopen"),
    path("blad/<uuid:id>/", include(sheet_urls.urlpatterns)),
    path("bijlage/<uuid:id>/", views.attachment, name="attachment"),
    path("blad/<uuid:id>/<str:section>/", views.section, name="section"),
    path("blad/<uuid:id>/<str:section>/<str:question>/", views.save_answer, name="save_answer"),
    path(
        f"blad/<uuid:id>/<str:section>/<str:question>/{EARLIER}",
        views.earlier_values,
        name="earlier_values",
    ),
    path(
        "blad/<uuid:id>/<str:section>/<str:question>/terugnemen/",
        views.take_back,
        name="take_back",
    ),
    path("blad/<uuid:id>/<str:section>/<str:question>/klopt/", keep_offered, name="keep_offered"),
    path("blad/<uuid:id>/<str:section>/<str:question>/opzij/", set_aside, name="set_aside"),
    path("blad/<uuid:id>/<str:section>/<str:question>/bespreken/", views.discuss, name="discuss"),
    path("blad/<uuid:id>/<str:section>/<str:question>/kiezen/", views.choose, name="choose"),
]
