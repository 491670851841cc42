"""Addresses of reports."""

from django.urls import path

from samenscan.reports import views

app_name = "reports"

urlpatterns = [
    path("eigen/<uuid:sheet>/", views.own, name="own"),
    path("eigen/<uuid:sheet>/feiten.xlsx", views.own_xlsx, name="own_xlsx"),
    path("eigen/<uuid:sheet>/feiten.json", views.own_json, name="own_json"),
    path("samen/<uuid:round>/", views.collective, name="collective"),
]
