"""Addresses of `evidence`."""

from django.urls import path

from mingjing.office.evidence import views

urlpatterns = [
    path("evidence/", views.exhibits, name="exhibits"),
    path("evidence/<str:number>/", views.exhibit, name="exhibit"),
    path("evidence/<str:number>/file", views.exhibit_file, name="exhibit-file"),
]
