"""Why two names may or may not stand for one organisation, and what each reason costs (比对理由)."""

from dataclasses import dataclass
from enum import StrEnum


class Reason(StrEnum):
    """What was seen when two names were compared."""

    SAME = "same"
    FORMER = "former"
    PLACE_LEFT_OUT = "place_left_out"
    PLACE_WIDER = "place_wider"
    PLACE_SLIP = "place_slip"
    PLACE = "place"
    TRADE_SHAPE = "trade_shape"
    TRADE_SOUND = "trade_sound"
    TRADE_SLIP = "trade_slip"
    TRADE_LONGER = "trade_longer"
    TRADE_TURNED = "trade_turned"
    TRADE_CHARACTER = "trade_character"
    TRADE = "trade"
    INDUSTRY_SHORTENED = "industry_shortened"
    INDUSTRY_LEFT_OUT = "industry_left_out"
    INDUSTRY_SLIP = "industry_slip"
    INDUSTRY = "industry"
    FORM_SHORTENED = "form_shortened"
    FORM_SLIP = "form_slip"
    FORM = "form"
    GROUP = "group"
    NUMBER = "number"
    BRANCH_WORDING = "branch_wording"
    BRANCH = "branch"
    BRANCH_AND_PARENT = "branch_and_parent"


# In hundredths. Two or three light reasons leave a proposal standing; a heavy one, from 60 on, does not.
COSTS = {
    Reason.SAME: 0,
    Reason.FORMER: 5,
    Reason.PLACE_LEFT_OUT: 10,
    Reason.PLACE_WIDER: 10,
    Reason.PLACE_SLIP: 20,
    Reason.PLACE: 70,
    Reason.TRADE_SHAPE: 25,
    Reason.TRADE_SOUND: 25,
    Reason.TRADE_SLIP: 25,
    Reason.TRADE_LONGER: 60,
    Reason.TRADE_TURNED: 60,
    Reason.TRADE_CHARACTER: 60,
    Reason.TRADE: 80,
    Reason.INDUSTRY_SHORTENED: 15,
    Reason.INDUSTRY_LEFT_OUT: 35,
    Reason.INDUSTRY_SLIP: 20,
    Reason.INDUSTRY: 60,
    Reason.FORM_SHORTENED: 5,
    Reason.FORM_SLIP: 5,
    Reason.FORM: 60,
    Reason.GROUP: 60,
    Reason.NUMBER: 80,
    Reason.BRANCH_WORDING: 10,
    Reason.BRANCH: 70,
    Reason.BRANCH_AND_PARENT: 80,
}
PROPOSED_FROM = 50


@dataclass(frozen=True, slots=True)
class Match:
    """How two names compare; a proposal to a person, never a link (比对结果)."""

    reasons: tuple[Reason, ...]

    @property
    def score(self) -> int:
        """A hundred less what the reasons cost, not below zero."""
        return max(0, 100 - sum(COSTS[reason] for reason in self.reasons))

    @property
    def proposed(self) -> bool:
        """Whether a person should see the two names side by side as one organisation's."""
        return self.score >= PROPOSED_FROM
