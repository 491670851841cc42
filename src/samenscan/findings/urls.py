"""The addresses that publish a collective result, and ask who agrees to be named in it."""

from django.urls import path

from samenscan.findings import views

app_name = "findings"

urlpatterns = [
    path("<uuid:round>/vrijgeven/", views.publish, name="publish"),
    path("blad/<uuid:sheet>/met-naam/", views.by_name, name="by_name"),
    path("blad/<uuid:sheet>/met-naam/kiezen/", views.consent, name="consent"),
]
