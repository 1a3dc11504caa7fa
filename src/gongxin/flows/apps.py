"""The flows as a Django app: it has jobs and no tables."""

from django.apps import AppConfig


class Flows(AppConfig):
    """The stations in order."""

    name = "gongxin.flows"
