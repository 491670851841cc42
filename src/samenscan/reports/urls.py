"""Addresses of reports."""

from django.urls import path

from samenscan.reports import views

app_name = "reports"

urlpatterns = [
    path("eigen/<uuid:sheet>/", views.own, name="own"),
    path("samen/<uuid:round>/", views.collective, name="collective"),
]
