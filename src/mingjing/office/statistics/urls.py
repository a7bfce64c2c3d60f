"""Addresses of statistics."""

from django.urls import path

from mingjing.office.statistics import views
from mingjing.office.statistics.tables import views as tables

urlpatterns = [
    path("statistics/", views.board, name="statistics"),
    path("statistics/explore/", views.explore, name="explore"),
    path("statistics/tables/", tables.tables, name="statistics-tables"),
    path("statistics/tables/<str:form>/", tables.table, name="statistics-table"),
    path("statistics/<str:name>/", views.indicator, name="indicator"),
]
