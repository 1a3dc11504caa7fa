"""Addresses of the desk: Chinese without a prefix, English below /en/."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from gongxin.web.api.desk import api
from gongxin.web.desk.views import (
    assessments,
    deliveries,
    files,
    home,
    keys,
    letters,
    mirrors,
    queues,
    records,
    registry,
    scorecards,
    signing_in,
    tracing,
    uploads,
    zero,
)

pages = (
    [
        path("", home.home, name="home"),
        path("sign-in", signing_in.sign_in, name="sign-in"),
        path("sign-out", signing_in.sign_out, name="sign-out"),
        path("deliveries", deliveries.deliveries, name="deliveries"),
        path("deliveries/new", deliveries.deliver, name="deliver"),
        path("uploads", uploads.begin, name="begin-upload"),
        path("uploads/<str:number>", uploads.upload, name="upload"),
        path("deliveries/zero", zero.zero, name="zero"),
        path("deliveries/record", records.choose, name="choose-item"),
        path("deliveries/record/<str:department>/<str:item>", records.record, name="record"),
        path("deliveries/bundles/<str:number>", deliveries.bundle, name="bundle"),
        path("deliveries/<str:receipt>", deliveries.delivery, name="delivery"),
        path("deliveries/<str:receipt>/findings.csv", deliveries.findings, name="findings"),
        path("deliveries/<str:receipt>/decision", deliveries.decide, name="decide-delivery"),
        path("deliveries/<str:receipt>/problems.xlsx", deliveries.workbook, name="workbook"),
        path("deliveries/<str:receipt>/ticket", deliveries.ticket, name="ticket"),
        path("tickets", deliveries.tickets, name="tickets"),
        path("queues/<str:kind>", queues.queue, name="queue"),
        path("queues/<str:kind>/<int:row>", queues.waiting, name="waiting"),
        path("queues/<str:kind>/<int:row>/undo", queues.undo, name="undo-decision"),
        path("due", files.due, name="due"),
        path("quality/due", scorecards.due, name="reports-due"),
        path("quality", scorecards.overview, name="scorecards"),
        path("quality/statement.<str:form>", scorecards.statement, name="statement"),
        path("quality/assessments/<str:department>", assessments.sheet, name="assessment"),
        path("quality/letters", letters.listed, name="letters"),
        path("quality/letters/<int:number>", letters.letter, name="letter"),
        path("quality/letters/<int:number>.pdf", letters.as_paper, name="letter-pdf"),
        path("quality/letters/to/<str:department>", letters.draw_up, name="draw-up-letter"),
        path("quality/<str:department>/<slug:item>", scorecards.card, name="scorecard"),
        path("quality/assessments", assessments.overview, name="assessments"),
        path("quality/assessments.xlsx", assessments.as_workbook, name="assessments-xlsx"),
        path("quality/gaps", assessments.gaps, name="gaps"),
        path("quality/figures", assessments.figures, name="figures"),
        path("quality/<str:department>/<slug:item>/stale", assessments.stale, name="stale"),
        path("trace", tracing.find, name="find-trace"),
        path("trace/<str:code>/<uuid:record>", tracing.trace, name="trace"),
        path("file", files.file, name="file"),
        path("registry", registry.search, name="registry"),
        path("registry/relations/<int:number>", registry.undo, name="undo-relation"),
        path("registry/<str:code>", registry.subject, name="subject"),
        path("mirrors", mirrors.mirrors, name="mirrors"),
        path("mirrors/<slug:mirror>", mirrors.hand_on, name="hand-on"),
        path("keys", keys.keys, name="keys"),
        path("keys/issue", keys.issue, name="issue-key"),
        path("keys/<int:key>/revoke", keys.revoke, name="revoke-key"),
    ],
    "desk",
)

urlpatterns = [
    path("api/v1/", api.urls),
    *i18n_patterns(path("", include(pages)), prefix_default_language=False),
]

handler400 = "gongxin.web.look.views.bad_request"
handler403 = "gongxin.web.look.views.forbidden"
handler404 = "gongxin.web.look.views.not_found"
handler500 = "gongxin.web.look.views.broken"
