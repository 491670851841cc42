"""The address that publishes a collective result."""

from django.urls import path

from samenscan.findings import views

app_name = "findings"

urlpatterns = [path("<uuid:round>/vrijgeven/", views.publish, name="publish")]
