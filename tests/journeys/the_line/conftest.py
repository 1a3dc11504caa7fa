from tests.journeys.town import browse, town

__all__ = ["browse", "town"]
