"""Addresses of `field`."""

from django.urls import path

from mingjing.office.field.views import numbers
from mingjing.office.field.views import phone as views

urlpatterns = [
    path("field/", views.shell, name="field"),
    path("field/worker.js", views.worker, name="field-worker"),
    path("field/day.json", views.day, name="field-day"),
    path("field/forms/", views.spot_forms, name="field-forms"),
    path("field/forms/void/", views.void_form, name="field-form-void"),
    path("field/files/<str:sha256>/", views.file, name="field-file"),
    path("field/send/", views.send, name="field-send"),
    path("field/drafts/", views.drafts, name="field-drafts"),
    path("field/drafts/<uuid:draft>/", views.draft, name="field-draft"),
    path("spot-forms/", numbers.spot_form_list, name="spot-forms"),
    path("spot-forms/<int:sheet>/void/", numbers.spot_form_void, name="spot-form-void"),
]
