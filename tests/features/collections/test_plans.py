"""What is read of collections comes from indexes, however much else there is."""

from functools import partial

import pytest

from learnhub.core import db
from learnhub.features.cards import feeding
from learnhub.features.collections import queries
from learnhub.features.notices import service as notices
from tests.architecture.plans import offences, statements_of
from tests.features.collections.conftest import gather


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)  # whose plans need no million rows
def test_pages_and_the_job_scan_and_sort_nothing_that_grows(people, make_collection, write_card):
    ana, bo = people.member(), people.member()
    collection, card = make_collection(ana), write_card(ana)
    gather(ana, collection, card)
    db.write_now(notices.follow, bo, collection)
    reads = (
        partial(queries.get_collection, actor=ana, collection_id=collection),
        partial(queries.find_around, actor=bo, item_id=card),
        feeding.feed,
    )

    with db.engine().connect() as connection:
        found = [
            offence
            for read in reads
            for statement, parameters in statements_of(connection, read)
            for offence in offences(connection, statement, parameters)
        ]

    assert found == []
