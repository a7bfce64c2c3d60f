"""Addresses of `people`."""

from django.urls import path

from mingjing.office.people import views

urlpatterns = [
    path("manage/units/", views.units, name="units"),
    path("manage/units/new/", views.unit_new, name="unit-new"),
    path("manage/units/<int:pk>/edit/", views.unit_edit, name="unit-edit"),
    path("manage/people/", views.people, name="people"),
    path("manage/people/new/", views.person_new, name="person-new"),
    path("manage/people/<int:pk>/", views.person, name="person"),
    path("manage/people/<int:pk>/edit/", views.person_edit, name="person-edit"),
    path("manage/people/<int:pk>/certificate/", views.certificate_new, name="person-certificate"),
    path("manage/people/<int:pk>/post/", views.post_new, name="person-post"),
    path("manage/people/<int:pk>/password/", views.password, name="person-password"),
    path("manage/posts/<int:pk>/end/", views.post_end, name="post-end"),
]
