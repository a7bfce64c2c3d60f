"""Addresses of `draws`; what stands under /open/ is for everybody."""

from django.urls import path

from mingjing.office.draws.views import draws, objects, outside, pool, public

urlpatterns = [
    path("draws/", draws.draws, name="draws"),
    path("draws/new/", draws.begin, name="draw-new"),
    path("draws/import/", outside.take_over, name="draw-import"),
    path("draws/outside/", outside.outside_draws, name="draws-outside"),
    path("draws/outside/<int:key>/", outside.outside_draw, name="draw-outside"),
    path("draws/objects/<str:code>/", objects.object_page, name="draw-object"),
    path("draws/<str:number>/", draws.draw, name="draw"),
    path("draws/<str:number>/do/<str:step>/", draws.act, name="draw-act"),
    path("draws/<str:number>/certificate.json", draws.certificate_json, name="draw-json"),
    path("draws/<str:number>/certificate.pdf", draws.certificate_paper, name="draw-pdf"),
    path("open/draws/", public.public_list, name="open-draws"),
    path("open/draws/check/", public.check, name="open-draw-check"),
    path("open/draws/mingjing_verify.py", public.program, name="open-draw-program"),
    path("open/draws/<str:number>/", public.public_draw, name="open-draw"),
    path("draws/<str:number>/pool/<str:register>/", pool.pool, name="draw-pool"),
    path(
        "open/draws/<str:number>/pool/<str:register>/",
        pool.public_pool_list,
        name="open-draw-pool-list",
    ),
    path("open/draws/<str:number>.json", public.public_certificate, name="open-draw-json"),
    path("open/draws/<str:number>/<str:register>.jsonl", public.public_pool, name="open-draw-pool"),
]
