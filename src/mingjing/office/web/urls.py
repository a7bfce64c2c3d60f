"""Addresses of the kit."""

from django.urls import path

from mingjing.office.web import views

app_name = "web"
urlpatterns = [
    path("kit/", views.gallery, name="gallery"),
    path("more/", views.more, name="more"),
]
