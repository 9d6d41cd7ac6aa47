"""How sure each rule is of what it proposes: the one place where confidence is set.

A number is the share of a rule's proposals that a reader would call right, as
measured on the annotated articles that rules were written on, checked against
those held aside: `python -m benchmarks.extraction` prints both tables. Of what is
marked 0.9 or more at least 95 % must be right in every kind of field. So a rule
stays below 0.9 until it has been right often, where nobody has annotated its
fields (topics, commitments, documents signed), and where no words of the
article say the value (a country told by context).
"""

from briefing.model.choices import CommitmentNature, FigureRole

STATED_IN_HEADER = 0.98
"""The date of the report: it stands in the header of the article."""
DATE_OF_NOTE = 0.95
NOTE_ON_AN_ARTICLE = 0.8
"""Kind and purpose of the note, which the article cannot say."""
HEADING = 0.85
KNOWN_TO_REGISTRY = 0.97

# -- the visit -------------------------------------------------------------------------

NAMED_KIND = 0.96
PHONE_CALL = 0.93
EVENT = 0.9
MEETING = 0.8
MEETING_IN_THE_BODY = 0.7
UNNAMED_VISIT = 0.8

PLACE_WITH_CITY = 0.92
CITY_IN_LEAD = 0.88
ISSUED_IN_COUNTRY = 0.85
COUNTRY_ALONE = 0.85
PLACE_OF_ISSUE = 0.82
COUNTRY_OF_HOST = 0.8
ONLY_COUNTRY_NAMED = 0.75
HOME_COUNTRY = 0.75
CITY_ELSEWHERE = 0.75
MOST_OF_A_CITY = 0.88
"""The city is less sure than its country: a text often names a second one."""

STATED_DAY = 0.9
LEADS_A_SIDE = 0.9
"""Who led the guests or the hosts; `MEMBER_OF_A_SIDE` is anybody else who took part."""
MEMBER_OF_A_SIDE = 0.8

# -- officials -------------------------------------------------------------------------

OFFICIAL = {"before": 0.96, "comma": 0.93, "after": 0.94}
"""By where the post stands to the name."""
MOST_OF_A_POST = {"post after": 0.85}
"""By the rule: a post that follows its holder goes on further than one before the name, and is cut wrong more often."""
SURNAME_ALONE = 0.8
COUNTRY_FROM_CONTEXT = 0.8
SIDE = 0.85

# -- projects --------------------------------------------------------------------------

NAMED_WORK = 0.92
"""A pipeline, plant or road with a name of its own, or with the work done on it."""
NAMED_PLACE = 0.85
PLACED_WORK = 0.85
DESCRIBED_WORK = 0.75
NAMED_UNDERTAKING = 0.8
"""An agreement, programme or event with a name or with what it is for."""
UNDERTAKING = 0.65

# -- figures ---------------------------------------------------------------------------

FIGURE = 0.93
FIGURE_OF_SHARE = 0.85
"""A share, a duration or a length, which a text also has for other reasons than reporting."""
FIGURE_OF_MULTIPLE = 0.8
FIGURE_WITHOUT_UNIT = 0.75
MOST_OF_A_ROLE = {
    FigureRole.CAPACITY: 0.88,
    FigureRole.INVESTMENT: 0.88,
    FigureRole.ACTUAL: 0.88,
    FigureRole.TARGET: 0.85,
}
MOST_OF_A_PERIOD = 0.85
"""A role or period is less sure than the number: of those in articles held aside a fifth was wrong."""

# -- outcomes --------------------------------------------------------------------------

COMMITMENT = {
    CommitmentNature.LEADERS_GOAL: 0.88,
    CommitmentNature.AGREED: 0.85,
    CommitmentNature.REAFFIRMED: 0.85,
    CommitmentNature.ORDER: 0.75,
    CommitmentNature.PROPOSAL: 0.7,
    CommitmentNature.STATED_INTENTION: 0.65,
}
SIGNED_DOCUMENT = 0.8
SPEECH_OF_NAMED = 0.95
"""Words in quotation marks beside somebody's name; `SPEECH` where the speaker is not known."""
SPEECH = 0.8
TOPIC = {"discussed": 0.85, "talks": 0.8, "presented": 0.7}
KAZAKH_TOPIC = 0.75

LESS = 0.05
MUCH_LESS = 0.1
"""What a value loses against the value it was derived from: the rank from a post, the sector from a name."""
