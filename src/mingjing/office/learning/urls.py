"""Addresses of `learning`."""

from django.urls import path

from mingjing.office.learning.views import rehearsals, trainings

urlpatterns = [
    path("learning/", trainings.learning, name="learning"),
    path("learning/new/", trainings.register, name="training-new"),
    path("learning/<int:pk>/", trainings.training, name="training"),
    path("learning/rehearsal/", rehearsals.rehearsals, name="rehearsals"),
    path("learning/rehearsal/new/", rehearsals.new, name="rehearsal-new"),
    path("learning/rehearsal/upload/", rehearsals.upload, name="rehearsal-upload"),
    path("learning/rehearsal/start/<slug:slug>/", rehearsals.start, name="rehearsal-start"),
    path("learning/rehearsal/<slug:key>/", rehearsals.rehearsal, name="rehearsal"),
    path(
        "learning/rehearsal/<slug:key>/scenario.json",
        rehearsals.download,
        name="rehearsal-download",
    ),
    path("learning/rehearsal/<slug:key>/end/", rehearsals.end, name="rehearsal-end"),
]
