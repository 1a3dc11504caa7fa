"""The catalogue's frozen objects: what a pack says, after reading and before any use.

Everything else (table schema, checks, JSON Schema, form, template, page) is derived from these.
A nested check (in `all_of`, `any_of`, `not_`, `required_when`) keeps the form of the file: {name: arguments}.
Whatever rests on an unverified basis has an `id`, by which an operator confirms it: see `Catalogue.stands`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from gongxin.kernel.findings import Severity
from gongxin.kernel.period import Period

if TYPE_CHECKING:  # what a catalogue holds lies in modules that need the objects of this one
    from gongxin.catalogue.agreements import Agreement
    from gongxin.catalogue.instruments import Forbidden, Instrument
    from gongxin.catalogue.limits import Amount, Limit
    from gongxin.catalogue.mirrors import Mirror
    from gongxin.catalogue.profiles import Profile
    from gongxin.catalogue.registers import Registers
    from gongxin.catalogue.scoring import Assessment, Cycle, Duty, Indicator
    from gongxin.catalogue.sources import Precedence, Source


@dataclass(frozen=True, slots=True)
class Text:
    """A wording in both languages; the Chinese sentence is the source (双语文本)."""

    zh: str
    en: str


class Audience(StrEnum):
    """Who may see a field or a record (公开范围), widest first."""

    PUBLIC = "public"  # 社会公开
    GOVERNMENT = "government"  # 政务共享
    AUTHORISED = "authorised"  # 授权查询
    SELF = "self"  # the subject itself 主体自身


class Information(StrEnum):
    """What kind of information an item holds (信息来源类别). Only the first is public credit information."""

    PUBLIC = "public"  # 公共信用信息
    MARKET = "market"  # 市场信用信息, from an agency or association under agreement
    SELF_DECLARED = "self_declared"  # 自主申报, by an organisation of itself, as far as it authorises


class Kind(StrEnum):
    """The type of a field (数据类型)."""

    TEXT = "text"  # free text, scanned for personal data and masked
    ADDRESS = "address"  # an organisation's registered address 住所: no home, else scanned and masked as text
    NAME = "name"  # an organisation's name
    LABEL = "label"  # a short text that needs no scan for sentences: numbers of documents and the like
    USCC = "uscc"  # unified social credit code 统一社会信用代码
    IDENTIFIER = "identifier"  # any other identifier of an organisation; `scheme` says which
    CODE = "code"  # one value of a code list
    CODES = "codes"  # several values of a code list, joined by `separators`
    MONEY = "money"  # in whole units of its currency after reading; `unit` is the unit at the door
    DATE = "date"
    INTEGER = "integer"


class Role(StrEnum):
    """What a field is to the stations, whatever its name (字段角色)."""

    SUBJECT_NAME = "subject_name"
    SUBJECT_FORMER_NAME = "subject_former_name"
    SUBJECT_OTHER_NAME = "subject_other_name"  # borne at the same time 第二名称
    SUBJECT_CODE = "subject_code"  # unified code
    SUBJECT_ORGANISATION_CODE = "subject_organisation_code"
    SUBJECT_REGISTRATION_NUMBER = "subject_registration_number"
    SUBJECT_TAX_NUMBER = "subject_tax_number"
    SUBJECT_OTHER_NUMBER = "subject_other_number"
    SUBJECT_KIND = "subject_kind"  # 相对人类别
    SUBJECT_STATUS = "subject_status"  # registration status
    SUBJECT_DIVISION = "subject_division"  # of its seat, not of its code
    SUBJECT_ADDRESS = "subject_address"
    PARENT_CODE = "parent_code"  # the parent of a branch
    ASSOCIATION_CODE = "association_code"  # of whom the subject is a member 所属协会
    AGENCY_CODE = "agency_code"  # who acts as an agency in the subject's project 项目代理机构
    DECIDED_ON = "decided_on"  # starts the clocks
    DECIDER_NAME = "decider_name"
    DECIDER_CODE = "decider_code"
    SOURCE_NAME = "source_name"
    SOURCE_CODE = "source_code"
    DOCUMENT_NUMBER = "document_number"  # number of the decision document
    VALID_FROM = "valid_from"
    VALID_UNTIL = "valid_until"  # as the sender writes it: the last day or the open end
    PUBLICITY_ENDS_ON = "publicity_ends_on"  # the sender's claim: shortens, never lengthens
    GIVEN_CLASS = "given_class"  # the class as the decider gives it
    ENDED = "ended"  # a field whose values say that the record is not in force any more
    COMMITMENT = "commitment"  # of whoever declares, that it is true 真实性承诺
    AUTHORISED_ACTS = "authorised_acts"  # integrate, share, use 授权事项
    AUTHORISED_AUDIENCES = "authorised_audiences"  # with whom it may be shared 授权范围
    AUTHORISED_UNTIL = "authorised_until"  # last day of the authorisation 授权期限
    WITHDRAWN_ON = "withdrawn_on"  # first day without it 撤回授权日期


@dataclass(frozen=True, slots=True)
class Basis:
    """Where a thing stands in law (法律依据). `instrument` is an id of `Catalogue.instruments`."""

    instrument: str
    article: str = ""
    verified: bool = False


@dataclass(frozen=True, slots=True)
class CodeValue:
    """One value of a code list; `accepts` are other ways in which people write it."""

    code: str
    label: Text
    accepts: tuple[str, ...] = ()
    basis: Basis | None = None  # where each value of a list stands in a law of its own


@dataclass(frozen=True, slots=True)
class CodeList:
    """A closed list of values (代码集)."""

    id: str
    title: Text
    values: tuple[CodeValue, ...]
    basis: Basis | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """One field of an item (数据项)."""

    name: str  # English, snake case; key of the payload
    code: str  # published field code, e.g. CF_WSH
    label: Text
    kind: Kind
    role: Role | None = None
    required: bool = False
    required_when: Mapping[str, Any] | None = None  # a nested check: {name: arguments}
    length: int | None = None
    codes: str | None = None  # id of a code list, for CODE and CODES
    separators: str = ",，;；、|"
    unit: str = "yuan"  # MONEY at the door: yuan | ten_thousand
    currency: str | None = None  # MONEY: the field that says of which currency; None: the pack's alone
    scheme: str | None = None  # IDENTIFIER
    open_end: date | None = None  # a DATE that means "no end", e.g. 2099-12-31
    audience: Audience = Audience.PUBLIC  # the widest audience; fields kept for matching only: see `stored`
    stored: bool = True  # False: used for linking, never in the payload
    compared: bool = True  # False: a change of this field alone is no correction
    synonyms: tuple[str, ...] = ()  # other headers under which it is found
    normal: str = ""  # "nfkc": for identity and corrections, width and spaces make no difference
    sample: str = ""


@dataclass(frozen=True, slots=True)
class DroppedColumn:
    """A column that holds personal data: found by code or header, dropped before anything is kept."""

    code: str
    label: str
    synonyms: tuple[str, ...] = ()
    refuses: bool = False  # True: a value here means that the row concerns a natural person


@dataclass(frozen=True, slots=True)
class Rule:
    """A published check: data, not code (校验规则). `check` is a predicate of gongxin.quality.predicates.

    The predicate is TRUE where a row keeps the rule.
    """

    id: str  # e.g. XZCF-L-011; the letter group is S I L D T P C U A
    severity: Severity
    check: str
    arguments: Mapping[str, Any]
    fields: tuple[str, ...]  # the places a finding names
    message: Text
    remedy: Text


@dataclass(frozen=True, slots=True)
class ClassCase:
    """Rows that keep the predicate have this class; the first case that holds decides.

    A case whose basis does not stand still counts when its class is shown to fewer (minor, undetermined);
    a class that would publish (general, serious) counts then as undetermined.
    """

    id: str  # <item>.class.<number>
    klass: str  # minor | general | serious | undetermined
    check: str
    arguments: Mapping[str, Any]
    basis: Basis
    valid: Period | None = None  # decisions of these days only; None: of any day


@dataclass(frozen=True, slots=True)
class ClassRule:
    """How the class of a failing record is found when the decider did not lawfully give it (失信分类).

    `given` names the field with the decider's class; values outside `lawful` are ignored with a finding.
    """

    given: str | None
    lawful: tuple[str, ...]
    cases: tuple[ClassCase, ...]


@dataclass(frozen=True, slots=True)
class WindowRule:
    """From when to when an audience sees a record (公示规则).

    The end is the earliest of: `start` + each bearing value of each limit, the day after each field of
    `last_days`, the day in each field of `end_days`; no limit and no field: until further notice.
    A rule that shows to the public counts only if its basis stands; a limit's value that does not stand
    may still bring the end forward. No rule for an audience (and class): not shown to it.
    """

    id: str  # <item>.window.<audience>.<class or any>
    audience: Audience
    klass: str | None  # None: any class
    shown: bool  # False: not shown to this audience
    start: str  # name of a date field
    basis: Basis | None
    limits: tuple[str, ...] = ()  # ids of Catalogue.limits
    last_days: tuple[str, ...] = ()  # date fields that hold a last day
    end_days: tuple[str, ...] = ()  # date fields that hold an exclusive end
    review_before: date | None = None  # an earlier `start` stands under two regimes: mark for review


@dataclass(frozen=True, slots=True)
class RepairRoute:
    """How a subject ends the publicity of a record early (信用修复途径)."""

    by: Text  # who decides
    earliest: Mapping[str, str]  # class -> id of the limit from DECIDED_ON; no entry: at any time
    accept_within: str | None  # ids of limits
    decide_within: str | None
    basis: Basis


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of an item's way into force, with the document that shows it (程序环节)."""

    start: date
    document: str
    by: str = ""
    end: date | None = None  # exclusive; of a public comment only


@dataclass(frozen=True, slots=True)
class Procedure:
    """How an item came into force (目录条目变更程序); a draft may be on its way."""

    proposed: Stage | None  # 提出
    assessed: Stage | None  # necessity and proportionality 必要性和适当性评估
    commented: Stage | None  # public comment 公开征求意见
    approved: Stage | None  # 批准

    @property
    def stages(self) -> tuple[Stage | None, ...]:
        """In their order."""
        return (self.proposed, self.assessed, self.commented, self.approved)


@dataclass(frozen=True, slots=True, eq=False)  # one that was loaded is itself only: a key of caches
class Item:
    """One kind of record that may be collected (目录条目), one version."""

    id: str  # e.g. administrative-penalty
    number: int  # small and stable: the ledger stores it
    version: int
    pack: str
    state: str  # draft | in_force
    title: Text
    description: Text
    category: str  # registration | permit | penalty | abnormal | serious_list | evaluation | …
    nature: str  # basic | positive | negative
    column: str  # portal column, e.g. double_publicity; empty: file page only
    subject_kind: str  # organisation | within_source
    subject_by: tuple[str, ...]  # within_source: the fields that make one subject of its source
    individual_business: str  # refuse | apart
    basis: tuple[Basis, ...]
    valid: Period
    delivery: str  # rows | snapshot
    identity: tuple[str, ...]  # field names; the subject always belongs to it
    report_within: str | None  # id of a limit, counted from DECIDED_ON
    fields: tuple[Field, ...]
    dropped: tuple[DroppedColumn, ...]
    rules: tuple[Rule, ...]
    class_rule: ClassRule | None
    windows: tuple[WindowRule, ...]
    registers: bool  # True: the record opens or updates a subject of the registry
    ended_values: Mapping[str, tuple[str, ...]]  # field -> values; any of them ends the record
    retention: str | None  # id of the limit after which the record is archived, from DECIDED_ON
    repair: RepairRoute | None
    digest: str  # SHA-256 of the canonical form of what the item's file says in full
    procedure: Procedure | None = None
    profiles: "tuple[Profile, ...]" = ()  # no part of the law: they may be added without a new version
    information: Information = Information.PUBLIC

    def field(self, name: str) -> Field:
        """The field of that name; KeyError if there is none."""
        return next(f for f in self.fields if f.name == name)

    def role(self, role: Role) -> Field | None:
        """The field that plays a role, or None."""
        return next((f for f in self.fields if f.role is role), None)


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the domain (术语)."""

    id: str
    zh: str
    en: str
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """An item that is not in force: listed with its reasons, never loaded (草案)."""

    item: Item
    missing: tuple[str, ...]  # what it still lacks, as codes of gongxin.catalogue.words
    why: Text | None  # what keeps it from being in force, in words


@dataclass(frozen=True, slots=True)
class Sector:
    """A field of supervision with the items that hold its records, in force or draft (行业领域)."""

    id: str
    title: Text
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)  # one that was loaded is itself only: a key of caches
class Catalogue:
    """All packs that a deployment loads, overlaid in order (目录)."""

    packs: tuple[str, ...]
    zone: str
    currency: str
    calendar: str  # id of the working-day table in use
    date_forms: tuple[str, ...]  # names of kernel.dates.FORMS: iso, slashes, roc …
    identifier: str  # scheme of the main identifier: uscc | within_source | …
    demonstration: bool
    items: Mapping[str, Item]  # the newest version in force of each
    versions: Mapping[tuple[int, int], Item]  # (number, version): every version that was ever in force
    drafts: tuple[Draft, ...]
    forbidden: "Mapping[str, Forbidden]"
    sectors: Mapping[str, Sector]
    code_lists: Mapping[str, CodeList]
    limits: "Mapping[str, Limit]"
    amounts: "Mapping[str, Amount]"
    sources: "Mapping[str, Source]"  # by unified code
    agreements: "Mapping[str, Agreement]"  # by number
    precedence: "Mapping[str, Precedence]"  # by item; of an item without one no source goes first
    instruments: "Mapping[str, Instrument]"
    terms: Mapping[str, Term]
    indicators: "Mapping[str, Indicator]"  # by which reporting is measured, in the order of the packs
    duties: "Mapping[str, Duty]"
    cycles: "Mapping[str, Cycle]"  # by item; of an item without one nothing grows old
    assessments: "Mapping[str, Assessment]"
    registers: "Registers"
    mirrors: "Mapping[str, Mirror]"
    # A name that these do not show to be an organisation's, beside no number that does, counts as personal.
    organisation_words: tuple[str, ...]  # anywhere in the name
    organisation_endings: tuple[str, ...]  # at its end; where there are any, some ending must stand there
    business_endings: tuple[str, ...]  # at the end of names of individual businesses too: beside a word only
    individual_words: tuple[str, ...]  # anywhere, in brackets too: an individual business's
    empty_values: frozenset[str]  # a cell with one of these is empty: N/A, null, -
    placeholders: frozenset[str]  # filled in, but says nothing: 无, 测试
    gone_statuses: tuple[str, ...]  # of registration-status: who has one of these is no more
    confirmed: frozenset[str]  # ids whose unverified basis an operator confirmed
    digest: str

    def day(self, at: datetime) -> date:
        """The day of a moment where the catalogue is law."""
        return at.astimezone(ZoneInfo(self.zone)).date()

    def midnight(self, day: date) -> datetime:
        """The moment at which a day begins where the catalogue is law."""
        return datetime.combine(day, time.min, ZoneInfo(self.zone)).astimezone(UTC)

    def version(self, item: str, number: int) -> Item | None:
        """An item as it was under that number; None if the packs have it no more."""
        return next((i for i in self.versions.values() if (i.id, i.version) == (item, number)), None)

    def stated_under(self, number: int, version: int) -> Item | None:
        """The item under which the ledger has a record; None if the packs have it no more."""
        return self.versions.get((number, version))

    def source_of(self, number: int) -> "Source | None":
        """The department that the ledger has under that number; None if the packs have it no more."""
        return next((source for source in self.sources.values() if source.number == number), None)

    def stands(self, id: str, basis: Basis | None) -> bool:  # noqa: A002 - the word of the packs
        """Whether a value may publish or lengthen: verified, confirmed, or in a demonstration."""
        return self.demonstration or id in self.confirmed or (basis is not None and basis.verified)
