"""Django registration of the page kit."""

from django.apps import AppConfig
from django.forms import BooleanField, ChoiceField, Field, FileField, ModelChoiceField

_EMPTY: dict[type[Field], str] = {
    Field: "请填写这一项",
    ChoiceField: "请选择一项",
    ModelChoiceField: "请选择一项",
    BooleanField: "请核对后勾选",
    FileField: "请选择一个文件",
}


class WebConfig(AppConfig):
    """Makes the kit's templates, tags and static files known to Django."""

    name = "mingjing.office.web"
    label = "web"
    verbose_name = "页面构件"

    def ready(self) -> None:
        """An empty field says what to do; Django's own word is only that it is required."""
        for kind, sentence in _EMPTY.items():
            kind.default_error_messages = {**kind.default_error_messages, "required": sentence}
