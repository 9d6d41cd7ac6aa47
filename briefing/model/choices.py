"""The closed lists of values (enumerations) of the field dictionary.

The codes are stored in files and never change; what people read stands in
`resources/choices.toml`, in three languages.
"""

from enum import StrEnum


class DocumentKind(StrEnum):
    """D1: kind of document."""

    INFORMATION_NOTE = "information_note"
    ANALYTICAL_NOTE = "analytical_note"
    MEMO = "memo"
    REPORT = "report"
    MEETING_BRIEF = "meeting_brief"
    TALKING_POINTS = "talking_points"
    PROGRAMME = "programme"
    MINUTES = "minutes"
    MEMORANDUM_OF_CONVERSATION = "memorandum_of_conversation"
    MISSION_REPORT = "mission_report"
    PLAN = "plan"
    BIOGRAPHY = "biography"
    QUESTIONS_AND_ANSWERS = "questions_and_answers"


class Purpose(StrEnum):
    """What the reader is asked for."""

    DECISION = "decision"
    INFORMATION = "information"
    MEETING = "meeting"
    REPORT_BACK = "report_back"


class AccessMark(StrEnum):
    """D2: access-restriction mark. State secrets are out of scope."""

    NONE = "none"
    OFFICIAL_USE = "official_use"
    OFFICIAL = "official"
    OFFICIAL_SENSITIVE = "official_sensitive"
    UNCLASSIFIED = "unclassified"
    SENSITIVE_BUT_UNCLASSIFIED = "sensitive_but_unclassified"
    IN_CONFIDENCE = "in_confidence"
    LIMITED = "limited"


class ClearanceState(StrEnum):
    """Answer of an office asked to clear the paper."""

    CLEARED = "cleared"
    COMMENTS = "comments"
    NO_REPLY = "no_reply"
    INFORMATION = "information"


class VisitKind(StrEnum):
    """V1: kind of visit, in the source's word."""

    STATE = "state"
    OFFICIAL = "official"
    WORKING = "working"
    PRIVATE = "private"
    TRANSIT = "transit"
    COURTESY = "courtesy"
    BUSINESS_TRIP = "business_trip"
    EVENT = "event"
    JOINT_COMMISSION = "joint_commission"
    FAMILIARISATION = "familiarisation"
    INSPECTION = "inspection"
    MEETING = "meeting"
    PHONE_CALL = "phone_call"


class Direction(StrEnum):
    """Where the visit leads, seen from the ministry's own country."""

    OUTGOING = "outgoing"
    INCOMING = "incoming"
    THIRD_PLACE = "third_place"
    ONLINE = "online"
    DOMESTIC = "domestic"


class DatesKnown(StrEnum):
    """How well the dates of a visit are known."""

    EXACT = "exact"
    MONTH_ONLY = "month_only"
    UNKNOWN = "unknown"


class VisitBasis(StrEnum):
    """What a visit rests on."""

    INVITATION = "invitation"
    LEADERS_ORDER = "leaders_order"
    PLAN = "plan"
    TREATY_BODY = "treaty_body"


class MeetingFormat(StrEnum):
    """V2: format of an item of the programme."""

    ONE_TO_ONE = "one_to_one"
    NARROW = "narrow"
    EXTENDED = "extended"
    PLENARY = "plenary"
    SIDELINES = "sidelines"
    SITE_VISIT = "site_visit"
    PRESS_BRIEFING = "press_briefing"
    RECEPTION = "reception"


class OutcomeReached(StrEnum):
    """Whether a desired outcome was reached."""

    REACHED = "reached"
    PARTLY = "partly"
    NOT_REACHED = "not_reached"


class PressAccess(StrEnum):
    """Whether the press is let in."""

    OPEN = "open"
    CLOSED = "closed"


class DocumentType(StrEnum):
    """Kind of a document prepared or signed during a visit."""

    TREATY = "treaty"
    MEMORANDUM = "memorandum"
    CONTRACT = "contract"
    PLAN = "plan"
    MINUTES = "minutes"
    STATEMENT = "statement"
    OTHER = "other"


class DocumentState(StrEnum):
    """How far such a document has come."""

    DRAFT = "draft"
    AGREED = "agreed"
    SIGNED = "signed"
    IN_FORCE = "in_force"


class Side(StrEnum):
    """Whom an official speaks for."""

    OURS = "ours"
    HOST = "host"
    THIRD = "third"


class RankLevel(StrEnum):
    """Level of a post, for precedence and for the check of the visit's kind."""

    HEAD_OF_STATE = "head_of_state"
    HEAD_OF_GOVERNMENT = "head_of_government"
    DEPUTY_PRIME_MINISTER = "deputy_prime_minister"
    MINISTER = "minister"
    VICE_MINISTER = "vice_minister"
    HEAD_OF_AGENCY = "head_of_agency"
    AMBASSADOR = "ambassador"
    COMPANY_HEAD = "company_head"
    DIRECTOR = "director"
    EXPERT = "expert"


class SpellingSource(StrEnum):
    """Where the Latin spelling of a name comes from."""

    PASSPORT = "passport"
    OWN_MINISTRY = "own_ministry"
    AGENCY = "agency"
    TRANSLITERATED = "transliterated"


class Sector(StrEnum):
    """Sector of a project, or its link in the energy chain."""

    EXPLORATION = "exploration"
    PRODUCTION = "production"
    TRANSPORT = "transport"
    PROCESSING = "processing"
    DISTRIBUTION = "distribution"
    POWER = "power"
    OTHER = "other"


class ProjectStage(StrEnum):
    """P1: stage of a project."""

    IDEA = "idea"
    PRE_FEASIBILITY = "pre_feasibility"
    FEASIBILITY = "feasibility"
    DESIGN = "design"
    PERMITS = "permits"
    FINANCING = "financing"
    FINAL_INVESTMENT_DECISION = "final_investment_decision"
    TENDER = "tender"
    CONSTRUCTION = "construction"
    COMMISSIONING = "commissioning"
    OPERATION = "operation"
    SUSPENDED = "suspended"
    CANCELLED = "cancelled"
    COMPLETED = "completed"


class ProjectKind(StrEnum):
    """What sort of thing a project is."""

    INFRASTRUCTURE = "infrastructure"
    AGREEMENT = "agreement"
    PROGRAMME = "programme"
    EVENT = "event"
    OTHER = "other"


class FinancingState(StrEnum):
    """How firm a share of the financing is."""

    PLANNED = "planned"
    AGREED = "agreed"
    DISBURSED = "disbursed"


class IndicatorKind(StrEnum):
    """T1: what a figure measures."""

    TRADE_TURNOVER = "trade_turnover"
    EXPORT = "export"
    IMPORT = "import"
    VOLUME = "volume"
    CAPACITY = "capacity"
    INVESTMENT = "investment"
    DEADLINE = "deadline"
    COVERAGE = "coverage"
    SHARE = "share"
    NUMBER = "number"
    JOBS = "jobs"
    PRICE = "price"
    RESERVE = "reserve"


class FigureRole(StrEnum):
    """Whether a figure is a goal, a fact, an installed parameter or money put in."""

    TARGET = "target"
    ACTUAL = "actual"
    CAPACITY = "capacity"
    INVESTMENT = "investment"


class Comparator(StrEnum):
    """How a figure relates to its value. "Exceeded 500" is `over`, never `equal`."""

    EQUAL = "equal"
    OVER = "over"
    AT_LEAST = "at_least"
    UNDER = "under"
    AT_MOST = "at_most"
    ABOUT = "about"
    UP_TO = "up_to"
    RANGE = "range"


class Confidence(StrEnum):
    """How far a figure can be relied on, in the drafter's judgement."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class CommitmentNature(StrEnum):
    """What stands behind a commitment; a proposal is never printed as an agreement."""

    LEADERS_GOAL = "leaders_goal"
    AGREED = "agreed"
    STATED_INTENTION = "stated_intention"
    REAFFIRMED = "reaffirmed"
    ORDER = "order"
    PROPOSAL = "proposal"
    OUR_PROPOSAL = "our_proposal"


class CompletionForm(StrEnum):
    """What proves that a commitment was carried out."""

    REPORT = "report"
    LETTER = "letter"
    DRAFT_ACT = "draft_act"
    MEETING = "meeting"
    CONTRACT = "contract"
    TABLE = "table"


class CommitmentState(StrEnum):
    """State of a commitment; that it is overdue is calculated, not stored."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    DROPPED = "dropped"


class StatementMode(StrEnum):
    """How words are reported; quotation marks are for direct speech only."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    PARAPHRASE = "paraphrase"


class StatementUse(StrEnum):
    """How far a statement may be used."""

    PUBLIC = "public"
    INTERNAL = "internal"
    NOT_FOR_QUOTATION = "not_for_quotation"


class SourceType(StrEnum):
    """Kind of source, in order of weight."""

    OFFICIAL_ACT = "official_act"
    STATISTICS = "statistics"
    PRESS_RELEASE = "press_release"
    AGENCY = "agency"
    NEWSPAPER = "newspaper"
    LETTER = "letter"
    TALK = "talk"
    OWN_FILE = "own_file"


class Reliability(StrEnum):
    """A: act, statistics; B: ministry release; C: agency; D: other."""

    A = "a"
    B = "b"
    C = "c"
    D = "d"
