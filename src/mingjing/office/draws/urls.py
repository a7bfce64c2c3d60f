"""Addresses of `draws`; what stands under /open/ is for everybody."""

from django.urls import path

from mingjing.office.draws.views import draws, public, registers

urlpatterns = [
    path("draws/", draws.draws, name="draws"),
    path("draws/new/", draws.begin, name="draw-new"),
    path("draws/import/", registers.take_over, name="draw-import"),
    path("draws/registers/", registers.registers, name="draw-registers"),
    path("draws/registers/objects/add/", registers.add_objects, name="draw-objects-add"),
    path("draws/registers/objects/remove/", registers.remove_objects, name="draw-objects-remove"),
    path("draws/registers/inspectors/add/", registers.add_inspectors, name="draw-inspectors-add"),
    path(
        "draws/registers/inspectors/remove/",
        registers.remove_inspectors,
        name="draw-inspectors-remove",
    ),
    path("draws/registers/<str:code>/", registers.object_page, name="draw-object"),
    path("draws/<str:number>/", draws.draw, name="draw"),
    path("draws/<str:number>/do/<str:step>/", draws.act, name="draw-act"),
    path("draws/<str:number>/certificate.json", draws.certificate_json, name="draw-json"),
    path("draws/<str:number>/certificate.pdf", draws.certificate_paper, name="draw-pdf"),
    path("open/draws/", public.public_list, name="open-draws"),
    path("open/draws/check/", public.check, name="open-draw-check"),
    path("open/draws/mingjing_verify.py", public.program, name="open-draw-program"),
    path("open/draws/<str:number>/", public.public_draw, name="open-draw"),
    path("open/draws/<str:number>.json", public.public_certificate, name="open-draw-json"),
    path("open/draws/<str:number>/<str:register>.jsonl", public.public_pool, name="open-draw-pool"),
]
