"""Addresses of cases."""

from django.urls import path

from mingjing.office.cases import views

urlpatterns = [
    path("cases/", views.case_list, name="cases"),
    path("cases/new/", views.case_new, name="case-new"),
    path("cases/<str:number>/", views.case_page, name="case"),
    path("reviews/", views.reviews, name="reviews"),
]
