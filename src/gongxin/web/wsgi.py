"""What gunicorn serves: portal or desk, by GONGXIN_PROCESS."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongxin.web.settings")
application = get_wsgi_application()
