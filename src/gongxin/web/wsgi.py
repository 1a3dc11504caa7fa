"""What gunicorn serves: portal or desk, by GONGXIN_PROCESS."""

import os

from django.core.wsgi import get_wsgi_application

from gongxin.web.lifetime import end_with_parent

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongxin.web.settings")
end_with_parent()
application = get_wsgi_application()
