"""Addresses of reports."""

from django.urls import path

from samenscan.reports import views

app_name = "reports"

urlpatterns = [
    path("eigen/<uuid:sheet>/", views.own, name="own"),
    path("eigen/<uuid:sheet>/feiten.xlsx", views.own_xlsx, name="own_xlsx"),
    path("eigen/<uuid:sheet>/feiten.json", views.own_json, name="own_json"),
    path("samen/<uuid:round>/", views.collective, name="collective"),
    path("samen/<uuid:round>/resultaat.csv", views.collective_csv, name="collective_csv"),
    path("samen/<uuid:round>/resultaat.xlsx", views.collective_xlsx, name="collective_xlsx"),
    path("samen/<uuid:round>/plan/", views.plans, name="plans"),
    path("samen/<uuid:round>/plan.json", views.plans_json, name="plans_json"),
    path("publicaties/", views.register, name="register"),
]
