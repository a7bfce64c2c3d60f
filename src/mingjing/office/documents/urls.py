"""Addresses of `documents`."""

from django.urls import path

from mingjing.office.documents import views

urlpatterns = [
    path("cases/<str:number>/documents/", views.document_list, name="documents"),
    path("cases/<str:number>/documents/<int:seq>/", views.document, name="document"),
    path("cases/<str:number>/file.pdf", views.whole_file, name="case-file"),
    path("cases/<str:number>/file.zip", views.bundle, name="case-bundle"),
]
