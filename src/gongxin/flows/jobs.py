"""Background work of the main flow: deliveries from desk and API, and what a new day ends (后台作业)."""

from datetime import UTC, datetime, timedelta
from functools import partial

import structlog
from django.db import transaction
from procrastinate.contrib.django import app

from gongxin.access.actor import platform
from gongxin.catalogue.queries import in_force
from gongxin.collection import actions as collection
from gongxin.collection import uploads
from gongxin.collection.models import Delivery
from gongxin.disclosure import actions as disclosure
from gongxin.flows import counting
from gongxin.kernel.errors import GongxinError

log = structlog.get_logger(__name__)
DELIVER = "flows.deliver"
LEFT_ALONE = timedelta(hours=6)  # no upload and no copy takes longer


@app.task(name=DELIVER)
def run_delivery(delivery_id: int) -> None:
    """Take a received delivery through all stations; a second run finds it done."""
    from gongxin.flows import deliver  # noqa: PLC0415  every process knows the jobs, one loads the engines

    delivery = Delivery.objects.get(pk=delivery_id)
    tell = partial(collection.store().tell, delivery.receipt)
    try:
        deliver.run(
            delivery, catalogue=in_force(), actor=platform("worker"), at=datetime.now(UTC), progress=tell
        )
    except GongxinError as refusal:  # said to the sender in the receipt
        log.info("delivery.refused", delivery=delivery_id, code=refusal.code)


@app.periodic(cron="*/15 * * * *")  # midnight of every zone is among them
@app.task(name="flows.new_day", queueing_lock="flows.new_day")
def new_day(timestamp: int) -> None:
    """Take out facts whose publicity is over, clear what killed processes left."""
    at = datetime.fromtimestamp(timestamp, UTC)
    today = in_force().day(at)
    with transaction.atomic():
        disclosure.count(disclosure.expire(today, actor=platform("worker"), at=at))
    collection.sweep(before=at - LEFT_ALONE)
    uploads.sweep(at=at)


@app.periodic(cron="5-59/15 * * * *")
@app.task(name="flows.measure", queueing_lock="flows.measure")
def measure(timestamp: int) -> None:
    """Measure deliveries that nobody measured, or of which a row was decided on since."""
    from gongxin.flows import scoring  # noqa: PLC0415  as above

    scoring.catch_up(catalogue=in_force(), at=datetime.fromtimestamp(timestamp, UTC))


@app.periodic(cron="10-59/15 * * * *")
@app.task(name="flows.count", queueing_lock="flows.count")
def count(timestamp: int) -> None:
    """Count what is counted once a day, as soon as it has begun; and what pages were asked for till now."""
    law = in_force()
    today = law.day(datetime.fromtimestamp(timestamp, UTC))
    if not counting.counted(on=today):
        counting.count(law, on=today)
    counting.count_visits(law, on=today)
