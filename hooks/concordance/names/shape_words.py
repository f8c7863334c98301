"""The words by which a name is known by its shape, and those that make none.

Chosen by reading what careful readers marked, and left unmarked, in documents of the United Nations.
"""

from collections.abc import Mapping

from concordance.model import Kind
from concordance.names import romance
from concordance.names.heads import HEADS
from concordance.sentences import SHORT_TITLES

_MORE_HEADS: Mapping[Kind, str] = {
    "instrument": "Agreements Accords Amendment Communiqué Consensus Constitution Memorandum",
    "body": "Academy Alliance Army Association Body Branch Brigade Cabinet Caucus Center Chamber Church Club"
    " Cluster Coalition Collaborative College Command Company Confederation Congress Consortium Consulate"
    " Corporation Corps Crescent Cross Directorate Directorate-General Division Embassy Facility"
    " Federation Forces Foundation Front Guard Hospital House Hub Inspectorate Institution Intergroup"
    " Jurisdiction Legislature Library Ministry Movement Network Observatory Ombudsman Ombudsperson Organ"
    " Organisation Parliament Partnership Party Police School Secretariat Section Senate Service Society"
    " Sub-Committee Subcommission Subgroup Task-Force Taskforce Tribe Troika Unit University",
    "process": "Colloquium Consultation Consultations Day Dialogues Meeting Ministerial Negotiations Program Round"
    " Roundtable Symposium Talks Week Year",
}
_ROMANCE: Mapping[Kind, frozenset[str]] = {"body": romance.HEADS}
KIND_OF: Mapping[str, Kind] = {
    head: kind
    for kind, heads in HEADS.items()
    for head in (*heads, *_MORE_HEADS[kind].split(), *_ROMANCE.get(kind, ()))
}
"""The head nouns of names, and what each makes of its name."""
IN_PLURAL = frozenset(
    "Accords Agreements Consultations Dialogues Forces Guidelines Negotiations Principles Regulations Rules"
    " Talks".split()
)
"""Head nouns that stand in the plural for one thing."""

OF_STATE = frozenset("Army Assembly Court Ministry Ombudsman Parliament Police Senate".split())
"""What each State has: with any word before it, it is the body of the State that the text speaks of."""
ABROAD = frozenset(
    "Association Church Crescent Cross Federation Foundation Institute Refugee Society University".split()
)
"""Words in the names of organizations that a people has and that are at work in other States, too."""
NAMING = frozenset({"Army", "Dialogue", "Police", "Society"})
"""Head nouns that make a name before another: "Police Academy", "National Dialogue Conference"."""
ESTABLISHED = ("appointed", "constituted", "convened", "created", "established", "set up")
"""What stands behind a body that is named by who made it: "the Panel of Experts established by the Council"."""
OF_ONE_STATE = frozenset("Central Constitutional Federal National Parliamentary Presidential Supreme".split())
"""Words before a head noun that make the body one that each State may have."""
OF_REGIONS = frozenset(
    "Africa African America American Andean Arab Asia Asian Caribbean Commonwealth Europe European Global"
    " Ibero-American Inter-American International Islamic Nations Pacific Pan-African Regional Subregional"
    " UN World".split()
)
"""Words before a head noun that make the body one of several States."""
AT_PLACES = frozenset("Center Centre Cluster Group Hub Mission Network Office Team".split()) | {
    "Task Force",
    "Working Group",
}
"""Bodies that have the place where they work behind them: "Observer Group Golan"."""
REGIONS = frozenset(
    "Africa Americas Antarctica Arctic Asia Balkans Caribbean Eurasia Europe Maghreb Mediterranean Oceania Pacific"
    " Sahel".split()
)
"""Regions behind which, with "in", a longer name ends: "Fund for Export Development in Africa"."""
STATUTES = frozenset("Code Constitution Regulations".split())
"""National laws, which are no instruments between States; but for codes of conduct and of practice."""
POLICIES = frozenset("Agenda Amendment Code Compact Framework Guidelines Plan Platform Principles Strategy".split())
"""What a State adopts for itself if its name, or "National", stands before it."""
WHOSE = frozenset("House Office Secretariat".split())
"""Nouns that make a name of another noun alone: "Office of the Ombudsman"."""

ANYONES = frozenset({
    *(f"{which} Committee" for which in "Credentials Fifth First Fourth General Second Sixth Third".split()),
    "Board of Auditors", "Committee on Conferences", "Committee on Contributions", "Committee on Information",
    "Department of Peace Operations", "Department of Political Affairs", "Department of Public Information",
    "Disarmament Commission", "Ethics Office", "Human Rights Committee", "Human Rights Council",
    "International Law Commission", "Office of Legal Affairs", "Peacebuilding Commission", "Security Council",
    "Special Political Committee", "Statistical Commission",
})  # fmt: skip
"""Names of bodies of the United Nations that others have, too: "Board of Auditors of the African Union"."""

GENERIC = frozenset(
    "Action Ad Hoc Additional Administration Advisory Amended Annual Armed Audit Basic Central Chief Civil Common"
    " Consular Core Country Deputy Diplomatic Draft Drafting Eighth Entire Evaluation Executive Expert Experts"
    " Fact-Finding Fact-finding Federal Field Financial Fifth Final First Fourth Framework Full Fundamental"
    " General Global Governing Guiding Head Headquarters High High-Level High-level Higher Host Independent"
    " Inter-Agency Inter-agency Intergovernmental Interim Interministerial International Investigative Joint Last"
    " Liaison Local Lower Main Major Management Member Military Ministerial Mixed Model National Nations New Next Ninth"
    " Old Open-ended Optional Organization Organizational Original Other Overall Parent Parliamentary Peace Permanent"
    " Planning Plenary Political Preparatory Present Previous Private Procurement Provincial Public Regional Regular"
    " Resumed Revised Same Second Select Senior Seventh Sixth Special Staff Standing State Steering Strategic"
    " Subregional Subsidiary Substantive Such Supervisory Supreme Technical Tenth Third Training Trust UN United Upper"
    " Whole Working World".split()
)
"""Words that any body may have before its head noun: they make no name of it."""
PARTS = frozenset(
    "Auditors Directors Experts Governments Governors Inquiry Investigation Member Parties States Trustees".split()
)
"""Words that make no name behind a head noun: "Board of Trustees"."""

OPENING = frozenset(
    "A Accordingly According Acknowledging Additionally After Against All Although Among An And Another Any As"
    " At Because Before Between Both But By Calls Considering Decides Despite During Each Eight Eleven"
    " Emphasizes Emphasizing Encourages Every Finally Five Following For Four From Further Furthermore Given"
    " Having He Hence Her Here His How However I If In Invites It Its Like Many Meanwhile Moreover Most My"
    " Nevertheless Nine No Nor Not Noting Notes Now Of On Once Only Or Other Our Reaffirming Reaffirms Recalling"
    " Recalls Recently Recognizes Recognizing Requests Seven Several She Similarly Since Six Some Stresses"
    " Stressing Subsequently Such Ten That Their Then There Therefore These They This Those Three Through"
    " Throughout Thus To Today Twelve Two Under Unless Until Upon Urges Various We Welcomes Welcoming What When"
    " Where Whereas Whether Which While Who Why With Within Without Yet You".split()
)
"""Words that have a capital only at the beginning of a sentence: a name begins behind them."""
HELD = frozenset({"Congress", "Forum"})
"""What may be an organization or a meeting of one."""
OF_PEOPLE = frozenset({"Campaign", "Initiative", "Programme"})
"""What may be an organization or what one does."""
NUMBERED = frozenset({"Chamber", "Committee", "Panel", "Subcommittee", "Working Group"})
"""Bodies of which there are several, told apart by Roman numerals: "Working Group II"."""
TITLES = SHORT_TITLES | frozenset(
    "Archbishop Baroness Bishop Brigadier Captain Cardinal Colonel Dame Lady Lieutenant Lord Madam Madame Miss Prince"
    " Princess Professor Sergeant Sir".split()
)
"""Titles that stand right before the name of a person, with a stop or without one."""
MONTHS = frozenset("January February March April May June July August September October November December".split())
NO_PART = MONTHS | frozenset(
    "A An Ambassador Annex Article Articles Box Chair Chairman Chairperson Chairwoman Chapter Commissioner"
    " Coordinator Decision Deputy Director Director-General Dr Dr. Figure Former Friday Goal Government"
    " Governments H.E. Head Her His Item Judge Member Members Minister Monday Mr Mr. Mrs Mrs. Ms Ms. Paragraph Part"
    " Parties Party Phase President Professor Rapporteur Representative Representatives Resolution Saturday"
    " Secretary Secretary-General Section Session Sir State States Sunday Table Target The Thursday Tuesday"
    " Vice-Chair Vice-President Wednesday".split()
)
"""Titles, months and the like, which stand before a name and are no part of it."""
ORDINALS = frozenset(
    "First Second Third Fourth Fifth Sixth Seventh Eighth Ninth Tenth Eleventh Twelfth Special".split()
)
"""What may stand before "International" or "United Nations", with which a name else begins."""
OWNERS = frozenset(
    "Children's Citizens' Consumers' Defender's Doctors' Employers' Farmers' General's Governor's Journalists' Judges'"
    " Lawyers' Lord's Mayor's Men's Mothers' Ombudsman's Parents' Patients' People's Peoples' President's Prisoners'"
    " Prosecutor's Teachers' Traders' Veterans' Victims' Women's Workers' Writers' Youth's".split()
)
"""People whose things have their name: "People's Front", "Workers' Party"."""
TRADED = frozenset("Crime Participation Trade Traffic Trafficking Training".split())
"""Words behind which one word with "in" belongs to the name: "Trafficking in Persons"."""
FIELDS = frozenset("Agriculture Business Culture Education Engineering Health Medicine Mining Science Sport".split())
"""Words that belong to the name with "in" before them, alone too: "Coalition for Fairness in Business"."""
UNSETTLED = frozenset("Conflict Crisis Situation".split())
"""Words behind which a State with "in" belongs to the name: "Agreement to Resolve the Crisis in South Sudan"."""
SHARED = frozenset("Cooperation People Persons Solidarity".split())
"""Words behind which a name with "with" belongs to the name: "Persons with Disabilities"."""
GIVEN = frozenset("Access Aid Assistance Relief Support".split())
"""Words behind which a name with "to" belongs to the name: "Assistance to Palestinians"."""
