from django.apps import AppConfig


class CollectionConfig(AppConfig):
    name = "gongxin.collection"
    label = "collection"
