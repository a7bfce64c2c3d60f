"""Addresses of `inspections`."""

from django.urls import path

from mingjing.office.inspections.views import (
    behind,
    field,
    frequency,
    many,
    progress,
    records,
    talks,
)

urlpatterns = [
    path("plans/<int:year>/progress/", progress.progress_page, name="plan-progress"),
    path("plans/<int:year>/<int:version>/rows/", behind.rows, name="plan-rows"),
    path("open/frequency/", frequency.public_frequency, name="open-frequency"),
    path("open/plans/<int:year>/<int:version>/rows/", behind.public_rows, name="open-plan-rows"),
    path("plans/<int:year>/caps/", progress.caps, name="plan-caps"),
    path("plans/<int:year>/caps/<int:party>/", behind.cap, name="plan-cap"),
    path("plans/<int:year>/merge/", progress.merging, name="plan-merge"),
    path("plans/<int:year>/targeting/", progress.targeting, name="plan-targeting"),
    path("plans/<int:year>/<int:version>/close/", progress.close, name="plan-close"),
    path("open/plans/<int:year>/results/", progress.public_results, name="open-plan-results"),
    path(
        "open/plans/<int:year>/results.json",
        progress.public_results_json,
        name="open-plan-results-json",
    ),
    path("inspections/", records.inspections, name="inspections"),
    path("inspections/new/", records.register, name="inspection-new"),
    path("inspections/many/", many.many, name="inspections-many"),
    path("inspections/sorties/", field.sorties, name="sorties"),
    path("inspections/sorties/new/", field.register_sortie, name="sortie-new"),
    path("inspections/sorties/<str:number>/", field.sortie, name="sortie"),
    path("inspections/orders/", field.orders, name="orders"),
    path("inspections/talks/", talks.talks, name="talks"),
    path("inspections/talks/<str:number>/", talks.talk, name="talk"),
    path("inspections/talks/<str:number>/paper/", talks.paper, name="talk-paper"),
    path("inspections/talks/<str:number>/do/<str:step>/", talks.act, name="talk-act"),
    path("inspections/<str:number>/", records.inspection, name="inspection"),
    path("inspections/<str:number>/order/", records.order, name="inspection-order"),
    path("inspections/<str:number>/talk/", talks.begin, name="talk-new"),
]
