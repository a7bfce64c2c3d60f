"""Addresses of `items`, and the home of master data."""

from django.urls import path

from mingjing.office.items import views

urlpatterns = [
    path("manage/", views.manage, name="manage"),
    path("items/", views.items, name="items"),
    path("items/import/", views.items_import, name="items-import"),
    path("items/import/<slug:token>/", views.items_import_check, name="items-import-check"),
    path("items/<slug:code>/", views.item, name="item"),
]
