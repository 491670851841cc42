"""Addresses of the public pages, and of the coordinator's pages about them."""

from django.urls import path

from samenscan.public.views import desk, pages

app_name = "public"
DESK = "publieke-pagina/<uuid:partnership>/"

urlpatterns = [
    path("robots.txt", pages.robots, name="robots"),
    path("sitemap.xml", pages.sitemap, name="sitemap"),
    path("publiek/<slug:slug>/", pages.page, name="page"),
    path("publiek/<slug:slug>/<slug:language>/", pages.page, name="page_in"),
    path("publiek/<slug:slug>/<slug:language>/nieuws.atom", pages.feed, name="feed"),
    path(
        "publiek/<slug:slug>/<slug:language>/<slug:figure>.svg",
        pages.figure_as_svg,
        name="figure_svg",
    ),
    path(
        "publiek/<slug:slug>/<slug:language>/<slug:figure>.png",
        pages.figure_as_png,
        name="figure_png",
    ),
    path(DESK, desk.public_page, name="desk"),
    path(f"{DESK}publiceren/", desk.publish, name="publish"),
    path(f"{DESK}intrekken/", desk.withdraw, name="withdraw"),
    path(f"{DESK}voorbeeld/<slug:language>/", desk.preview, name="preview"),
]
