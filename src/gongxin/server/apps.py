from django.apps import AppConfig


class ServerConfig(AppConfig):
    name = "gongxin.server"
    label = "server"
