"""Addresses of collective results."""

from django.urls import path

from samenscan.findings import views

app_name = "findings"

urlpatterns = [
    path("<uuid:round>/", views.collective, name="collective"),
    path("<uuid:round>/vrijgeven/", views.publish, name="publish"),
]
