"""Django registration of the page kit."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Makes the kit's templates, tags and static files known to Django."""

    name = "mingjing.office.web"
    label = "web"
    verbose_name = "页面构件"
