/* What the reader's scripts know of each other and of the data: for tsc alone (scripts/audit.py types). */

type Kind = "country" | "instrument" | "body" | "process" | "document" | "term"

// --- The data, as hooks/concordance/data/reader_data.py and citing/citations.py write it ---

interface Unit {
  id: string
  anchor: string
  short: string
  label: string
  /** The label without the word for a paragraph: "3 (c)". */
  brief: string
  section: string
  page: string
  text: string
  /** Where its slips end, counted as a script counts characters. */
  slips?: number[]
}

interface Section {
  slug: string
  label: string
  heading: string
  url: string
  begins?: string
}

interface Report {
  slug: string
  symbol: string
  title: string
  author: string
  chapters: Section[]
  sections: Section[]
  units: Unit[]
}

interface Entry {
  id: string
  kind: Kind
  title: string
  short: string
  address: string
  text: string
  facts: [date: string, what: string][]
  count: number
  where: Record<string, string[]>
  names: string[]
  places: string[]
  record?: false
}

interface Page {
  title: string
  url: string
  text: string
  page?: string
  deep?: boolean
  also?: string[]
}

type Template = (string | [string])[]

interface Templates {
  one: Template
  many?: Template
  named?: Template
}

interface Form extends Templates {
  id: string
  name: string
  edition?: Templates
  bare?: Templates
}

interface Style {
  id: string
  name: string
  manual: string
  paragraph: [string, string]
  dash: string
  forms: Form[]
}

interface CitedUnit {
  id: string
  anchor: string
  short: string
  section: string
  place?: string
  /** Its number and the letters of items: "3", "(c)". */
  steps?: string[]
  name?: string
}

type Reference = string | Record<string, unknown>

interface ReferenceFormat {
  id: string
  name: string
  official: Reference
  edition: Reference
  day?: string
  escapes?: Record<string, string>
}

interface Citations {
  slug: string
  symbol: string
  official: string
  languages: { tag: string; name: string; written: "ltr" | "rtl"; url: string }[]
  site: string
  version: string
  mistakes: string
  words: { chapeau: string; and: string; to: string }
  units: CitedUnit[]
  styles: Style[]
  /** The signs in templates in whose place values come. */
  marks: { at: string; url: string; day: string; key: string }
  exports: ReferenceFormat[]
}

interface Proof {
  units: [id: string, sha256: string][]
  pages: string[]
  lines: [page: string, lines: string[]][]
}

// --- What scripts hand to each other ---

type How = "hover" | "focus" | "tap"
type Still = () => boolean
type Close = (back?: boolean) => void

interface Word {
  start: number
  end: number
  word: string
  own: boolean
}

/** A place of units in a report: its units, its numbers, whether it is several paragraphs. */
interface Spot {
  units: CitedUnit[]
  numbers: string[]
  plural: boolean
}

interface Addresses {
  known: boolean
  long: string
  short: string
  cited: string
  words: string
}

/** The words of a unit that are selected, and what stands around them. */
interface Passage {
  id: string
  /** Where the whole words of the quotation begin in the text of the unit. */
  start: number
  quote: string
  /** The quotation, with the words whole that it begins and ends in. */
  text: string
  before: string
  after: string
}

/** Where an input of "go to" or of the search leads. */
type Destination = (Stretch | OnPage | Whole) & { loose?: boolean }

interface Whole {
  kind: "section"
  report: Report
  section: Section
  first: Unit
  url: string
}

interface Stretch extends Omit<Whole, "kind"> {
  kind: "unit" | "range"
  last: Unit
  count: number
}

interface OnPage extends Omit<Stretch, "kind"> {
  kind: "page"
  page: number
}

type Limits =
  | { kind: "none"; base: string }
  | { kind: "pages"; first: number; last: number }
  | { kind: "paragraphs" | "items" | "others"; base: string; first: Unit; last: Unit }

type Span = [from: number, to: number]

interface Item {
  kind: Kind | "section" | "paragraph" | "page"
  id: string
  report?: string
  section?: string
  title: string
  heading?: string
  /** Of a paragraph, where its slips end. */
  slips?: number[]
  url: string
  count?: number
  where?: Record<string, string[]>
  page?: string
  main?: boolean
}

interface Hit {
  item: Item
  named: number
  missing: string[]
  text: string
  marks: Span[]
  /** In a paragraph, each place of what was asked for. */
  spots: Span[]
}

/** A place of what was asked for: what stands before it, itself, and what stands behind it. */
interface Line {
  item: Item
  symbol: string
  before: string
  word: string
  behind: string
  /** Where slips end in each of the three. */
  slips: Record<"before" | "word" | "behind", number[]>
}

type Order = "place" | "before" | "behind"

/** A word of a report: how often it stands there, in all and in each section by its slug. */
interface Counted {
  word: string
  shown: string
  count: number
  sections: Map<string, number>
}

interface Answer {
  terms: { shown: string; begun: boolean; nowhere: boolean }[]
  dropped: boolean
  offers: string[]
  hits: Hit[]
}

// --- The search: what its scripts in finder/ hand to each other ---

/** A part of what can be found: its text, what sort it is, and its words. */
interface FindablePart {
  text: string
  sort: string
  name: boolean
  person?: boolean
  abroad?: boolean
  words: Word[]
}

interface Findable extends Item {
  parts: FindablePart[]
  order: number
}

/** How a word is written, there where it stands at this order. */
interface Writing {
  text: string
  small: boolean
  order: number
}

/** Everything that can be found; each word that is known, and by each form the words that are known by it; how usual words
    and names of entries are written. */
interface Findables {
  reports: Report[]
  items: Findable[]
  words: Set<string>
  byForm: Map<string, string[]>
  usual: Map<string, Writing>
  named: Map<string, Writing>
}

/** A term of a query. */
interface Typed {
  shown: string
  text: string
  exact: boolean
  small: boolean
  words: Word[]
  between: string[]
}

/** A term, with the known words that may stand for each of its words. */
interface Term extends Typed {
  accepted: Set<string>[]
  joined: Set<string>
  telling: boolean
  needed: boolean
  begun?: boolean
}

/** An item with the places of each term in each of its parts, whether it has each term, the part that has the most, and
    whether the query has a whole name of it. */
interface Looked {
  item: Findable
  parts: Span[][][]
  has: boolean[]
  part: number
  named: number
  placed: number
  within: boolean
}

/** A word of a term, and by which it is replaced. */
interface Choice {
  term: Term
  word: Word
  by: string
}

// --- The desk: what a reader marks, notes and lists ---

type Colour = "yellow" | "green" | "blue" | "pink"

/** Where a passage stands, and its words: places are code points in the texts of its first and last unit. */
interface Anchor {
  unit: string
  /** Null, as the end is, for whole units. */
  start: number | null
  end: number | null
  /** The last unit of a range. */
  to: string | null
  quote: string
  before: string
  after: string
}

/** What a reader may give to a passage. */
interface Told {
  colour: Colour | null
  note: string
  lists: string[]
}

interface Kept extends Anchor, Told {
  id: string
  report: string
  made: string
  changed: string
}

interface List {
  id: string
  name: string
  made: string
  changed: string
}

interface Removed {
  id: string
  removed: string
}

interface Records {
  passages: Kept[]
  lists: List[]
  removed: Removed[]
}

interface Desk extends Records {
  format: number
}

type Step = ["add" | "take", "passages" | "lists", Kept | List] | ["change" | "remove", "passages" | "lists", { id: string; removed?: string; was?: string } & Partial<Told & List>]

interface Keeper {
  read(report?: string): Promise<Record<keyof Records, unknown[]>>
  write(steps: Step[]): Promise<any[]>
  clear(): Promise<void>
  watch(run: () => void): void
}

type Merged = Record<"new" | "changed" | "same" | "older" | "removed", number>

/** A passage in these units: the positions of its first and last, and its ends in their texts; whether its words are there
    as they were. */
interface Found {
  first: number
  last: number
  start: number
  end: number
  exact: boolean
}

// --- What a reader takes along from the desk, and brings back ---

/** What the desk knows of a report. */
interface KnownReport {
  report: Report
  citations: Citations
}

/** How passages are taken along. */
interface Taking {
  known: Map<string, KnownReport>
  lists: List[]
  style: string
  /** Whether this edition is cited, and not the official document. */
  ours: boolean
  /** Where each passage stands in this version; null where its words are not found, nothing where its report is not there. */
  found: Map<string, Found | null>
}

/** Where a passage stands, named as on the pages and as in references, in a report that is cited. */
interface TakenPlace {
  data: Citations
  house: string
  name: string
  address: Addresses
  ours: boolean
}

/** A passage with its citation. */
interface Taken {
  passage: Kept
  symbol: string
  title: string
  lists: string[]
  /** Whether its words are not found in this version. */
  lost: boolean
  cited: Template
  /** Whether the citation stands in the text, and not in a note. */
  inText: boolean
  listed: { name: string; entry: Template } | null
  place: TakenPlace | null
}

/** Where units stand: their section's page, the number of their code points. */
interface KnownPlaces {
  sectionOf(report: string, unit: string): string
  lengthOf(report: string, unit: string): number
}

/** What is kept, in the order of the reports; where it stands in those of which there is something, by their slugs. */
interface Shelf extends Pick<Taking, "known" | "found" | "lists">, Pick<DeskView, "has"> {
  all: Kept[]
  /** Reads anew what is kept. */
  read(): Promise<void>
  /** The passages with all words of a query, of a colour, of a list; an empty choice leaves all. */
  fitting(by: { q: string; colour: string; list: string }): Kept[]
}

/** What the desk shows at a time, and what may happen there. */
interface DeskView extends Taking {
  /** Whether this copy of the edition has a report. */
  has(report: string): boolean
  /** Does something that changes the desk, and tells the reader what was done; what was removed can be restored. */
  act(run: () => Promise<{ told: string; undo?: () => Promise<unknown> }>): Promise<void>
}

// --- The scripts, each under its own name ---

type DeskPath = `desk/${"anchoring" | "annotating" | "bringing" | "desk" | "deskfiles" | "deskpassage" | "docx" | "keeper" | "marks" | "noting" | "readerdesk" | "shelf" | "taking"}`
type Named<Path> = (Path extends `desk/${infer Name}` ? Name : Path) & keyof Parts

interface Parts {
  anchoring: {
    describe(units: { id: string; text: string }[], first: number, start: number | null, last: number, end: number | null): Anchor
    find(units: { id: string; text: string }[], passage: Anchor): Found | null
    shown(units: Unit[], passage: Anchor, found: Found | null | undefined): (string | Node)[]
  }
  annotating: {
    written(told: { passages: Kept[]; lists: List[] }, places: KnownPlaces, root: string): string
    read(value: unknown): object | null
  }
  arrive: { (): void; to(hash: string): void; units(fragment: string): Element[] | null }
  bringing: {
    read(written: string): { no: string; value?: undefined } | { value: object; no?: undefined }
    file(chosen: File): Promise<{ no: string; value?: undefined } | { value: object; no?: undefined }>
    joined(ours: Kept[], theirs: Kept[], now?: number): { passages: Kept[]; both: number }
  }
  citation: {
    dated(form: string): string
    filled(data: Citations, style: Style, form: Form, place: Spot, address: Addresses, ours: boolean): Template
    reference(data: Citations, format: ReferenceFormat, told: { at: string; url: string; key: string }, ours: boolean): Reference
    escaped(format: ReferenceFormat, text: string): string
  }
  cite: { open(number: HTMLAnchorElement): Promise<void>; selected(parts: Passage[]): Promise<void> }
  concordance: { start(): void }
  csv: {
    written(rows: (string | number)[][]): string
  }
  dates: { inWords(date: string): string }
  desk: {
    COLOURS: Colour[]
    check(value: unknown): Records & { refused: number }
    all(report?: string): Promise<Kept[]>
    lists(): Promise<List[]>
    whole(): Promise<Desk>
    add(fields: { report: string; unit: string; quote: string } & Partial<Kept>): Promise<Kept>
    addList(name: string): Promise<List>
    change(id: string, fields: Partial<Told> | { name: string }, was?: string): Promise<any>
    remove(ids: string[]): Promise<Desk>
    restore(removed: Pick<Records, "passages" | "lists">): Promise<void>
    merge(other: unknown, again?: boolean): Promise<{ passages: Merged; lists: Merged; refused: number; added: string[]; before: Desk }>
    clear(): Promise<void>
    kept(): Promise<"browser" | "page" | "nothing">
    told(place: "browser" | "page" | "nothing"): string
  }
  deskfiles: { start(root: HTMLElement, view: () => DeskView & { shown: Kept[]; all: Kept[] }): { tell(): void } }
  deskpassage: { item(passage: Kept, view: DeskView): HTMLElement }
  destinations: {
    find(reports: Report[], slug: string, input: string): Destination[]
    read(reports: Report[], slug: string, input: string): { report?: Report; places: Destination[]; lost: string[] }
    limits(report: Report, input: string): Limits | null
    possible(report: Report): { groups: [string, [Unit, Unit]][]; labels: string[]; pages: number[] }
  }
  docx: { written(taken: Taken[], about: string): Promise<Blob> }
  excerpt: {
    spans(part: { text: string; words: Word[] }, found: Span[]): Span[]
    pieces(text: string, marks: Span[], length?: number): { text: string; mark: boolean; at: number }[]
  }
  findable: {
    NAME: string
    PLACE: string
    WORDS: string
    of(told: { reports?: Report[]; entries?: Entry[]; pages?: Page[]; names?: Record<string, string[]> }): Findables
    add(known: Findables, report: Report): void
    know(known: Pick<Findables, "words" | "byForm">, parts: { words: Word[] }[]): void
  }
  finder: {
    index: Parts["findable"]["of"]
    add: Parts["findable"]["add"]
    find(known: Findables, query: string): Answer
    within(query: string, text: string): Span[]
  }
  goto: { open(): Promise<void>; links(places: Destination[], brief?: boolean, several?: boolean): HTMLElement[] }
  growing: {
    figure(n: number): string
    counted(forms: string[], n: number, values?: Record<string, string | number>): string
    table(
      id: string,
      by: {
        rows(most: number): { shown: HTMLElement[]; all: number; inWords: string }
        order(by: string): void
        sheet(): { cells: (string | number)[][]; name: string }
      },
    ): {
      root: HTMLElement
      form: HTMLFormElement
      draw(): void
      anew(): void
      sorted(by: string, direction: "ascending" | "descending"): void
    }
  }
  hits: {
    /** What each kind of hit is called: one, several, and its filter. */
    KINDS: Record<string, [string, string, string]>
    row(hit: Hit, query: string, reports: Report[]): HTMLElement
  }
  keeper: Keeper
  keeping: { start(): void }
  keys: { press(key: string): unknown; help(): void }
  lines: {
    of(known: Findables, reports: Report[], query: string): { dropped: boolean; lines: Line[] }
    sorted(lines: Line[], by: Order): Line[]
    words(report: Report): Counted[]
  }
  listing: {
    item(kind: string, link: HTMLElement): HTMLElement
    dialog(written: string): HTMLDialogElement
    capital(text: string): string
  }
  map: { start(): void }
  marks: { SIGNS: Record<string, string>; show(): Promise<void>; signFor(id: string): HTMLElement | null }
  matching: {
    places(term: Term, part: { text: string; words: Word[] }): Span[]
    look(item: Findable, terms: Term[]): Looked | null
  }
  noting: {
    mark(parts: Passage[]): Promise<void>
    open(parts: Passage[]): Promise<void>
    place(unit: string, to?: string): Promise<void>
    quotation(anchor: string, quote: string): Promise<void>
    edit(id: string): Promise<void>
  }
  offers(known: Findables, terms: Term[], looked: Looked[]): string[]
  panels: {
    open(dialog: HTMLDialogElement): void
    titled(properties: object, title: HTMLElement, ...children: Node[]): HTMLDialogElement
    headerEnd(): number
    beginning(text: string, most: number): string
    begun(unit: Unit, most: number): Child[]
    cover(close: Close): void
    uncover(close: Close): void
    menu(): void
  }
  passages: {
    ready(): Promise<Citations>
    inWord(sign: string): boolean
    cut(unit: { id: string; text: string }, start: number, end: number): Passage
    directive(parts: Passage[], unique?: (text: string) => boolean): string
    span(data: Citations, parts: Passage[]): [number, number]
    units(): HTMLElement[]
    whole(data: Citations, start: number, end: number): Passage[]
    selected(): Passage[]
    copy(text: string, html: string): Promise<boolean>
    offerSelected(): Promise<void>
  }
  places: {
    locate(data: Citations, start: number, end: number): Spot
    plain(place: Spot): boolean
    phrase(data: Citations, place: Spot, style: { paragraph: [string, string]; dash: string }): string
    house(data: Citations, start: number, end: number): string
    addresses(data: Citations, start: number, end: number, directive?: string): Addresses
    preferred(data: Citations, address: Addresses): string
  }
  popup: {
    near(link: HTMLElement, how: How, still: Still): Promise<void>
    shows(link: Element | null): boolean
  }
  proof: { start(): void; tell(): void }
  query: {
    MOST: number
    LONGEST: number
    bounded(query: string): string
    long(query: string): "words" | "characters" | ""
    prepare(known: Pick<Findables, "words" | "byForm">, query: string): Term[]
    small(word: string): boolean
  }
  ranking: {
    score(looked: Looked, terms: Term[], rarity: number[]): number
    rank(looked: Looked): number
    level(looked: Looked): number
    weight(looked: Looked): number
  }
  readerdesk: { start(): void }
  saving: { save(content: Blob, name: string): void }
  search: { open(query?: string): Promise<void> }
  settings: { open(): void; reset(): void }
  shelf: { over(heads: Omit<Report, "units">[]): Shelf }
  stored: { start(): void }
  tables: { start(): void }
  taking: {
    of(passages: Kept[], by: Taking): Taken[]
    byReport(taken: Taken[]): Taken[][]
    works(taken: Taken[]): { name: string; entries: Template[] }
    remarks(taken: Taken): string[]
    markdown(taken: Taken[], about: string): string
    references(taken: Taken[], format: string): string
  }
  tokenizer: {
    of(text: string): Word[]
    clean(typed: string): string
    plain(word: string): string
    forms(word: string): string[]
    distance(one: string, other: string, limit: number): number
  }
  wording: {
    quoted(words: string[]): string
    answer(
      told: Answer,
      by: { counted: string[]; any: boolean; query: string; part: boolean; yet: boolean; offer(query: string): HTMLElement },
    ): (string | HTMLElement)[]
  }
  wordlist: { show(report: Report, reach: () => void): void }
}

type Child = string | Node | null

/** The names of attributes, which have a hyphen; all others are those of properties. */
type Attributes = { [name: `${string}-${string}`]: string }

interface Edition extends Parts {
  // early.js
  chosen: Record<string, string | undefined>
  // core/elements.js
  make<Tag extends keyof HTMLElementTagNameMap>(
    tag: Tag,
    properties: Attributes & { [Name in keyof HTMLElementTagNameMap[Tag]]?: HTMLElementTagNameMap[Tag][Name] },
    ...children: Child[]
  ): HTMLElementTagNameMap[Tag]
  quoted(words: string, slips?: number[], at?: number): (string | Node)[]
  fill(text: string, values: Record<string, string | number | undefined>): string
  within<Tag extends string>(event: Event, selector: Tag): HTMLElement | null
  target(link: Element): string
  // core/loader.js
  base: string
  alone: boolean
  slug: string
  MissingError: new (path: string) => Error
  load(path: string): Promise<unknown>
  script<Path extends keyof Parts | DeskPath>(name: Path): Promise<Parts[Named<Path>]>
  part<Path extends keyof Parts | DeskPath>(name: Path): Promise<Parts[Named<Path>]>
  data(name: "data/dialogs"): Promise<Record<"search" | "goto", string>>
  data(name: "data/entries" | "data/terms"): Promise<Entry[]>
  data(name: "data/pages"): Promise<Page[]>
  data(name: "data/names"): Promise<Record<string, string[]>>
  data(name: "data/kinds"): Promise<Record<Kind | "unrecorded", string>>
  data(name: "data/reports"): Promise<Omit<Report, "units">[]>
  data(name: `${string}/data/units`): Promise<Report>
  data(name: `${string}/data/citations`): Promise<Citations>
  data(name: `${string}/data/proof`): Promise<Proof>
  receive(name: string, value: unknown): void
  // core/choices.js
  recall(name: string): any
  remember(name: string, value: unknown): void
  setting(name: string): string | undefined
  setting(name: string, otherwise: string): string
  choose(name: string, value?: string): void
  // core/notices.js
  want(run: (again?: boolean) => unknown, quiet?: boolean): Promise<boolean>
  say(message: string): void
  tell(message: string, again?: () => void, label?: string): void
  // core/ahead.js
  ahead(coming: Promise<boolean>, key: string): Promise<void>
  // core/ways.js
  ways: Record<string, (query?: string) => void>
  // core/arrivals.js
  answers: boolean
  fragment(): string
  stay(yes: boolean): void
}

declare var edition: Edition
declare function sha256(words: string): string
