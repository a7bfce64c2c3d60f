"""Addresses of `registers`."""

from django.urls import path

from mingjing.office.registers.views import items, registers

urlpatterns = [
    path("registers/items/", items.items, name="register-items"),
    path("registers/items/<str:code>/", items.item, name="register-item"),
    path("registers/items/<str:code>/withdraw/", items.withdraw, name="register-item-withdraw"),
    path("registers/import/<str:register>/", items.take_in, name="register-import"),
    path("open/registers/items/", items.public_items, name="open-items"),
    path("open/registers/items.json", items.public_items_json, name="open-items-json"),
    path("registers/", registers.registers, name="registers"),
    path("registers/objects/", registers.objects, name="register-objects"),
    path("registers/objects/add/", registers.add_objects, name="register-objects-add"),
    path("registers/objects/remove/", registers.remove_objects, name="register-objects-remove"),
    path("registers/inspectors/", registers.inspectors, name="register-inspectors"),
    path("registers/inspectors/add/", registers.add_inspectors, name="register-inspectors-add"),
    path(
        "registers/inspectors/remove/",
        registers.remove_inspectors,
        name="register-inspectors-remove",
    ),
]
