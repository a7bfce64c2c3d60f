"""Addresses of cases."""

from django.urls import path

from mingjing.office.cases import views
from mingjing.office.cases.weighing.views import leniency_item, leniency_page, weighing_page

urlpatterns = [
    path("cases/", views.case_list, name="cases"),
    path("cases/new/", views.case_new, name="case-new"),
    path("cases/leniency/", leniency_page, name="leniency"),
    path("cases/leniency/<str:code>/", leniency_item, name="leniency-item"),
    path("cases/<str:number>/weighing/", weighing_page, name="case-weighing"),
    path("cases/<str:number>/", views.case_page, name="case"),
    path("reviews/", views.reviews, name="reviews"),
]
