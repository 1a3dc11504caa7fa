"""The columns of the portal's head."""

from django import template
from django.template.context import Context
from django.urls import reverse
from django.utils.translation import gettext, gettext_noop

from gongxin.web.look.navigation import Link, links

register = template.Library()

PLACES = (
    (gettext_noop("首页"), "portal:home"),
    (gettext_noop("查询"), "portal:search"),
    (gettext_noop("公示栏目"), "portal:columns"),
    (gettext_noop("信用目录"), "portal:catalogue"),
    (gettext_noop("公示规则"), "portal:method"),
    (gettext_noop("术语"), "portal:terms"),
    (gettext_noop("开放接口"), "portal:interface"),
    (gettext_noop("关于"), "portal:about"),
)


@register.simple_tag(takes_context=True)
def portal_places(context: Context) -> list[Link]:
    """The links of the head, the present one marked."""
    return links(context["request"].path, [(gettext(words), reverse(name)) for words, name in PLACES])
