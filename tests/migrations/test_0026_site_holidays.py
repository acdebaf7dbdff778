"""What step 0026 makes of the countries that were typed for sites."""

from sqlalchemy import MetaData, select

from learnhub import migrations
from tests.migrations.old import _person, ident

TYPED = ("France", "allemagne", "België", "ca", "", "Lyon region")
CODES = ("FR", "DE", "BE", "CA", "", "")


def test_typed_countries_become_codes_and_people_keep_their_site(empty: str) -> None:
    migrations.upgrade(empty, to="0025")
    sites = [
        {"id": ident("S", number), "name": f"Site {number}", "zone": "Europe/Paris", "country": typed}
        for number, typed in enumerate(TYPED)
    ]
    person = _person(1) | {"site_id": ident("S", 1), "team_id": None}
    with migrations.connecting(empty) as engine:
        with engine.begin() as connection:
            tables = MetaData()
            tables.reflect(connection)
            connection.execute(tables.tables["site"].insert(), sites)
            connection.execute(tables.tables["person"].insert(), [person])
        migrations.upgrade(empty, to="0026")
        with engine.begin() as connection:
            tables = MetaData()
            tables.reflect(connection)
            site = tables.tables["site"]
            kept = connection.execute(select(site.c.country, site.c.region).order_by(site.c.id)).all()
            moved = connection.execute(select(tables.tables["person"].c.site_id)).scalars().all()

    assert kept == [(code, "") for code in CODES]
    assert moved == [ident("S", 1)]
