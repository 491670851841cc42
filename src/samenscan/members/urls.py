"""Addresses of partnerships, people, hats and invitations."""

from django.urls import path

from samenscan.members import views

app_name = "members"

urlpatterns = [
    path("", views.partnerships, name="partnerships"),
    path("samenwerkingsverband/<uuid:id>/", views.partnership, name="partnership"),
    path("samenwerkingsverband/nieuw/", views.make_partnership, name="make_partnership"),
    path(
        "samenwerkingsverband/<uuid:id>/wijzigen/",
        views.change_partnership,
        name="change_partnership",
    ),
    path("samenwerkingsverband/<uuid:id>/uitnodigen/", views.invite_to_join, name="invite_to_join"),
    path("samenwerkingsverband/<uuid:id>/orgaan/", views.make_organ, name="make_organ"),
    path("samenwerkingsverband/<uuid:id>/beslissingen/", views.decisions, name="decisions"),
    path("toetreding/<uuid:id>/", views.accession, name="accession"),
    path("toetreding/<uuid:id>/ingelicht/", views.mark_informed, name="mark_informed"),
    path("toetreding/<uuid:id>/beslissing/", views.record_decision, name="record_decision"),
    path("toetreding/<uuid:id>/handtekening/", views.sign, name="sign"),
    path("toetreding/<uuid:id>/lid/", views.activate, name="activate"),
    path("toetreding/<uuid:id>/afwijzen/", views.decline, name="decline"),
    path("lidmaatschap/<uuid:id>/", views.give_notice, name="give_notice"),
    path("lidmaatschap/<uuid:id>/blijven/", views.withdraw_notice, name="withdraw_notice"),
    path("lidmaatschap/<uuid:id>/verlaten/", views.leave, name="leave"),
    path("orgaan/<uuid:id>/", views.organ, name="organ"),
    path("orgaan/<uuid:id>/zetel/", views.name_seat, name="name_seat"),
    path("orgaan/<uuid:id>/ontbinden/", views.end_organ, name="end_organ"),
    path("zetel/<uuid:id>/beeindigen/", views.end_seat, name="end_seat"),
    path("zetel/<uuid:id>/rol/", views.give_seat_role, name="give_seat_role"),
    path("organisatie/<uuid:id>/vergaderingen/", views.calendar, name="calendar"),
    path("vergadering/<uuid:id>/schrappen/", views.drop_meeting, name="drop_meeting"),
    path("beslissing/<uuid:id>/document/", views.document, name="document"),
    path("mensen/pet/<uuid:id>/overdragen/", views.hand_over, name="hand_over"),
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
