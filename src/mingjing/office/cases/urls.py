"""Addresses of cases."""

from django.urls import path

from mingjing.office.cases import views
from mingjing.office.cases.beside import views as beside

urlpatterns = [
    path("cases/", views.case_list, name="cases"),
    path("cases/new/", views.case_new, name="case-new"),
    path("cases/<str:number>/", views.case_page, name="case"),
    path("cases/<str:number>/do/<str:step>/", views.act_page, name="act"),
    path("cases/<str:number>/begin/<str:kind>/<str:step>/", beside.begin_page, name="beside-begin"),
    path("cases/<str:number>/beside/<int:nth>/<str:step>/", beside.act_page, name="beside-act"),
    path("reviews/", views.reviews, name="reviews"),
]
