"""Addresses of `inspections`."""

from django.urls import path

from mingjing.office.inspections.views import field, records

urlpatterns = [
    path("inspections/", records.inspections, name="inspections"),
    path("inspections/new/", records.register, name="inspection-new"),
    path("inspections/sorties/", field.sorties, name="sorties"),
    path("inspections/sorties/new/", field.register_sortie, name="sortie-new"),
    path("inspections/sorties/<str:number>/", field.sortie, name="sortie"),
    path("inspections/orders/", field.orders, name="orders"),
    path("inspections/<str:number>/", records.inspection, name="inspection"),
    path("inspections/<str:number>/order/", records.order, name="inspection-order"),
]
