"""Addresses of `visits`; what stands under /open/ is for everybody.

The act of a visit stands in `documents`, because its papers are part of it.
"""

from django.urls import path

from mingjing.office.visits.views import identity, planning, route, visits

urlpatterns = [
    path("visits/", visits.visits, name="visits"),
    path("visits/new/", planning.begin, name="visit-new"),
    path("visits/route/", route.route, name="visit-route"),
    path("visits/lenient/", visits.lenient, name="lenient-acts"),
    path("visits/<str:number>/", visits.visit, name="visit"),
    path("visits/<str:number>/identity/", identity.identity, name="visit-identity"),
    path("open/visits/<str:pass_code>/", identity.open_visit, name="open-visit"),
]
