"""Addresses of the desk."""

from django.contrib.auth.views import LogoutView
from django.urls import path

from mingjing.office.desk import portal, views

urlpatterns = [
    path("", views.today, name="today"),
    path("open/", portal.home, name="open-home"),
    path("board/", views.board, name="board"),
    path("board/<str:concern>/", views.board_rows, name="board-rows"),
    path("search/", views.search, name="search"),
    path("new/", views.new, name="new"),
    path("sign-in/", views.SignIn.as_view(), name="sign-in"),
    path("logout/", LogoutView.as_view(), name="logout"),
    path("health/", views.health, name="health"),
]
