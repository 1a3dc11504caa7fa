from django.apps import AppConfig


class QualityConfig(AppConfig):
    name = "gongxin.quality"
    label = "quality"
    default_auto_field = "django.db.models.BigAutoField"
