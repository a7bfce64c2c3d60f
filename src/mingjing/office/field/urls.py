"""Addresses of `field`."""

from django.urls import path

from mingjing.office.field import views

urlpatterns = [
    path("field/", views.shell, name="field"),
    path("field/worker.js", views.worker, name="field-worker"),
    path("field/day.json", views.day, name="field-day"),
    path("field/forms/", views.spot_forms, name="field-forms"),
    path("field/files/<str:sha256>/", views.file, name="field-file"),
    path("field/send/", views.send, name="field-send"),
    path("field/drafts/", views.drafts, name="field-drafts"),
    path("field/drafts/<uuid:draft>/", views.draft, name="field-draft"),
]
