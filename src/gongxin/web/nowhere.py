"""The pages of a process that serves none."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
