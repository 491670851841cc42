"""Addresses of questionnaires, drafts and bridges, under /scans/vragenlijsten/."""

from django.urls import path

from samenscan.scans.views import authoring, bridges, drafts

urlpatterns = [
    path("", authoring.questionnaires, name="questionnaires"),
    path("nieuw/", authoring.start_draft, name="start_draft"),
    path("opladen/", authoring.upload_draft, name="upload_draft"),
    path("kant-en-klaar/<str:key>/", authoring.ready_made, name="ready_made"),
    path(
        "kant-en-klaar/<str:key>/ophalen/",
        authoring.download_ready_made,
        name="download_ready_made",
    ),
    path("<uuid:id>/", authoring.published, name="published"),
    path("<uuid:id>/ophalen/", authoring.download_published, name="download_published"),
    path("<uuid:id>/herstellen/", authoring.restore_version, name="restore_version"),
    path("<uuid:id>/brug/", bridges.bridge, name="bridge"),
    path("ontwerp/<uuid:id>/", drafts.draft, name="draft"),
    path("ontwerp/<uuid:id>/bewaren/", drafts.save_draft, name="save_draft"),
    path("ontwerp/<uuid:id>/bestanden/", drafts.change_files, name="change_files"),
    path("ontwerp/<uuid:id>/lezen/", drafts.read_draft, name="read_draft"),
    path("ontwerp/<uuid:id>/publiceren/", drafts.publish_draft, name="publish_draft"),
    path("ontwerp/<uuid:id>/ophalen/", drafts.download_draft, name="download_draft"),
    path("ontwerp/<uuid:id>/weggooien/", drafts.discard_draft, name="discard_draft"),
]
