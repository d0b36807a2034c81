"""A day in the life of a small sales team (issue "Everything a sales team records", "Done means").

A story in its order, told by the steps' names; each step is a few calls that some of them make, and ends with what has
to be true then. The evening's table says what each of them sees in the end.
"""

from __future__ import annotations

from tests.day import afternoon, ears, evening, morning
from tests.day.office import Office


def test_a_day_of_a_small_sales_team(at_work: Office) -> None:
    morning.olga_opens_the_house(at_work)
    morning.everybody_follows_their_invitation(at_work)
    morning.clara_arranges_the_crm(at_work)
    morning.cem_wants_no_mail_about_his_tasks(at_work)
    morning.ada_comes_from_the_fair(at_work)
    morning.nobody_else_sees_the_silent_partner(at_work)
    morning.cem_enters_northwind_once_more(at_work)
    morning.bob_knows_a_bank(at_work)
    morning.ada_opens_a_deal_with_bob(at_work)
    morning.bob_opens_one_for_all(at_work)
    morning.tasks_come_up(at_work)
    morning.bob_sends_the_offer(at_work)
    morning.ada_reads_the_offer(at_work)
    morning.cem_takes_notes(at_work)

    afternoon.the_power_fails_at_noon(at_work)
    afternoon.bob_has_called(at_work)
    afternoon.clara_makes_one_of_the_two_northwinds(at_work)
    afternoon.cem_deletes_northwind_by_mistake(at_work)
    afternoon.bob_deletes_the_deal_by_mistake(at_work)
    afternoon.clara_merges_too_much(at_work)
    afternoon.cem_tags_too_much(at_work)
    afternoon.cem_misspells_northwind(at_work)
    afternoon.a_script_of_bobs_runs_wild(at_work)
    afternoon.ada_lets_the_silent_partner_go(at_work)
    afternoon.bob_wins_the_spare_parts(at_work)
    afternoon.everybody_finds_what_is_theirs(at_work)
    afternoon.bob_looks_into_his_calendar(at_work)

    ears.bob_hears_what_ada_does(at_work)
    ears.the_warehouse_is_told_of_deals(at_work)

    evening.clara_has_a_copy_of_everything(at_work)
    evening.cem_finds_out_nothing(at_work)
    evening.everything_is_as_it_should_be(at_work)
