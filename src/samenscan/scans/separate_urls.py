"""Addresses where colleagues answer each for themselves."""

from django.urls import path

from samenscan.scans.views import separately as views

urlpatterns = [
    path("", views.separate, name="separate"),
    path("vragen/", views.ask_separately, name="ask_separately"),
    path("antwoord/<str:question>/", views.answer_separately, name="answer_separately"),
    path("verder/<str:question>/", views.go_on_without, name="go_on_without"),
    path("kiezen/<str:question>/", views.settle, name="settle"),
]
