"""Addresses of `registers`."""

from django.urls import path

from mingjing.office.registers.views import registers

urlpatterns = [
    path("registers/", registers.registers, name="registers"),
    path("registers/objects/add/", registers.add_objects, name="register-objects-add"),
    path("registers/objects/remove/", registers.remove_objects, name="register-objects-remove"),
    path("registers/inspectors/add/", registers.add_inspectors, name="register-inspectors-add"),
    path(
        "registers/inspectors/remove/",
        registers.remove_inspectors,
        name="register-inspectors-remove",
    ),
]
