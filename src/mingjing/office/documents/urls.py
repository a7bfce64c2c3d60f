"""Addresses of `documents`; the act of a case is here, because its paper is part of it."""

from django.urls import path

from mingjing.office.documents.views import acting, checking, reading, visiting

urlpatterns = [
    path("cases/<str:number>/do/<str:step>/", acting.act, name="act"),
    path("cases/<str:number>/do/<str:step>/preview/", acting.preview, name="act-preview"),
    path("cases/<str:number>/begin/<str:kind>/<str:step>/", acting.begin, name="beside-begin"),
    path(
        "cases/<str:number>/begin/<str:kind>/<str:step>/preview/",
        acting.begin_preview,
        name="beside-begin-preview",
    ),
    path("cases/<str:number>/beside/<int:nth>/<str:step>/", acting.beside, name="beside-act"),
    path(
        "cases/<str:number>/beside/<int:nth>/<str:step>/preview/",
        acting.beside_preview,
        name="beside-act-preview",
    ),
    path("cases/<str:number>/documents/", reading.document_list, name="documents"),
    path("cases/<str:number>/documents/<str:key>/", reading.document, name="document"),
    path("cases/<str:number>/documents/<str:key>.pdf", reading.document_file, name="document-pdf"),
    path(
        "cases/<str:number>/documents/<str:key>.docx",
        reading.document_word,
        name="document-docx",
    ),
    path("cases/<str:number>/documents/<str:key>/issue/", acting.issue_page, name="document-issue"),
    path("cases/<str:number>/file.pdf", reading.whole_file, name="case-file"),
    path("cases/<str:number>/file.zip", reading.bundle, name="case-bundle"),
    path("visits/<str:number>/do/<str:step>/", visiting.act, name="visit-act"),
    path(
        "visits/<str:number>/do/<str:step>/preview/",
        visiting.preview,
        name="visit-act-preview",
    ),
    path("visits/<str:number>/papers/", visiting.papers, name="visit-papers"),
    path("visits/<str:number>/papers/<str:paper_key>/", visiting.paper, name="visit-paper"),
    path(
        "visits/<str:number>/papers/<str:paper_key>.pdf",
        visiting.paper_file,
        name="visit-paper-pdf",
    ),
    path(
        "visits/<str:number>/papers/<str:paper_key>/issue/",
        visiting.issue_page,
        name="visit-paper-issue",
    ),
    path("check/", checking.check_code, name="check-code"),
    path("check/<str:paper>/", checking.check, name="check"),
]
