"""Addresses of `plans`; what stands under /open/ is for everybody."""

from django.urls import path

from mingjing.office.plans.views import plans, public, tasks

VERSION = "plans/<int:year>/<int:version>/"

urlpatterns = [
    path("plans/", plans.plans, name="plans"),
    path("plans/new/", plans.begin, name="plan-new"),
    path(VERSION, plans.plan, name="plan"),
    path(f"{VERSION}do/<str:step>/", plans.act, name="plan-act"),
    path(f"{VERSION}tasks/new/", tasks.new, name="task-new"),
    path(f"{VERSION}tasks/<str:code>/", tasks.edit, name="task"),
    path(f"{VERSION}tasks/<str:code>/drop/", tasks.drop, name="task-drop"),
    path(f"{VERSION}tasks/<str:code>/objects/", tasks.objects, name="task-objects"),
    path(f"{VERSION}tasks/<str:code>/select/", tasks.select, name="task-select"),
    path("open/plans/", public.public_list, name="open-plans"),
    path(f"open/{VERSION}", public.public_plan, name="open-plan"),
    path("open/plans/<int:year>/<int:version>.json", public.public_json, name="open-plan-json"),
]
