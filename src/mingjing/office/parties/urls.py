"""Addresses of `parties`."""

from django.urls import path

from mingjing.office.parties import views

urlpatterns = [
    path("parties/", views.parties, name="parties"),
    path("parties/new/", views.party_new, name="party-new"),
    path("parties/<int:pk>/", views.party, name="party"),
    path("parties/<int:pk>/edit/", views.party_edit, name="party-edit"),
    path("parties/<int:pk>/identity/", views.party_identity, name="party-identity"),
    path("places/", views.places, name="places"),
    path("places/new/", views.place_new, name="place-new"),
    path("places/<int:pk>/", views.place, name="place"),
    path("places/<int:pk>/edit/", views.place_edit, name="place-edit"),
]
