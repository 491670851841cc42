"""Addresses of results."""

from django.urls import path

from samenscan.findings import views

app_name = "findings"

urlpatterns = [
    path("eigen/<uuid:sheet>/", views.own, name="own"),
    path("samen/<uuid:round>/", views.collective, name="collective"),
    path("samen/<uuid:round>/vrijgeven/", views.publish, name="publish"),
]
