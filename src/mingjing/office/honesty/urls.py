"""Addresses of `honesty`."""

from django.urls import path

from mingjing.office.honesty import views

urlpatterns = [
    path("honesty/", views.questions, name="questions"),
    path("honesty/rules/", views.rules, name="honesty-rules"),
    path("honesty/checks/", views.checks, name="check-runs"),
    path("honesty/checks/new/", views.check_new, name="check-new"),
    path("honesty/checks/<str:number>/", views.check, name="check-run"),
    path("honesty/<str:number>/", views.question, name="question"),
    path("honesty/<str:number>/alike/", views.alike, name="question-alike"),
    path("honesty/<str:number>/do/<str:step>/", views.act, name="question-act"),
]
