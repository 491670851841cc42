"""Addresses of partnerships, people, hats and invitations."""

from django.urls import path

from samenscan.members import views

app_name = "members"

urlpatterns = [
    path("", views.partnerships, name="partnerships"),
    path("samenwerkingsverband/<uuid:id>/", views.partnership, name="partnership"),
    path("mensen/", views.people, name="people"),
    path("mensen/uitnodigen/", views.invite, name="invite"),
    path(
        "mensen/uitnodiging/<uuid:id>/intrekken/",
        views.withdraw_invitation,
        name="withdraw_invitation",
    ),
    path("mensen/pet/<uuid:id>/beeindigen/", views.end_hat, name="end_hat"),
    path("pet/", views.switch_hat, name="switch_hat"),
    path("uitnodiging/<str:secret>/", views.invitation, name="invitation"),
]
