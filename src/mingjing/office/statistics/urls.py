"""Addresses of statistics."""

from django.urls import path

from mingjing.office.statistics import views

urlpatterns = [
    path("statistics/", views.board, name="statistics"),
    path("statistics/<str:name>/", views.indicator, name="indicator"),
]
