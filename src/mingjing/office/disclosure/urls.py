"""Addresses of `disclosure`."""

from django.urls import path

from mingjing.office.disclosure import views

urlpatterns = [
    path("disclosure/", views.disclosure, name="disclosure"),
    path("disclosure/<str:number>/<str:outlet>/", views.publication, name="publication"),
    path("disclosure/<str:number>/<str:outlet>/publish/", views.publish, name="publish"),
    path("disclosure/<str:number>/<str:outlet>/withhold/", views.withhold, name="withhold"),
    path("disclosure/<str:number>/<str:outlet>/withdraw/", views.withdraw, name="withdraw"),
]
