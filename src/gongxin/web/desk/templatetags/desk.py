"""The columns of the desk's head: those that the actor may open."""

from django import template
from django.template.context import Context
from django.urls import reverse
from django.utils.translation import gettext, gettext_noop

from gongxin.access.permissions import Permission
from gongxin.web.look.navigation import Link, links

register = template.Library()

PLACES = (
    (gettext_noop("待办"), "desk:home", (), ()),
    (gettext_noop("报送记录"), "desk:deliveries", (), (Permission.READ_DELIVERIES,)),
    (gettext_noop("整改工单"), "desk:tickets", (), (Permission.READ_DELIVERIES,)),
    (gettext_noop("存疑待核"), "desk:queue", ("held",), (Permission.READ_DELIVERIES,)),
    (gettext_noop("未关联"), "desk:queue", ("unlinked",), (Permission.JUDGE,)),
    (gettext_noop("冲突"), "desk:queue", ("conflict",), (Permission.JUDGE,)),
    (gettext_noop("类别未定"), "desk:due", (), (Permission.READ_DELIVERIES,)),
    (gettext_noop("数据质量"), "desk:scorecards", (), (Permission.READ_DELIVERIES,)),
    (gettext_noop("溯源"), "desk:find-trace", (), (Permission.READ_DELIVERIES,)),
    (gettext_noop("组织档案"), "desk:file", (), (Permission.READ_FILES,)),
    (gettext_noop("主体沿革"), "desk:registry", (), (Permission.JUDGE,)),
    (gettext_noop("信息镜像"), "desk:mirrors", (), (Permission.HAND_ON,)),
    (gettext_noop("接口密钥"), "desk:keys", (), (Permission.GRANT_ROLES,)),
)


QUALITY = (
    (gettext_noop("评价"), "desk:scorecards"),
    (gettext_noop("应报清单"), "desk:reports-due"),
    (gettext_noop("部门考核"), "desk:assessments"),
    (gettext_noop("督促函件"), "desk:letters"),
    (gettext_noop("共享缺口"), "desk:gaps"),
    (gettext_noop("运行统计"), "desk:figures"),
)


@register.simple_tag(takes_context=True)
def quality_places(context: Context) -> list[Link]:
    """The pages about the quality of reporting, the present one marked."""
    places = [(gettext(words), reverse(name)) for words, name in QUALITY]
    return links(context["request"].path, places)


@register.simple_tag(takes_context=True)
def desk_places(context: Context) -> list[Link]:
    """The links of the head, the present one marked."""
    request = context["request"]
    return links(
        request.path,
        [
            (gettext(words), reverse(name, args=arguments))
            for words, name, arguments, needed in PLACES
            if all(permission in request.actor.permissions for permission in needed)
        ],
    )
