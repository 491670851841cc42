"""Addresses of running a round, of mails about it, and of who reads what."""

from django.urls import path

from samenscan.scans.views import running, telling

urlpatterns = [
    path("<uuid:id>/verlengen/", running.extend_round, name="extend_round"),
    path("<uuid:id>/voortgang.csv", running.progress_csv, name="progress_csv"),
    path("<uuid:id>/gedeeld/", telling.shared_round, name="shared_round"),
    path("gedeeld/<uuid:id>/", telling.shared_sheet, name="shared_sheet"),
    path("lid/<uuid:id>/", running.member, name="member"),
    path("lid/<uuid:id>/contact/", running.note_contact, name="note_contact"),
    path("lid/<uuid:id>/stilte/", running.note_silence, name="note_silence"),
    path("lid/<uuid:id>/verlengen/", running.extend_sheet, name="extend_sheet"),
    path("mail/<uuid:id>/opnieuw/", running.send_again, name="send_again"),
    path("stille-dagen/", running.quiet_days, name="quiet_days"),
    path("stille-dagen/<uuid:id>/weg/", running.drop_quiet_days, name="drop_quiet_days"),
    path("wie-leest-wat/<uuid:id>/", telling.promise, name="promise"),
    path("wie-leest-wat/<uuid:id>/gelezen/", telling.acknowledge, name="acknowledge"),
    path("gelezen/<uuid:id>/", telling.readings, name="readings"),
    path("agenda/<uuid:id>/", telling.deadline, name="deadline"),
    path("herinneringen/<str:token>/", telling.stop_reminders, name="stop_reminders"),
]
