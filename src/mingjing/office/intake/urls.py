"""Addresses of `intake`."""

from django.urls import path

from mingjing.office.intake import views

urlpatterns = [
    path("leads/", views.leads, name="leads"),
    path("leads/new/", views.register, name="lead-new"),
    path("leads/<str:number>/", views.lead, name="lead"),
    path("leads/<str:number>/answer/", views.answer, name="lead-answer"),
]
