"""Addresses of `learning`."""

from django.urls import path

from mingjing.office.learning import views

urlpatterns = [
    path("learning/", views.learning, name="learning"),
    path("learning/new/", views.register, name="training-new"),
    path("learning/<int:pk>/", views.training, name="training"),
]
