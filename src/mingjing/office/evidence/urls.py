"""Addresses of `evidence`."""

from django.urls import path

from mingjing.office.evidence import views

urlpatterns = [
    path("evidence/", views.exhibits, name="exhibits"),
    path("evidence/strip/", views.exhibit_strip, name="exhibit-strip"),
    path("evidence/<str:number>/", views.exhibit, name="exhibit"),
    path("evidence/<str:number>/file", views.exhibit_file, name="exhibit-file"),
    path("evidence/<str:number>/thumb", views.exhibit_thumb, name="exhibit-thumb"),
]
