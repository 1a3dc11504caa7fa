import psycopg
import pytest


@pytest.mark.parametrize("table", ["collection_delivery", "collection_part", "collection_waiting"])
def test_the_portal_cannot_read_deliveries(database, as_role, table):
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        as_role("portal").execute(f"select 1 from gongxin.{table}")


@pytest.mark.parametrize("table", ["collection_delivery", "collection_part", "collection_waiting"])
def test_the_desk_cannot_delete_deliveries(database, as_role, table):
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        as_role("desk").execute(f"delete from {table}")
