"""Addresses of the portal: Chinese without a prefix, English below /en/."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from gongxin.web.api.public import api
from gongxin.web.portal import views

pages = (
    [
        path("", views.home, name="home"),
        path("search", views.search, name="search"),
        path("organisations/<str:code>", views.organisation, name="organisation"),
        path("organisations/<str:code>/<slug:item>", views.organisation_item, name="organisation-item"),
        path("columns", views.columns, name="columns"),
        path("columns/<slug:item>", views.column, name="column"),
        path("catalogue", views.catalogue_list, name="catalogue"),
        path("catalogue/<slug:item>", views.catalogue_item, name="item"),
        path("catalogue/<slug:item>/template.xlsx", views.template, name="template"),
        path("catalogue/<slug:item>/schema.json", views.schema, name="schema"),
        path("catalogue/drafts/<slug:item>", views.catalogue_draft, name="draft"),
        path("catalogue/registers/<slug:name>", views.register, name="register"),
        path("about", views.about, name="about"),
        path("method", views.method, name="method"),
        path("method/scoring", views.scoring, name="scoring"),
        path("figures", views.figures, name="figures"),
        path("terms", views.terms, name="terms"),
        path("interface", views.interface, name="interface"),
    ],
    "portal",
)

urlpatterns = [
    path("api/v1/", api.urls),
    path("robots.txt", views.robots),
    path("verify.py", views.verifier, name="verifier"),
    *i18n_patterns(path("", include(pages)), prefix_default_language=False),
]

handler400 = "gongxin.web.look.views.bad_request"
handler403 = "gongxin.web.look.views.forbidden"
handler404 = "gongxin.web.look.views.not_found"
handler500 = "gongxin.web.look.views.broken"
