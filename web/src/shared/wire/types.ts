// Made by scripts/wire_types.py from the server's OpenAPI document. Do not edit; `make web-types` renews it.

export type Empty = { [name in never]: never };

/** What stands around every answer; the answer itself is `response`. */
export interface Envelope {
  /** Number of items returned, 1 for an object, length of a text; left out when 0. */
  count?: number;
  /** The requested `startIndex`; left out when 0. */
  startIndex?: number;
  /** There when more items follow. */
  nextIndex?: number;
  /** Number of all matches, where the list tells it. */
  total?: number;
  /** 0: done, 1: an error. */
  status: number;
  /** The HTTP status. */
  statusCode: number;
}

/** An answer without content. */
export type Nothing = { [name: string]: never };

/** Why the request was refused. Nothing was changed. */
export interface Error {
  startIndex?: number;
  /** 1; 0 for a batch without calls. */
  status: number;
  /** The HTTP status. */
  statusCode?: number;
  error: { message: string; hresult?: number; data?: { [name: string]: unknown } };
}

/** What kind of thing was done. - `0`: none - `1`: create - `2`: update - `3`: delete - `4`: link - `5`: unlink - `6`: attach - `7`: detach - `8`: send - `9`: import - `10`: export - `11`: updateaccess - `12`: download */
export type ActionType = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12;

/** Whether the owner of an e-mail address has confirmed it. - `1`: activated - `2`: pending - `4`: auto generated */
export type ActivationStatus = number;

/** What was done, day by day. */
export interface Activity {
  days: Array<DayActivity>;
}

/** An address inside a contact. */
export interface Address {
  street: string;
  city: string;
  state: string;
  zip: string;
  country: string;
  category?: number;
  categoryName: string;
  isPrimary?: boolean;
}

/** An address as sent. `category` is a number, or a name of the address categories. */
export interface AddressInput {
  street?: string | null;
  city?: string | null;
  state?: string | null;
  zip?: string | null;
  country?: string | null;
  category?: string | null;
  isPrimary?: boolean;
}

/** Whether a user administers a product. */
export interface Administrator {
  productId: string;
  userId: string;
  administrator: boolean;
}

/** A key as its owner sees it afterwards: `hint` is how it ends. */
export interface ApiKey {
  id: number;
  name: string;
  hint: string;
  createdOn: string;
  expiresOn: string | null;
}

/** Something that was done. */
export interface AuditEvent {
  id: number;
  date: string;
  user: string;
  userId: string;
  action: string;
  actionId: number;
  ip: string;
  browser: string;
  platform: string;
  page: string;
  actionType: number;
  product: number;
  module: number;
  target: Array<string> | null;
  entries: Array<number>;
}

/** The names that filters take. */
export interface AuditTypes {
  actions: Array<string>;
  actionTypes: Array<string>;
  productTypes: Array<string>;
  moduleTypes: Array<string>;
  entryTypes: Array<string>;
}

/** One call of a batch, as it is sent. Names ignore case; unknown members are passed over. */
export interface BatchCall {
  relativeUrl?: string;
  method?: string;
  body?: string | null;
  bodyContentType?: string;
  name?: string | null;
  order?: number;
}

/** One call's answer: `data` is its whole body as text. */
export interface BatchEntry {
  name?: string;
  status: number;
  headers: { [name: string]: string };
  data: string;
}

/** What a bid is for; all but FIXED_BID are multiplied by the number of periods. - `0`: fixed bid - `1`: per hour - `2`: per day - `3`: per week - `4`: per month - `5`: per year */
export type BidType = 0 | 1 | 2 | 3 | 4 | 5;

/** An opportunity on a board. */
export interface BoardCard {
  id: number;
  title: string;
  /** Null: none, or one that the caller may not see. */
  contact: BoardContact | null;
  responsible: BoardPerson;
  bidValue: number;
  /** Abbreviation. */
  bidCurrency: string;
  /** What it is worth in that currency, all periods together. */
  worth: number;
  /** What it is worth, all periods together, in the portal's default currency; null: no rate leads there. */
  value: number | null;
  successProbability: number;
  expectedCloseDate: string;
  isPrivate: boolean;
  /** When it came to its stage. */
  stageSince: string;
  /** When the nearest of its open tasks is due; null: there is none that the caller may see. */
  nextTask: string | null;
}

/** The main contact on a card. */
export interface BoardContact {
  id: number;
  displayName: string;
  isCompany: boolean;
}

/** Who is responsible, on a card. */
export interface BoardPerson {
  id: string;
  displayName: string;
  avatarSmall: string;
}

/** Versions of the parts; those that are not installed are left out. */
export interface Build {
  communityServer: string;
  documentServer?: string;
  mailServer?: string;
  xmppServer?: string;
}

/** Whether one has an address. It is told once, when it is made. */
export interface CalendarAddress {
  isActive: boolean;
  created?: string;
  /** In the answer to its making alone. */
  url?: string;
}

/** How one can sign in besides with a password. */
export interface Capabilities {
  ldapEnabled: boolean;
  oauthEnabled: boolean;
  providers: Array<string>;
  ssoLabel: string;
  ssoUrl: string;
}

/** A case. Single form and list form differ in the headings among the custom fields alone. */
export interface Case {
  /** Those that the caller may see, by id. */
  members: Array<ContactBase>;
  createBy: Employee;
  created: string;
  title: string;
  isClosed: boolean;
  isPrivate: boolean;
  /** Only of a private case. */
  accessList?: Array<Employee>;
  canEdit: boolean;
  customFields: Array<CustomField>;
  id: number;
}

/** Fields of a case, by the parameters of the whole update; those that are sent count. */
export interface CaseFieldsInput {
  title?: string | null;
  /** Participants. */
  members?: Array<number>;
  /** Without an access list it has no effect. */
  isPrivate?: boolean;
  accessList?: Array<string>;
  /** No field: whether to notify users who are new in the access list. */
  isNotify?: boolean;
}

/** A task or history category. Inside a task or an event the number of users is left out. */
export interface Category {
  relativeItemsCount?: number;
  imagePath: string;
  title: string;
  /** Left out of the system's own history categories alone, as is the colour. */
  description?: string;
  color?: string;
  sortOrder?: number;
  id: number;
}

/** A line of the change log. */
export interface Change {
  id: number;
  /** What was changed together has the same, and is taken back together. */
  batch: number;
  date: string;
  author: Employee;
  /** The API key that was used, if any. */
  keyId?: number;
  kind: string;
  /** A number; of settings, a name. */
  recordId: string;
  /** created, updated, deleted, restored. */
  verb: string;
  /** The fields that changed, as they were; of a new or restored record null, or `mergedInto`, as in `after`. */
  before: { [name: string]: unknown } | null;
  /** The same as they were then; of a deleted record null, or `mergedInto`: the contact that it was merged into. */
  after: { [name: string]: unknown } | null;
  /** What the custom fields are called whose values `customFields` tells, by their ids: now, or before they went. */
  fieldLabels?: { [name: string]: string };
  /** The batch that took it back, if any. */
  undoneIn?: number;
  canUndo: boolean;
  /** Where to go on from here; only of an answer to `since`. */
  cursor?: string;
}

/** What was won and lost, month by month. Sums leave out what has no rate. */
export interface Closings {
  /** The portal's default currency. */
  currency: string;
  /** Currencies from which no rate leads to it. */
  missingRates: Array<string>;
  months: Array<MonthClosings>;
}

/** A company. */
export interface Company {
  smallFotoUrl: string;
  mediumFotoUrl: string;
  displayName: string;
  isCompany: boolean;
  /** The managers; only of a private contact, then possibly empty. */
  accessList?: Array<Employee>;
  isPrivate: boolean;
  isShared: boolean;
  shareType: number;
  currency: Currency | null;
  canEdit: boolean;
  canDelete: boolean;
  id: number;
  /** Single: always. Lists: if there is any. */
  addresses?: Array<Address>;
  createBy: Employee;
  created: string;
  about: string;
  industry: string;
  contactStatus?: ListItem;
  /** Details other than addresses: single by type, lists by id. */
  commonData: Array<Info>;
  /** All but the reduced form. */
  customFields?: Array<CustomField>;
  /** Lists alone, if there is any. */
  tags?: Array<string>;
  taskCount?: number;
  haveLateTasks: boolean;
  companyName: string;
  /** Everybody linked, whoever may see them; left out of the reduced form. */
  personsCount?: number;
}

/** What a link's key is for: `activation`, `password`, `email` or `removal`, and of whom. */
export interface Confirmation {
  type: string;
  email: string;
  firstName: string;
  hasPassword: boolean;
  /** What to speak to them in. */
  cultureName: string;
}

/** Why something can't be taken back. `reason`: changed (the field holds something else by now), deleted (the record is gone), exists (its place is taken), lost (what it refers to is gone), used (something refers to it by now). Of a record that the caller may not see, that is all. */
export interface Conflict {
  reason: string;
  kind: string;
  recordId: number;
  field: string;
  expected: unknown;
  found: unknown;
}

/** An open session. */
export interface Connection {
  country: string;
  city: string;
  id: number;
  tenantId: number;
  userId: string;
  mobile: boolean;
  description: string | null;
  ip: string;
  browser: string;
  platform: string;
  date: string;
  userName: string;
  page: string;
  actionText: string;
}

/** The caller's open sessions; `login_event` is the one they came with, 0 for none. */
export interface Connections {
  items: Array<Connection>;
  loginEvent: number;
}

/** A contact as other records embed it: form B of sheet 03, section 16.1. */
export interface ContactBase {
  smallFotoUrl: string;
  mediumFotoUrl: string;
  displayName: string;
  isCompany: boolean;
  /** The managers; only of a private contact, then possibly empty. */
  accessList?: Array<Employee>;
  isPrivate: boolean;
  isShared: boolean;
  shareType: number;
  currency: Currency | null;
  canEdit: boolean;
  canDelete: boolean;
  id: number;
}

/** Fields of a person or a company, by the parameters of the whole update; those that are sent count. */
export interface ContactFieldsInput {
  /** Of a person, as are last name, job title and company. */
  firstName?: string | null;
  lastName?: string | null;
  jobTitle?: string | null;
  companyId?: number;
  /** Of a company. */
  companyName?: string | null;
  about?: string | null;
  /** Id of the contact type; 0 for none. The whole update has no such parameter. */
  contactType?: number;
  shareType?: ShareType;
  /** None leaves the managers as they are. */
  managerList?: Array<string>;
}

/** A way to reach a person. */
export interface ContactLine {
  type: string;
  value: string;
}

/** A way to reach a person, as sent. */
export interface ContactLineInput {
  type?: string;
  value?: string;
}

/** Which kind of contact a list holds. - `0`: all - `1`: company - `2`: person - `3`: with opportunity */
export type ContactListView = 0 | 1 | 2 | 3;

/** The short form with the first primary e-mail. */
export interface ContactWithEmail {
  smallFotoUrl: string;
  mediumFotoUrl: string;
  displayName: string;
  isCompany: boolean;
  /** The managers; only of a private contact, then possibly empty. */
  accessList?: Array<Employee>;
  isPrivate: boolean;
  isShared: boolean;
  shareType: number;
  currency: Currency | null;
  canEdit: boolean;
  canDelete: boolean;
  id: number;
  email?: Info;
}

/** The short form with the first primary phone. */
export interface ContactWithPhone {
  smallFotoUrl: string;
  mediumFotoUrl: string;
  displayName: string;
  isCompany: boolean;
  /** The managers; only of a private contact, then possibly empty. */
  accessList?: Array<Employee>;
  isPrivate: boolean;
  isShared: boolean;
  shareType: number;
  currency: Currency | null;
  canEdit: boolean;
  canDelete: boolean;
  id: number;
  phone?: Info;
}

/** A contact in the reduced form with the nearest of its open tasks. */
export interface ContactWithTask {
  task?: OpenTask;
  contact: Person | Company;
}

/** Where a contact's photo is, in its three sizes. */
export interface ContactsPhoto {
  id: number;
  /** 40 pixels on the longer side. */
  small: string;
  /** 82 pixels. */
  medium: string;
  /** 200 pixels. */
  big: string;
}

/** A set of task templates. */
export interface Container {
  title: string;
  /** `Contact`, `Person`, `Company`, `Opportunity` or `Case`. */
  entityType: string;
  /** Left out if there are none. */
  items?: Array<Template>;
  id: number;
}

/** The settings of the CRM, by the parameters that set them. */
export interface CrmSettings {
  /** Null: users are asked each time. The same of tags. */
  changeContactStatusGroupAuto: boolean | null;
  addTagToContactGroupAuto: boolean | null;
  writeMailToHistoryAuto: boolean;
  configured: boolean;
  /** For CRM admins alone, once there is one. */
  webFormKey?: string;
  /** The default currency. */
  currency: Currency;
}

/** A currency of the catalogue. */
export interface Currency {
  title: string;
  symbol: string;
  abbreviation: string;
  cultureName: string;
  isConvertable: boolean;
  isBasic: boolean;
}

/** A currency of the catalogue and how many units of it one unit of the asked one is. */
export interface CurrencyRateInfo {
  rate: number;
  title: string;
  symbol: string;
  abbreviation: string;
  cultureName: string;
  isConvertable: boolean;
  isBasic: boolean;
}

/** What opportunities in one currency are worth together. */
export interface CurrencySum {
  /** Abbreviation. */
  currency: string;
  sum: number;
  /** Each by its success probability. */
  weightedSum: number;
}

/** A position in the change log. */
export interface Cursor {
  cursor: string;
}

/** A field with its value on one record. A heading has `entity_id` 0 and no value. */
export interface CustomField {
  entityId: number;
  label: string;
  fieldValue: string;
  fieldType: number;
  position: number;
  mask: string;
  id: number;
}

/** What was done on a day. */
export interface DayActivity {
  /** As `2026-11-24`. */
  day: string;
  /** History events written. */
  events: number;
  /** Tasks that were closed then and still are. */
  tasksClosed: number;
  /** Contacts created. */
  contacts: number;
  /** Opportunities created. */
  opportunities: number;
}

/** One message and what became of it. */
export interface Delivery {
  id: number;
  /** What `X-Rapport-Delivery` says: the same at every attempt and replay. */
  messageId: string;
  changeCount: number;
  /** waiting, delivered or givenUp. */
  state: string;
  attempts: number;
  created: string;
  /** When it was last sent. */
  tried: string | null;
  /** HTTP status of the last answer; 0: there was none. */
  status: number;
  /** How the last answer began, or what went wrong. */
  answer: string;
  /** How long the last answer took. */
  milliseconds: number;
  /** The body that is sent; only of a single message. */
  payload?: string;
}

/** The short profile that stands for a person in every other object. */
export interface Employee {
  id: string;
  /** HTML-encoded. */
  displayName: string;
  title?: string;
  avatarSmall: string;
  profileUrl: string;
}

/** Whether an account may be used. - `1`: active - `2`: terminated - `4`: leave of absence */
export type EmployeeStatus = number;

/** Whom the filters mean. - `0`: all - `1`: user - `2`: visitor */
export type EmployeeType = 0 | 1 | 2;

/** The opportunity or case that something hangs on. */
export interface Entity {
  /** `opportunity` or `case`. */
  entityType: string;
  entityId: number;
  entityTitle: string;
}

/** What kind of thing it was done to: `entries` of an audit event. From 23 on the numbers are ours. - `0`: none - `3`: project - `4`: contact - `13`: relationship - `14`: crmtask - `15`: opportunity - `16`: invoice - `17`: case - `18`: listitem - `19`: invoiceitem - `20`: invoicetax - `21`: fielddescription - `22`: opportunitymilestone - `23`: user - `24`: group */
export type EntityType = 0 | 3 | 4 | 13 | 14 | 15 | 16 | 17 | 18 | 19 | 20 | 21 | 22 | 23 | 24;

/** Something that happened. */
export interface Event {
  createBy: Employee;
  created: string;
  /** Text or harmless HTML; of a mail, a JSON document. */
  content: string;
  category?: Category;
  /** Left out if there is none that the caller may see. */
  contact?: ContactBase;
  /** Null if there is none that the caller may see. */
  entity: EventEntity | null;
  canEdit?: boolean;
  files: Array<File>;
  id: number;
}

/** The opportunity or case that an event hangs on. */
export interface EventEntity {
  /** `opportunity` or `case`. */
  entityType: string;
  entityId: number;
  entityTitle: string;
}

/** One item; what the same author made in the same two hours hangs below the newest of it. */
export interface Feed {
  feed: string;
  module: string;
  isToday: boolean;
  isYesterday: boolean;
  isTomorrow: boolean;
  createdDate: string;
  modifiedDate: string;
  aggregatedDate: string;
  timeReaded: string | null;
  groupId: string;
  groupedFeeds: Array<Feed>;
}

/** A page of the feed, and when the caller read it last before. */
export interface Feeds {
  feeds: Array<Feed>;
  readedDate: string;
}

/** A field on its own, with the number of values there are of it. `entity_id` is -1, `field_value` a blank. */
export interface FieldDefinition {
  relativeItemsCount: number;
  entityId: number;
  label: string;
  fieldValue: string;
  fieldType: number;
  position: number;
  mask: string;
  id: number;
}

/** Opportunities that go together. `sum` and `weighted_sum` are in the portal's default currency. */
export interface FigureGroup {
  /** Stage id, month as `2026-11` (empty: no date), user id or currency. */
  key: string;
  title: string;
  count: number;
  sums: Array<CurrencySum>;
  sum: number;
  weightedSum: number;
}

/** What sums of opportunities are told by. The month is that of the close date, on the portal's clock. - `0`: stage - `1`: month - `2`: responsible - `3`: currency */
export type FigureGroups = 0 | 1 | 2 | 3;

/** What opportunities are worth. Sums in the default currency leave out what has no rate. */
export interface Figures {
  groupBy: string;
  /** The portal's default currency. */
  currency: string;
  /** Currencies from which no rate leads to it. */
  missingRates: Array<string>;
  count: number;
  sum: number;
  weightedSum: number;
  groups: Array<FigureGroup>;
}

/** A file as it is now, or one version of it. */
export interface File {
  folderId: number;
  version: number;
  versionGroup: number;
  /** For people: `12.06 KB`. */
  contentLength: string;
  /** Bytes. */
  pureContentLength?: number;
  fileStatus: number;
  /** Where it is downloaded from. */
  viewUrl: string;
  /** Where a browser shows it. */
  webUrl: string;
  /** 1 archive, 2 video, 3 audio, 4 image, 5 spreadsheet, 6 presentation, 7 document; left out if unknown. */
  fileType?: number;
  /** Extension with its dot, lower case. */
  fileExst: string;
  comment: string | null;
  id: number;
  title: string;
  /** What the caller may do to it: 0 everything, 1 change, 2 read. */
  access: number;
  shared: boolean;
  rootFolderType?: number;
  updatedBy: Employee;
  created: string;
  createdBy: Employee;
  updated: string;
}

/** Work on files, which is over by the time it is told. */
export interface FileOperation {
  id: string;
  /** 2: delete. */
  operation: number;
  /** Percent. */
  progress: number;
  error: string | null;
  /** How many files. */
  processed: string;
  finished: boolean;
  url: string | null;
  files: Array<File> | null;
  folders: Array<number> | null;
}

/** One record found. */
export interface Find {
  /** `contact`, `opportunity`, `case`, `task`, `event` or `file`. */
  entityType: string;
  id: number;
  /** As it is; of an event, its category. */
  title: string;
  /** The title as HTML, with what was searched for in `<mark>`. */
  titleHtml: string;
  /** The piece of another text in which it was found, likewise; omitted if the title says it all. */
  snippetHtml?: string;
  /** `title`, `text` (its other fields), `info` (a contact detail), `customField` or `event`. */
  foundIn: string;
  /** Only of contacts; omitted for persons. */
  isCompany?: boolean;
  contact?: FoundContact;
  entity?: FoundEntity;
  created: string;
}

/** What a folder holds. The CRM's is shown to nobody, and there is no other. */
export interface FolderContent {
  files: Array<File>;
  folders: Array<number>;
  startIndex: number;
  count: number;
  total: number;
}

/** The contact that something is about; of a person, the company. Only if the caller may see it. */
export interface FoundContact {
  id: number;
  displayName: string;
  isCompany: boolean;
}

/** The opportunity or case that something hangs on. Only if the caller may see it. */
export interface FoundEntity {
  /** `opportunity` or `case`. */
  entityType: string;
  entityId: number;
  entityTitle: string;
}

/** A group; categories and parents do not exist. */
export interface Group {
  id: string;
  name: string;
  category: string;
  parent: string;
  description: string | null;
  manager: Employee;
  members?: Array<Employee>;
}

/** A group in a profile; `manager` is the manager's user name. */
export interface GroupSummary {
  id: string;
  name: string;
  manager: string | null;
}

/** A handover. It is done when it is answered: nothing runs on in the background. */
export interface Handover {
  fromUser: string;
  toUser: string;
  percentage?: number;
  isCompleted: boolean;
}

/** A contact detail. `data` of an address is its JSON text; `category_name` is null in answers to batches. */
export interface Info {
  id: number;
  infoType: number;
  category: number;
  data: string;
  categoryName: string | null;
  isPrimary: boolean;
}

/** A detail in a batch. `category` is a number, or a name of the type's categories. */
export interface InfoInput {
  infoType?: InfoType;
  category?: string | null;
  data?: string | null;
  isPrimary?: boolean;
}

/** What a detail is. - `0`: phone - `1`: email - `2`: website - `3`: skype - `4`: twitter - `5`: linkedin - `6`: facebook - `7`: address - `8`: livejournal - `9`: myspace - `10`: gmail - `11`: blogger - `12`: yahoo - `13`: msn - `14`: icq - `15`: jabber - `16`: aim - `17`: vk */
export type InfoType = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14 | 15 | 16 | 17;

/** A job. What it is told stays in the house: it may be somebody's mail. */
export interface Job {
  id: number;
  name: string;
  state: string;
  attempts: number;
  error: string;
  runAt: string;
  created: string;
}

/** An entry of `customFieldList` and the like: field id and text. */
export interface KeyValue {
  key?: number;
  value?: string | null;
}

/** A contact status or a contact type. Inside a contact the number of users is left out. */
export interface ListItem {
  relativeItemsCount?: number;
  title: string;
  description: string;
  color: string;
  sortOrder?: number;
  id: number;
}

/** Somebody came, went, or was turned away. */
export interface LoginEvent {
  id: number;
  date: string;
  user: string;
  userId: string;
  login: string;
  action: string;
  actionId: number;
  ip: string;
  browser: string;
  platform: string;
  page: string;
}

/** How often a sign-in may be tried; times in seconds. */
export interface LoginLimits {
  attemptCount: number;
  blockTime: number;
  checkPeriod: number;
}

/** The mail server; the password is never told. */
export interface MailSettings {
  host: string;
  port: number;
  senderAddress: string;
  senderDisplayName: string;
  credentialsUserName: string;
  credentialsUserPassword: string;
  enableSSL: boolean;
  enableAuth: boolean;
  useNtlm: boolean;
}

/** How far the test message is. */
export interface MailTest {
  completed: boolean;
  id: string;
  status: string;
  error: string;
  percents: number;
  source: string;
}

/** An action by names. */
export interface MappedAction {
  messageAction: string;
  actionType: string;
  entity: string;
}

/** The actions of a module. */
export interface MappedModule {
  moduleType: string;
  actions: Array<MappedAction>;
}

/** The modules of a product. */
export interface MappedProduct {
  productType: string;
  modules: Array<MappedModule>;
}

/** A product that the caller may use. */
export interface Module {
  id: string;
  title: string;
}

/** Modules of the audit trail. From 16 on the numbers are ours. - `0`: none - `4`: companies - `5`: persons - `6`: contacts - `7`: crmtasks - `8`: opportunities - `9`: invoices - `10`: cases - `11`: commoncrmsettings - `12`: contactssettings - `13`: contacttypes - `14`: invoicesettings - `15`: othercrmsettings - `16`: users - `17`: groups - `21`: general - `22`: productssettings */
export type ModuleType = 0 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14 | 15 | 16 | 17 | 21 | 22;

/** What was closed in a month. Sums are in the portal's default currency. */
export interface MonthClosings {
  /** As `2026-11`. */
  month: string;
  wonCount: number;
  wonSum: number;
  lostCount: number;
  lostSum: number;
}

/** A key just made: `key` is shown this once. */
export interface NewApiKey {
  id: number;
  name: string;
  hint: string;
  createdOn: string;
  expiresOn: string | null;
  key: string;
}

/** Something that the caller is told. `entityType` is a kind's number, as in audit events. */
export interface Notice {
  id: number;
  kind: string;
  subject: string;
  text: string;
  created: string;
  author: Employee;
  isRead: boolean;
  entityType?: number;
  entityId?: number;
  url: string;
}

/** A task beside its contact. */
export interface OpenTask {
  title: string;
  description?: string;
  deadLine: string;
  alertValue?: number;
  responsible: Employee;
  category?: Category;
  id: number;
}

/** An opportunity. The single form always has `access_list`, the list form when it is private. */
export interface Opportunity {
  createBy: Employee;
  created: string;
  /** Those that the caller may see, by id. */
  members: Array<ContactBase>;
  /** The main contact, if there is one that the caller may see. */
  contact?: ContactBase;
  title: string;
  /** Left out of the answer to a creation without one. */
  description?: string;
  responsible: Employee;
  bidType?: number;
  bidValue?: number;
  bidCurrency?: Currency;
  perPeriodValue?: number;
  stage?: StageBase;
  successProbability?: number;
  actualCloseDate: string;
  expectedCloseDate: string;
  isPrivate: boolean;
  accessList?: Array<Employee>;
  canEdit: boolean;
  customFields: Array<CustomField>;
  id: number;
}

/** Fields of an opportunity, by the parameters of the whole update; those that are sent count. */
export interface OpportunityFieldsInput {
  title?: string | null;
  description?: string | null;
  /** Primary contact; 0: none. */
  contactid?: number;
  /** Participants. */
  members?: Array<number>;
  responsibleid?: string;
  bidType?: BidType;
  bidValue?: number;
  bidCurrencyAbbr?: string | null;
  perPeriodValue?: number;
  stageid?: number;
  /** In percent. */
  successProbability?: number;
  actualCloseDate?: string | null;
  expectedCloseDate?: string | null;
  /** Without an access list it has no effect. */
  isPrivate?: boolean;
  accessList?: Array<string>;
  /** No field: whether to notify users who are new in the access list. */
  isNotify?: boolean;
}

/** How a client makes the hash that `passwordHash` takes: PBKDF2-HMAC-SHA256, `size` in bits. */
export interface PasswordHash {
  size: number;
  iterations: number;
  salt: string;
}

/** Which passwords are good enough. */
export interface PasswordPolicy {
  limitMaxLength: number;
  limitMinLength: number;
  maxLength: number;
  minLength: number;
  allowedCharactersRegexStr: string;
  upperCase: boolean;
  upperCaseRegexStr: string;
  digits: boolean;
  digitsRegexStr: string;
  specSymbols: boolean;
  specSymbolsRegexStr: string;
}

/** Addresses of a person's photo: 1280 (as stored), 360, 200, 82, 48 and 32 pixels. */
export interface PeoplePhoto {
  original: string;
  retina: string;
  max: string;
  big: string;
  medium: string;
  small: string;
}

/** A person. */
export interface Person {
  smallFotoUrl: string;
  mediumFotoUrl: string;
  displayName: string;
  isCompany: boolean;
  /** The managers; only of a private contact, then possibly empty. */
  accessList?: Array<Employee>;
  isPrivate: boolean;
  isShared: boolean;
  shareType: number;
  currency: Currency | null;
  canEdit: boolean;
  canDelete: boolean;
  id: number;
  /** Single: always. Lists: if there is any. */
  addresses?: Array<Address>;
  createBy: Employee;
  created: string;
  about: string;
  industry: string;
  contactStatus?: ListItem;
  /** Details other than addresses: single by type, lists by id. */
  commonData: Array<Info>;
  /** All but the reduced form. */
  customFields?: Array<CustomField>;
  /** Lists alone, if there is any. */
  tags?: Array<string>;
  taskCount?: number;
  haveLateTasks: boolean;
  firstName: string;
  lastName: string;
  /** If the caller may see it. */
  company?: ContactBase;
  title: string;
}

/** A person's first name (`key`) and last name (`value`). */
export interface PersonNameInput {
  key?: string | null;
  value?: string | null;
}

/** The raw record of the portal. Dates here have no zone. */
export interface Portal {
  tenantId: number;
  tenantAlias: string;
  mappedDomain: string | null;
  version: number;
  versionChanged: string;
  tenantDomain: string;
  hostedRegion: string | null;
  name: string;
  language: string;
  timeZone: Zone;
  trustedDomains: Array<string>;
  trustedDomainsType: number;
  ownerId: string;
  createdDateTime: string;
  lastModified: string;
  status: number;
  statusChangeDate: string;
  partnerId: string | null;
  affiliateId: string | null;
  campaign: string | null;
  paymentId: string | null;
  industry: number;
  spam: boolean;
  calls: boolean;
}

/** What clients remember for the caller. */
export interface Preferences {
  /** By the client's own keys, as they were sent. */
  values: { [name: string]: unknown };
}

/** Kinds of entity that `byprefix` is told; members of opportunities and cases are all it finds. - `0`: contact - `1`: opportunity - `2`: relationship event - `3`: task - `4`: company - `5`: person - `6`: file - `7`: case - `8`: invoice */
export type PrefixTarget = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/** Who a product is open to. */
export interface ProductAccess {
  webItemId: string;
  users: Array<Employee>;
  groups: Array<GroupSummary>;
  enabled: boolean;
  isSubItem: boolean;
}

/** A product and whether it is to be open. */
export interface ProductSwitchInput {
  key?: string;
  value?: boolean;
}

/** Products of the audit trail. Of these numbers the sheet gives CRM's. - `0`: none - `1`: crm - `2`: people - `4`: settings */
export type ProductType = 0 | 1 | 2 | 4;

/** The full profile. The space figures are filled by nobody: files of people are not kept here. */
export interface Profile {
  id: string;
  userName: string | null;
  isVisitor: boolean;
  firstName: string;
  lastName: string;
  email: string | null;
  birthday?: string;
  sex?: string;
  status: number;
  activationStatus: number;
  terminated: string | null;
  department: string;
  workFrom?: string;
  location?: string;
  notes?: string;
  lead?: string;
  displayName: string;
  mobilePhone?: string;
  mobilePhoneActivationStatus?: number;
  title?: string;
  contacts?: Array<ContactLine>;
  groups?: Array<GroupSummary>;
  avatarMedium: string;
  avatar: string;
  isAdmin: boolean;
  isLDAP: boolean;
  listAdminModules?: Array<string>;
  isOwner: boolean;
  cultureName?: string;
  isSSO: boolean;
  avatarSmall: string;
  quotaLimit: number;
  usedSpace: number;
  docsSpace: number;
  mailSpace: number;
  talkSpace: number;
  profileUrl: string;
}

/** Space, in bytes, and numbers of people. */
export interface Quota {
  storageSize: number;
  maxFileSize: number;
  usedSize: number;
  maxUsersCount: number;
  usersCount: number;
  availableSize: number;
  availableUsersCount: number;
  storageUsage: Array<StorageUsage>;
  userStorageSize: number;
  userUsedSize: number;
  userAvailableSize: number;
  maxVisitors: number;
  visitorsCount: number;
}

/** A stored rate: one unit of `from_currency` is `rate` units of `to_currency`. */
export interface Rate {
  fromCurrency: string;
  toCurrency: string;
  rate: number;
  id: number;
}

/** An entry of `rates`; an `id` that comes along is ignored. */
export interface RateInput {
  fromCurrency?: string | null;
  toCurrency?: string | null;
  rate?: number;
}

/** The raw record of a user. Dates here have no zone. */
export interface RawUser {
  id: string;
  firstName: string;
  lastName: string;
  userName: string;
  birthDate: string | null;
  sex: boolean | null;
  status: number;
  activationStatus: number;
  terminatedDate: string | null;
  title: string;
  workFromDate: string | null;
  email: string;
  contacts: Array<string>;
  location: string;
  notes: string;
  removed: boolean;
  lastModified: string;
  tenant: number;
  lead: string | null;
  isActive: boolean;
  cultureName: string;
  mobilePhone: string;
  mobilePhoneActivationStatus: number;
  sid: string | null;
  ldapQouta: number;
  ssoNameId: string | null;
  ssoSessionId: string | null;
  createDate: string;
  usedSpace: number;
  checkActivation: boolean;
}

/** A record by kind (contact, opportunity, …) and id. */
export interface Record {
  kind: string;
  recordId: number;
}

/** How long events are kept, in days. */
export interface Retention {
  maxLifeTime: number;
  loginHistoryLifeTime: number;
  auditTrailLifeTime: number;
}

/** How long events are to be kept, in days. */
export interface RetentionInput {
  loginHistoryLifeTime?: number;
  auditTrailLifeTime?: number;
}

/** What clients ask first. */
export interface Settings {
  timezone: string;
  trustedDomains: Array<string>;
  trustedDomainsType: number;
  culture: string;
  utcOffset: string;
  utcHoursOffset: number;
}

/** How a contact is shared. - `0`: none - `1`: read write - `2`: read */
export type ShareType = 0 | 1 | 2;

/** A stage with the number of opportunities at it, whoever may see them. */
export interface Stage {
  relativeItemsCount?: number;
  successProbability: number;
  stageType: number;
  title: string;
  /** Left out of the answer to a call that set none. */
  description?: string;
  color: string;
  /** Never sent: the reference does not fill it in. */
  sortOrder?: number;
  id: number;
}

/** A stage inside an opportunity. `success_probability` is in percent. */
export interface StageBase {
  successProbability: number;
  stageType: number;
  title: string;
  /** Left out of the answer to a call that set none. */
  description?: string;
  color: string;
  /** Never sent: the reference does not fill it in. */
  sortOrder?: number;
  id: number;
}

/** Whether opportunities at a stage are still open, and if not, how they ended. - `0`: open - `1`: closed and won - `2`: closed and lost */
export type StageType = 0 | 1 | 2;

/** Space that one area takes, in bytes. */
export interface StorageUsage {
  path: string;
  size: number;
}

/** A kind of notice, and how the caller is told about it. */
export interface Subscription {
  kind: string;
  title: string;
  onSite: boolean;
  byMail: boolean;
}

/** A tag of a set with the number of records that carry it, whoever may see them. */
export interface Tag {
  title: string;
  relativeItemsCount?: number;
}

/** A task. The single form tells how many tasks its category has. */
export interface Task {
  createBy: Employee;
  created: string;
  /** One that the caller may not see comes without currency and e-mail. */
  contact?: ContactWithEmail;
  title: string;
  /** Left out of the answer to a creation without one. */
  description?: string;
  deadLine: string;
  /** Minutes before the deadline. */
  alertValue?: number;
  responsible: Employee;
  isClosed?: boolean;
  category?: Category;
  /** Left out if the caller may not see it. */
  entity?: Entity;
  canEdit?: boolean;
  id: number;
}

/** Fields of a task, by the parameters of the whole update; those that are sent count. */
export interface TaskFieldsInput {
  title?: string | null;
  description?: string | null;
  deadline?: string | null;
  responsibleid?: string;
  categoryid?: number;
  /** 0: none. */
  contactid?: number;
  /** opportunity or case; goes together with `entityid`. */
  entityType?: string | null;
  entityid?: number;
  /** Minutes before the deadline; 0: no reminder. */
  alertValue?: number;
  /** No field: whether to notify the responsible. */
  isNotify?: boolean;
}

/** A task template. The number of tasks of its category is told. */
export interface Template {
  containerID?: number;
  title: string;
  /** Left out of the answer to a creation without one. */
  description?: string;
  responsible: Employee;
  /** Left out once the category is gone. */
  category?: Category;
  isNotify: boolean;
  /** Hundreds of nanoseconds from the start of the container, or from the task before, to the deadline. */
  offsetTicks: number;
  /** Whether they count from the start. */
  deadLineIsFixed: boolean;
  id: number;
}

/** A session's token; the second factors that the reference also tells of do not exist here. */
export interface Token {
  token: string | null;
  expires?: string;
  sms?: boolean;
  phoneNoise?: string;
  tfa?: boolean;
  tfaKey?: string;
}

/** A deleted record that can come back. */
export interface TrashItem {
  /** Of the line in the trash: what its calls take. */
  id: number;
  kind: string;
  /** The id that it had, and gets back. */
  recordId: number;
  title: string;
  /** When it was deleted. */
  date: string;
  deletedBy: Employee;
  /** The API key that was used, if any. */
  keyId?: number;
  canRestore: boolean;
}

/** What taking back did, or would do. */
export interface Undo {
  dryRun: boolean;
  /** The records that change, the first thousand of them. */
  records: Array<Record>;
  recordCount: number;
  /** How many rows of the database that are. */
  rowCount: number;
  /** What stands in the way; only of a dry run, as otherwise the call is refused. */
  conflicts: Array<Conflict>;
}

/** A version of the portal. */
export interface Version {
  id: string;
  name: string;
}

/** The versions that a portal could have; here there is one. */
export interface Versions {
  current: string;
  versions: Array<Version>;
}

/** A saved view. */
export interface View {
  id: number;
  /** contact, opportunity, case or task. */
  list: string;
  title: string;
  /** The client's own, as it was sent. */
  state: { [name: string]: unknown };
  /** Whether all CRM users see it. */
  isShared: boolean;
  createBy: Employee;
  canEdit: boolean;
}

/** A webhook. The secret is shown once: when it is made, or changed. */
export interface Webhook {
  id: number;
  name: string;
  address: string;
  secret?: string;
  /** The last characters of the secret. */
  secretHint: string;
  /** Patterns such as contact.created, task.* and *.deleted; none: everything. */
  events: Array<string>;
  isActive: boolean;
  /** Why the server paused it. */
  pauseReason?: string;
  created: string;
  createdBy: Employee;
  updated: string;
  /** Messages that wait to be delivered. */
  waitingCount: number;
}

/** The time zone of the raw portal record. */
export interface Zone {
  id: string;
  displayName: string;
  baseUtcOffset: string;
}

export interface Gets {
  "security/apikeys": { path: Empty; query: { count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: undefined; answer: Array<ApiKey> };
  "group": { path: Empty; query: { count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: undefined; answer: Array<GroupSummary> };
  "group/search": { path: Empty; query: { groupName?: string; count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: undefined; answer: Array<GroupSummary> };
  "group/{groupid}": { path: { groupid: string }; query: Empty; body: undefined; answer: Group };
  "group/user/{userid}": { path: { userid: string }; query: { count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: undefined; answer: Array<GroupSummary> };
  "security/jobs": { path: Empty; query: { state?: string; count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: undefined; answer: Array<Job> };
  "smtpsettings/smtp": { path: Empty; query: Empty; body: undefined; answer: MailSettings };
  "settings/smtp": { path: Empty; query: Empty; body: undefined; answer: MailSettings };
  "smtpsettings/smtp/test": { path: Empty; query: Empty; body: undefined; answer: MailTest };
  "settings/smtp/test": { path: Empty; query: Empty; body: undefined; answer: MailTest };
  "smtpsettings/smtp/test/status": { path: Empty; query: Empty; body: undefined; answer: MailTest | Nothing };
  "settings/smtp/test/status": { path: Empty; query: Empty; body: undefined; answer: MailTest | Nothing };
  "portal/notifications": { path: Empty; query: { unread?: boolean; count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: undefined; answer: Array<Notice> };
  "portal/notifications/count": { path: Empty; query: Empty; body: undefined; answer: number };
  "portal/notifications/subscriptions": { path: Empty; query: { count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: undefined; answer: Array<Subscription> };
  "people/confirmation": { path: Empty; query: { key?: string }; body: undefined; answer: Confirmation };
  "people/{userid}/photo": { path: { userid: string }; query: Empty; body: undefined; answer: PeoplePhoto };
  "people/@self": { path: Empty; query: Empty; body: undefined; answer: Profile };
  "people": { path: Empty; query: { count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: undefined; answer: Array<Profile> };
  "people/status/{status}": { path: { status: "active" | "terminated" | "leaveOfAbsence" }; query: { count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: undefined; answer: Array<Profile> };
  "people/email": { path: Empty; query: { email?: string }; body: undefined; answer: Profile };
  "people/{username}": { path: { username: string }; query: Empty; body: undefined; answer: Profile };
  "people/search": { path: Empty; query: { query?: string; count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: undefined; answer: Array<Profile> };
  "people/@search/{query}": { path: { query: string }; query: { count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: undefined; answer: Array<Profile> };
  "people/status/{status}/search": { path: { status: "active" | "terminated" | "leaveOfAbsence" }; query: { query?: string; count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: undefined; answer: Array<Profile> };
  "people/filter": { path: Empty; query: { employeeStatus?: EmployeeStatus; groupId?: string; activationStatus?: ActivationStatus; employeeType?: EmployeeType; isAdministrator?: boolean; count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: undefined; answer: Array<Profile> };
  "people/simple/filter": { path: Empty; query: { employeeStatus?: EmployeeStatus; groupId?: string; activationStatus?: ActivationStatus; employeeType?: EmployeeType; isAdministrator?: boolean; count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: undefined; answer: Array<Employee> };
  "people/import/status": { path: Empty; query: Empty; body: undefined; answer: Nothing };
  "people/reassign/progress": { path: Empty; query: { userId?: string }; body: undefined; answer: Nothing };
  "people/remove/progress": { path: Empty; query: { userId?: string }; body: undefined; answer: Nothing };
  "portal/preferences": { path: Empty; query: Empty; body: undefined; answer: Preferences };
  "security/activeconnections": { path: Empty; query: Empty; body: undefined; answer: Connections };
  "security/audit/login/last": { path: Empty; query: { count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: undefined; answer: Array<LoginEvent> };
  "security/audit/events/last": { path: Empty; query: { count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: undefined; answer: Array<AuditEvent> };
  "security/audit/login/filter": { path: Empty; query: { userId?: string; action?: number; from?: string; to?: string; count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: undefined; answer: Array<LoginEvent> };
  "security/audit/events/filter": { path: Empty; query: { userId?: string; productType?: ProductType; moduleType?: ModuleType; actionType?: ActionType; action?: string; entryType?: EntityType; target?: string; from?: string; to?: string; count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: undefined; answer: Array<AuditEvent> };
  "security/audit/types": { path: Empty; query: Empty; body: undefined; answer: AuditTypes };
  "security/audit/mappers": { path: Empty; query: { productType?: ProductType; moduleType?: ModuleType; count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: undefined; answer: Array<MappedProduct> };
  "security/audit/settings/lifetime": { path: Empty; query: Empty; body: undefined; answer: Retention };
  "settings/security": { path: Empty; query: { ids?: Array<string>; count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: undefined; answer: Array<ProductAccess> };
  "settings/security/{id}": { path: { id: string }; query: Empty; body: undefined; answer: boolean };
  "settings/security/modules": { path: Empty; query: { count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: undefined; answer: Array<Module> };
  "settings/security/administrator/{productid}": { path: { productid: string }; query: { count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: undefined; answer: Array<Employee> };
  "settings/security/administrator": { path: Empty; query: { productid?: string; userid?: string }; body: undefined; answer: Administrator };
  "settings/security/password": { path: Empty; query: Empty; body: undefined; answer: PasswordPolicy };
  "security/loginsettings": { path: Empty; query: Empty; body: undefined; answer: LoginLimits };
  "portal": { path: Empty; query: Empty; body: undefined; answer: Portal };
  "portal/users/{userID}": { path: { userID: string }; query: Empty; body: undefined; answer: RawUser };
  "portal/userscount": { path: Empty; query: Empty; body: undefined; answer: number };
  "portal/usedspace": { path: Empty; query: Empty; body: undefined; answer: number };
  "portal/path": { path: Empty; query: { virtualPath?: string }; body: undefined; answer: string };
  "settings": { path: Empty; query: Empty; body: undefined; answer: Settings };
  "settings/quota": { path: Empty; query: Empty; body: undefined; answer: Quota };
  "settings/version": { path: Empty; query: Empty; body: undefined; answer: Versions };
  "settings/version/build": { path: Empty; query: Empty; body: undefined; answer: Build };
  "settings/logo": { path: Empty; query: { dark?: boolean }; body: undefined; answer: string };
  "capabilities": { path: Empty; query: Empty; body: undefined; answer: Capabilities };
  "settings/security/passwordhash": { path: Empty; query: Empty; body: undefined; answer: PasswordHash };
  "crm/webhook": { path: Empty; query: { count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: undefined; answer: Array<Webhook> };
  "crm/webhook/{id}": { path: { id: number }; query: Empty; body: undefined; answer: Webhook };
  "crm/webhook/{id}/delivery": { path: { id: number }; query: { state?: string; count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: undefined; answer: Array<Delivery> };
  "crm/webhook/{id}/delivery/{deliveryid}": { path: { id: number; deliveryid: number }; query: Empty; body: undefined; answer: Delivery };
  "crm/calendar": { path: Empty; query: Empty; body: undefined; answer: CalendarAddress };
  "crm/case/{caseid}": { path: { caseid: number }; query: Empty; body: undefined; answer: Case };
  "crm/case/filter": { path: Empty; query: { contactid: number; isClosed?: boolean; tags?: Array<string>; count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: undefined; answer: Array<Case> };
  "crm/case/{caseid}/contact": { path: { caseid: number }; query: { count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: undefined; answer: Array<Person | Company> };
  "crm/case/byprefix": { path: Empty; query: { prefix?: string; contactid: number; count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: undefined; answer: Array<Case> };
  "crm/contact/company/{companyid}/person": { path: { companyid: number }; query: { count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: undefined; answer: Array<Person | Company> };
  "crm/contact/data/infoType": { path: Empty; query: { count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: undefined; answer: Array<string> };
  "crm/contact/data/{infotype}/category": { path: { infotype: "phone" | "email" | "website" | "skype" | "twitter" | "linkedin" | "facebook" | "address" | "livejournal" | "myspace" | "gmail" | "blogger" | "yahoo" | "msn" | "icq" | "jabber" | "aim" | "vk" }; query: { count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: undefined; answer: Array<string> };
  "crm/contact/{contactid}/data": { path: { contactid: number }; query: { count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: undefined; answer: Array<Info> };
  "crm/contact/{contactid}/data/{id}": { path: { contactid: number; id: number }; query: Empty; body: undefined; answer: Info };
  "crm/contact/{contactid}/data/{infotype}.json": { path: { contactid: number; infotype: "phone" | "email" | "website" | "skype" | "twitter" | "linkedin" | "facebook" | "address" | "livejournal" | "myspace" | "gmail" | "blogger" | "yahoo" | "msn" | "icq" | "jabber" | "aim" | "vk" }; query: { count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: undefined; answer: Array<string> };
  "crm/contact/{contactid}/type": { path: { contactid: number }; query: Empty; body: undefined; answer: ListItem | Nothing };
  "crm/contact/photos": { path: Empty; query: { ids?: Array<number>; count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: undefined; answer: Array<ContactsPhoto> };
  "crm/contact/project/{projectid}": { path: { projectid: number }; query: { count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: undefined; answer: Array<Person | Company> };
  "crm/contact/{contactid}": { path: { contactid: number }; query: Empty; body: undefined; answer: Person | Company };
  "crm/contact/filter": { path: Empty; query: { tags?: Array<string>; contactStage?: number; contactType?: number; contactListView: ContactListView; responsibleid?: string; isShared?: boolean; fromDate?: string; toDate?: string; count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: undefined; answer: Array<Person | Company> };
  "crm/contact/simple/filter": { path: Empty; query: { tags?: Array<string>; contactStage?: number; contactType?: number; contactListView: ContactListView; responsibleid?: string; isShared?: boolean; fromDate?: string; toDate?: string; count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: undefined; answer: Array<ContactWithTask> };
  "crm/contact/simple/byEmail": { path: Empty; query: { term?: string; maxCount: number; count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: undefined; answer: Array<ContactWithTask> };
  "crm/contact/mail": { path: Empty; query: { contactids?: Array<number>; count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: undefined; answer: Array<ContactWithEmail> };
  "crm/contact/byprefix": { path: Empty; query: { prefix?: string; searchType?: number; entityType?: PrefixTarget; entityId?: number; count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: undefined; answer: Array<ContactWithPhone> };
  "crm/contact/bycontactinfo": { path: Empty; query: { infoType?: InfoType; data?: string; category?: number; isPrimary?: boolean; count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: undefined; answer: Array<Person | Company> };
  "crm/settings": { path: Empty; query: Empty; body: undefined; answer: CrmSettings };
  "crm/contact/{contactid}/access": { path: { contactid: number }; query: { count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: undefined; answer: Array<Employee> };
  "crm/settings/currency": { path: Empty; query: { count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: undefined; answer: Array<Currency> };
  "crm/settings/currency/convert": { path: Empty; query: { amount?: number; fromcurrency?: string; tocurrency?: string }; body: undefined; answer: number };
  "crm/settings/currency/summarytable": { path: Empty; query: { currency?: string; count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: undefined; answer: Array<CurrencyRateInfo> };
  "crm/currency/rates": { path: Empty; query: { count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: undefined; answer: Array<Rate> };
  "crm/currency/rates/{id}": { path: { id: number }; query: Empty; body: undefined; answer: Rate };
  "crm/currency/rates/{fromcurrency}/{tocurrency}": { path: { fromcurrency: string; tocurrency: string }; query: Empty; body: undefined; answer: Rate };
  "crm/{entityType}/customfield/definitions": { path: { entityType: "contact" | "person" | "company" | "opportunity" | "case" }; query: { count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: undefined; answer: Array<FieldDefinition> };
  "crm/{entityType}/{entityid}/customfield": { path: { entityType: "contact" | "person" | "company" | "opportunity" | "case"; entityid: number }; query: { count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: undefined; answer: Array<CustomField> };
  "feed/filter": { path: Empty; query: { product?: string; from?: string; to?: string; author?: string; onlyNew?: boolean; timeReaded?: string }; body: undefined; answer: Feeds };
  "feed/newfeedscount": { path: Empty; query: Empty; body: undefined; answer: number };
  "crm/figures/closings": { path: Empty; query: { from?: string; to?: string }; body: undefined; answer: Closings };
  "crm/figures/activity": { path: Empty; query: { from?: string; to?: string; userId?: string }; body: undefined; answer: Activity };
  "crm/files/root": { path: Empty; query: Empty; body: undefined; answer: number };
  "crm/{entity_type}/{entityid}/files": { path: { entity_type: "contact" | "opportunity" | "case"; entityid: number }; query: { count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: undefined; answer: Array<File> };
  "files/file/{file_id}": { path: { file_id: number }; query: { version: number }; body: undefined; answer: File };
  "files/file/{file_id}/history": { path: { file_id: number }; query: { count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: undefined; answer: Array<File> };
  "files/fileops": { path: Empty; query: { count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: undefined; answer: Array<FileOperation> };
  "files/{folder_id}": { path: { folder_id: number }; query: Empty; body: undefined; answer: FolderContent };
  "crm/history/filter": { path: Empty; query: { entityType?: string; entityId: number; categoryId: number; createBy?: string; fromDate?: string; toDate?: string; count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: undefined; answer: Array<Event> };
  "crm/contact/status": { path: Empty; query: { count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: undefined; answer: Array<ListItem> };
  "crm/contact/status/{contactstatusid}": { path: { contactstatusid: number }; query: Empty; body: undefined; answer: ListItem };
  "crm/contact/type": { path: Empty; query: { count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: undefined; answer: Array<ListItem> };
  "crm/contact/type/{contacttypeid}": { path: { contacttypeid: number }; query: Empty; body: undefined; answer: ListItem };
  "crm/history/category": { path: Empty; query: { count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: undefined; answer: Array<Category> };
  "crm/task/category": { path: Empty; query: { count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: undefined; answer: Array<Category> };
  "crm/task/category/{categoryid}": { path: { categoryid: number }; query: Empty; body: undefined; answer: Category };
  "crm/opportunity/{opportunityid}": { path: { opportunityid: number }; query: Empty; body: undefined; answer: Opportunity };
  "crm/opportunity/filter": { path: Empty; query: { responsibleid?: string; opportunityStagesid: number; tags?: Array<string>; contactid: number; stageType?: StageType; contactAlsoIsParticipant?: boolean; fromDate?: string; toDate?: string; count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: undefined; answer: Array<Opportunity> };
  "crm/opportunity/{opportunityid}/contact": { path: { opportunityid: number }; query: { count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: undefined; answer: Array<Person | Company> };
  "crm/opportunity/figures": { path: Empty; query: { groupBy: FigureGroups; responsibleid?: string; opportunityStagesid: number; tags?: Array<string>; contactid: number; stageType?: StageType; contactAlsoIsParticipant?: boolean; fromDate?: string; toDate?: string }; body: undefined; answer: Figures };
  "crm/opportunity/board": { path: Empty; query: { stageid: number; responsibleid?: string; tags?: Array<string>; contactid: number; contactAlsoIsParticipant?: boolean; fromDate?: string; toDate?: string; count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: undefined; answer: Array<BoardCard> };
  "crm/opportunity/bycontact/{contactid}": { path: { contactid: number }; query: { count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: undefined; answer: Array<Opportunity> };
  "crm/opportunity/byprefix": { path: Empty; query: { prefix?: string; contactid?: number; internalSearch?: boolean; count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: undefined; answer: Array<Opportunity> };
  "crm/opportunity/stage": { path: Empty; query: { count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: undefined; answer: Array<Stage> };
  "crm/opportunity/stage/{stageid}": { path: { stageid: number }; query: Empty; body: undefined; answer: Stage };
  "crm/search": { path: Empty; query: { kinds?: Array<string>; count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: undefined; answer: Array<Find> };
  "crm/{entityType}/tag": { path: { entityType: "contact" | "opportunity" | "case" }; query: { count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: undefined; answer: Array<Tag> };
  "crm/{entityType}/tag/{entityid}": { path: { entityType: "contact" | "opportunity" | "case"; entityid: number }; query: { count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: undefined; answer: Array<string> };
  "crm/contact/{contactid}/tag": { path: { contactid: number }; query: { count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: undefined; answer: Array<string> };
  "crm/{entitytype}/tasktemplatecontainer": { path: { entitytype: "contact" | "person" | "company" | "opportunity" | "case" }; query: { count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: undefined; answer: Array<Container> };
  "crm/tasktemplatecontainer/{containerid}": { path: { containerid: number }; query: Empty; body: undefined; answer: Container };
  "crm/tasktemplatecontainer/{containerid}/tasktemplate": { path: { containerid: number }; query: { count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: undefined; answer: Array<Template> };
  "crm/tasktemplatecontainer/tasktemplate/{id}": { path: { id: number }; query: Empty; body: undefined; answer: Template };
  "crm/task/{taskid}": { path: { taskid: number }; query: Empty; body: undefined; answer: Task };
  "crm/task/filter": { path: Empty; query: { responsibleid?: string; categoryid: number; isClosed?: boolean; fromDate?: string; toDate?: string; entityType?: string; entityid: number; count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: undefined; answer: Array<Task> };
  "crm/changes": { path: Empty; query: { kind?: string; recordId?: string; userId?: string; keyId?: number; batch?: number; fromDate?: string; toDate?: string; since?: string; count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: undefined; answer: Array<Change> };
  "crm/changes/cursor": { path: Empty; query: Empty; body: undefined; answer: Cursor };
  "crm/trash": { path: Empty; query: { kind?: string; deletedBy?: string; fromDate?: string; toDate?: string; count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: undefined; answer: Array<TrashItem> };
  "crm/trash/{id}": { path: { id: number }; query: Empty; body: undefined; answer: TrashItem };
  "crm/view": { path: Empty; query: { list?: string; count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: undefined; answer: Array<View> };
}

export interface Posts {
  "security/apikeys": { path: Empty; query: Empty; body: { name?: string; expires?: string | null }; answer: NewApiKey };
  "group": { path: Empty; query: Empty; body: { members?: Array<string>; groupManager?: string; groupName?: string }; answer: Group };
  "group/{groupid}/members": { path: { groupid: string }; query: Empty; body: { members?: Array<string> }; answer: Group };
  "smtpsettings/smtp": { path: Empty; query: Empty; body: { host?: string; port?: number; senderAddress?: string; senderDisplayName?: string; credentialsUserName?: string; credentialsUserPassword?: string; enableSsl?: boolean; enableAuth?: boolean; useNtlm?: boolean }; answer: MailSettings };
  "settings/smtp": { path: Empty; query: Empty; body: { host?: string; port?: number; senderAddress?: string; senderDisplayName?: string; credentialsUserName?: string; credentialsUserPassword?: string; enableSsl?: boolean; enableAuth?: boolean; useNtlm?: boolean }; answer: MailSettings };
  "people/{userid}/contacts": { path: { userid: string }; query: Empty; body: { contacts?: Array<ContactLineInput> }; answer: Profile };
  "people/{userid}/photo": { path: { userid: string }; query: Empty; body: undefined; answer: PeoplePhoto };
  "people/{userid}/photo/thumbnails": { path: { userid: string }; query: Empty; body: { tmpFile?: string; x?: number; y?: number; width?: number; height?: number }; answer: PeoplePhoto };
  "people": { path: Empty; query: Empty; body: { email?: string | null; firstname?: string | null; lastname?: string | null; isVisitor?: boolean; department?: Array<string>; title?: string; location?: string; sex?: string; birthday?: string | null; worksfrom?: string | null; comment?: string; contacts?: Array<ContactLineInput>; files?: string; password?: string | null; passwordHash?: string | null; lead?: string | null }; answer: Profile };
  "security/audit/settings/lifetime": { path: Empty; query: Empty; body: { settings: RetentionInput }; answer: Retention };
  "people/password": { path: Empty; query: Empty; body: { email?: string | null }; answer: string };
  "authentication": { path: Empty; query: Empty; body: { userName?: string | null; password?: string | null; provider?: string; accessToken?: string | null; codeOAuth?: string | null }; answer: Token };
  "authentication/sendsms": { path: Empty; query: Empty; body: { userName?: string | null }; answer: Token };
  "authentication/setphone": { path: Empty; query: Empty; body: { userName?: string | null }; answer: Token };
  "authentication/{code}": { path: { code: string }; query: Empty; body: { userName?: string | null }; answer: Token };
  "authentication/logout": { path: Empty; query: Empty; body: undefined; answer: Nothing };
  "crm/webhook": { path: Empty; query: Empty; body: { name?: string; address?: string; secret?: string | null; events?: Array<string> | null; isActive?: boolean | null }; answer: Webhook };
  "crm/webhook/{id}/test": { path: { id: number }; query: Empty; body: undefined; answer: Delivery };
  "crm/calendar": { path: Empty; query: Empty; body: undefined; answer: CalendarAddress };
  "crm/case": { path: Empty; query: Empty; body: { title?: string | null; members?: Array<number>; customFieldList?: Array<KeyValue>; isPrivate: boolean; accessList?: Array<string>; isNotify: boolean }; answer: Case };
  "crm/case/{caseid}/contact": { path: { caseid: number }; query: Empty; body: { contactid: number }; answer: Person | Company };
  "crm/case/filter/taglist": { path: Empty; query: Empty; body: { contactid: number; isClosed?: boolean | null; tags?: Array<string>; tagName?: string | null }; answer: string | Nothing };
  "crm/contact/{contactid}/addressdata": { path: { contactid: number }; query: Empty; body: { address?: AddressInput | null }; answer: Info };
  "crm/contact/{contactid}/batch": { path: { contactid: number }; query: { count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: { items?: Array<InfoInput> }; answer: Array<Info> };
  "crm/contact/company": { path: Empty; query: Empty; body: { companyName?: string | null; about?: string | null; personList?: Array<number>; shareType: ShareType; managerList?: Array<string>; customFieldList?: Array<KeyValue> }; answer: Person | Company };
  "crm/contact/company/{companyid}/person": { path: { companyid: number }; query: Empty; body: { personid: number }; answer: Person | Company };
  "crm/contact/{contactid}/data": { path: { contactid: number }; query: Empty; body: { infoType: InfoType; data?: string | null; isPrimary: boolean; category?: string | null }; answer: Info };
  "crm/contact/person": { path: Empty; query: Empty; body: { firstName?: string | null; lastName?: string | null; jobTitle?: string | null; companyId: number; about?: string | null; shareType: ShareType; managerList?: Array<string>; customFieldList?: Array<KeyValue> }; answer: Person | Company };
  "crm/contact/person/quick": { path: Empty; query: { count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: { data?: Array<PersonNameInput> }; answer: Array<ContactBase> | Nothing };
  "crm/contact/company/quick": { path: Empty; query: { count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: { companyName?: Array<string> }; answer: Array<ContactBase> | Nothing };
  "crm/contact/project/{projectid}": { path: { projectid: number }; query: { count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: { contactid?: Array<number> }; answer: Array<Person | Company> };
  "crm/contact/{contactid}/project/{projectid}": { path: { contactid: number; projectid: number }; query: Empty; body: undefined; answer: Person | Company };
  "crm/contact/filter/taglist": { path: Empty; query: Empty; body: { tags?: Array<string>; contactStage?: number | null; contactType?: number | null; contactListView: ContactListView; fromDate?: string | null; toDate?: string | null; tagName?: string | null }; answer: string | Nothing };
  "crm/{entityType}/{entityid}/tag/group": { path: { entityType: "company" | "person"; entityid: number }; query: Empty; body: { tagName: string }; answer: string };
  "crm/currency/rates": { path: Empty; query: Empty; body: { fromcurrency?: string | null; tocurrency?: string | null; rate?: number }; answer: Rate };
  "crm/currency/setrates": { path: Empty; query: { count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: { currency?: string | null; rates?: Array<RateInput> }; answer: Array<Rate> };
  "crm/currency/addrates": { path: Empty; query: { count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: { rates?: Array<RateInput> }; answer: Array<Rate> };
  "crm/{entityType}/customfield": { path: { entityType: "contact" | "person" | "company" | "opportunity" | "case" }; query: Empty; body: { label?: string | null; fieldType: number; mask?: string | null; position: number }; answer: FieldDefinition };
  "crm/{entityType}/{entityid}/customfield/{fieldid}": { path: { entityType: "contact" | "person" | "company" | "opportunity" | "case"; entityid: number; fieldid: number }; query: Empty; body: { fieldValue?: string | null }; answer: CustomField };
  "crm/{entity_type}/{entityid}/files/upload": { path: { entity_type: "contact" | "opportunity" | "case"; entityid: number }; query: Empty; body: { storeOriginalFileFlag: boolean }; answer: File };
  "crm/{entity_type}/{entityid}/files": { path: { entity_type: "contact" | "opportunity" | "case"; entityid: number }; query: Empty; body: { fileids?: Array<number> }; answer: Event };
  "files/{folder_id}/upload": { path: { folder_id: number }; query: { count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: { createNewIfExist?: boolean; storeOriginalFileFlag: boolean; keepConvertStatus: boolean }; answer: File | Array<File> };
  "files/{folder_id}/insert": { path: { folder_id: number }; query: Empty; body: { title?: string | null; createNewIfExist?: boolean; keepConvertStatus: boolean }; answer: File };
  "files/{folder_id}/text": { path: { folder_id: number }; query: Empty; body: { title?: string | null; content?: string | null }; answer: File };
  "files/{folder_id}/html": { path: { folder_id: number }; query: Empty; body: { title?: string | null; content?: string | null }; answer: File };
  "people/reassign/start": { path: Empty; query: Empty; body: { fromUserId: string; toUserId: string; deleteProfile?: boolean }; answer: Handover };
  "crm/history": { path: Empty; query: Empty; body: { entityType?: string | null; entityId: number; contactId: number; content?: string | null; categoryId: number; created?: string | null; fileId?: Array<number>; notifyUserList?: Array<string> }; answer: Event };
  "crm/{entity_type}/{entityid}/files/text": { path: { entity_type: "contact" | "opportunity" | "case"; entityid: number }; query: Empty; body: { title?: string | null; content?: string | null }; answer: File };
  "crm/contact/status": { path: Empty; query: Empty; body: { title?: string | null; description?: string | null; color?: string | null; sortOrder?: number }; answer: ListItem };
  "crm/contact/type": { path: Empty; query: Empty; body: { title?: string | null; sortOrder?: number }; answer: ListItem };
  "crm/history/category": { path: Empty; query: Empty; body: { title?: string | null; description?: string | null; imageName?: string | null; sortOrder?: number }; answer: Category };
  "crm/task/category": { path: Empty; query: Empty; body: { title?: string | null; description?: string | null; imageName?: string | null; sortOrder?: number }; answer: Category };
  "crm/opportunity": { path: Empty; query: Empty; body: { contactid: number; members?: Array<number>; title?: string | null; description?: string | null; responsibleid: string; bidType: BidType; bidValue: number; bidCurrencyAbbr?: string | null; perPeriodValue: number; stageid: number; successProbability: number; actualCloseDate?: string | null; expectedCloseDate?: string | null; customFieldList?: Array<KeyValue>; isPrivate: boolean; accessList?: Array<string>; isNotify: boolean }; answer: Opportunity };
  "crm/opportunity/{opportunityid}/contact/{contactid}": { path: { opportunityid: number; contactid: number }; query: Empty; body: undefined; answer: Person | Company };
  "crm/contact/{contactid}/opportunity/{opportunityid}": { path: { contactid: number; opportunityid: number }; query: Empty; body: undefined; answer: Opportunity };
  "crm/opportunity/stage": { path: Empty; query: Empty; body: { title?: string | null; description?: string | null; color?: string | null; successProbability: number; stageType: StageType }; answer: Stage };
  "crm/opportunity/filter/taglist": { path: Empty; query: Empty; body: { responsibleid?: string | null; opportunityStagesid: number; tags?: Array<string>; contactid: number; stageType?: StageType | null; contactAlsoIsParticipant?: boolean | null; fromDate?: string | null; toDate?: string | null; tagName?: string | null }; answer: string | Nothing };
  "portal/sample": { path: Empty; query: Empty; body: undefined; answer: boolean };
  "crm/{entityType}/tag": { path: { entityType: "contact" | "opportunity" | "case" }; query: Empty; body: { tagName: string }; answer: string };
  "crm/{entityType}/{entityid}/tag": { path: { entityType: "contact" | "opportunity" | "case"; entityid: number }; query: Empty; body: { tagName: string }; answer: string };
  "crm/{entityType}/taglist": { path: { entityType: "contact" | "opportunity" | "case" }; query: Empty; body: { entityid?: Array<number>; tagName: string }; answer: string };
  "crm/{entitytype}/tasktemplatecontainer": { path: { entitytype: "contact" | "person" | "company" | "opportunity" | "case" }; query: Empty; body: { title?: string | null }; answer: Container };
  "crm/tasktemplatecontainer/{containerid}/apply": { path: { containerid: number }; query: { count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: { entityid: number }; answer: Array<Task> };
  "crm/tasktemplatecontainer/{containerid}/tasktemplate": { path: { containerid: number }; query: Empty; body: { title?: string | null; description?: string | null; responsibleid: string; categoryid: number; isNotify: boolean; offsetTicks: number; deadLineIsFixed: boolean }; answer: Template };
  "crm/task": { path: Empty; query: Empty; body: { title?: string | null; description?: string | null; deadline?: string | null; responsibleId: string; categoryId: number; contactId: number; entityType?: string | null; entityId: number; isNotify: boolean; alertValue: number }; answer: Task };
  "crm/contact/task/group": { path: Empty; query: { count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: { title?: string | null; description?: string | null; deadline?: string | null; responsibleId: string; categoryId: number; contactId?: Array<number>; entityType?: string | null; entityId: number; isNotify: boolean; alertValue: number }; answer: Array<Task> };
  "crm/view": { path: Empty; query: Empty; body: { list?: string | null; title?: string | null; state: { [name: string]: unknown }; isShared: boolean }; answer: View };
  "batch": { path: Empty; query: { count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: { batch?: Array<BatchCall> }; answer: unknown };
}

export interface Puts {
  "group/{groupid}": { path: { groupid: string }; query: Empty; body: { groupManager?: string | null; groupName?: string | null; members?: Array<string> | null }; answer: Group };
  "group/{groupid}/members/{newgroupid}": { path: { groupid: string; newgroupid: string }; query: Empty; body: undefined; answer: Group };
  "group/{groupid}/members": { path: { groupid: string }; query: Empty; body: { members?: Array<string> }; answer: Group };
  "group/{groupid}/manager": { path: { groupid: string }; query: Empty; body: { userid?: string }; answer: Group };
  "security/jobs/{id}/retry": { path: { id: number }; query: Empty; body: undefined; answer: Job };
  "portal/notifications/read": { path: Empty; query: Empty; body: { ids?: Array<number> }; answer: number };
  "portal/notifications/subscriptions/{kind}": { path: { kind: string }; query: { count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: { onSite?: boolean; byMail?: boolean }; answer: Array<Subscription> };
  "people/{userid}/email": { path: { userid: string }; query: Empty; body: { email?: string | null }; answer: Profile };
  "people/{userid}/password": { path: { userid: string }; query: Empty; body: { password?: string | null }; answer: Profile };
  "people/{userid}/culture": { path: { userid: string }; query: Empty; body: { culture?: string | null }; answer: Profile };
  "people/{userid}/contacts": { path: { userid: string }; query: Empty; body: { contacts?: Array<ContactLineInput> }; answer: Profile };
  "people/invite": { path: Empty; query: { count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: { userIds?: Array<string> }; answer: Array<Profile> };
  "people/self/delete": { path: Empty; query: Empty; body: undefined; answer: string };
  "people/confirmation": { path: Empty; query: Empty; body: { key?: string; password?: string | null }; answer: Confirmation };
  "people/{userid}/photo": { path: { userid: string }; query: Empty; body: { files?: string }; answer: PeoplePhoto };
  "people/status/{status}": { path: { status: "active" | "terminated" | "leaveOfAbsence" }; query: { count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: { userIds?: Array<string> }; answer: Array<Profile> };
  "people/{username}": { path: { username: string }; query: Empty; body: { isVisitor?: boolean | null; firstname?: string | null; lastname?: string | null; comment?: string | null; department?: Array<string> | null; title?: string | null; location?: string | null; sex?: string | null; birthday?: string | null; worksfrom?: string | null; contacts?: Array<ContactLineInput> | null; files?: string; disable?: boolean; lead?: string | null }; answer: Profile };
  "people/type/{type}": { path: { type: "all" | "user" | "visitor" }; query: { count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string }; body: { userIds?: Array<string> }; answer: Array<Profile> };
  "portal/preferences": { path: Empty; query: Empty; body: { values: { [name: string]: unknown } }; answer: Preferences };
  "security/activeconnections/logout/{loginEventId}": { path: { loginEventId: number }; query: Empty; body: undefined; answer: boolean };
  "security/activeconnections/logoutallexceptthis": { path: Empty; query: Empty; body: undefined; answer: string };
  "security/activeconnections/logoutall/{userId}": { path: { userId: string }; query: Empty; body: undefined; answer: Nothing };
  "security/activeconnections/logoutallchangepassword": { path: Empty; query: Empty; body: undefined; answer: string };
  "settings/security": { path: Empty; query: { count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: { subjects?: Array<string>; id?: string; enabled?: boolean }; answer: Array<ProductAccess> };
  "settings/security/access": { path: Empty; query: { count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: { items?: Array<ProductSwitchInput> }; answer: Array<ProductAccess> };
  "settings/security/administrator": { path: Empty; query: Empty; body: { productid?: string; userid?: string; administrator?: boolean }; answer: Administrator };
  "settings/timeandlanguage": { path: Empty; query: Empty; body: { lng?: string | null; timeZoneId?: string | null }; answer: string };
  "settings/security/password": { path: Empty; query: Empty; body: { maxLength?: number; minLength?: number; upperCase?: boolean; digits?: boolean; specSymbols?: boolean }; answer: PasswordPolicy };
  "security/loginsettings": { path: Empty; query: Empty; body: { attemptsCount?: number; blockTime?: number; checkPeriod?: number }; answer: LoginLimits };
  "crm/webhook/{id}": { path: { id: number }; query: Empty; body: { name?: string | null; address?: string | null; secret?: string | null; events?: Array<string> | null; isActive?: boolean | null }; answer: Webhook };
  "crm/webhook/{id}/delivery/{deliveryid}/replay": { path: { id: number; deliveryid: number }; query: Empty; body: undefined; answer: Delivery };
  "crm/case/close": { path: Empty; query: { count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: { ids?: Array<number> }; answer: Array<number> };
  "crm/case/reopen": { path: Empty; query: { count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: { ids?: Array<number> }; answer: Array<number> };
  "crm/case/filter/close": { path: Empty; query: { count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: { contactid: number; isClosed?: boolean | null; tags?: Array<string> }; answer: Array<number> };
  "crm/case/filter/reopen": { path: Empty; query: { count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: { contactid: number; isClosed?: boolean | null; tags?: Array<string> }; answer: Array<number> };
  "crm/case/{caseid}": { path: { caseid: number }; query: Empty; body: { title?: string | null; members?: Array<number>; customFieldList?: Array<KeyValue>; isPrivate: boolean; accessList?: Array<string>; isNotify: boolean }; answer: Case };
  "crm/case": { path: Empty; query: { count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: { casesids?: Array<number> }; answer: Array<Case> };
  "crm/case/{caseid}/fields": { path: { caseid: number }; query: Empty; body: { fields: CaseFieldsInput; expected?: CaseFieldsInput | null }; answer: Case };
  "crm/case/{caseid}/access": { path: { caseid: number }; query: Empty; body: { isPrivate: boolean; accessList?: Array<string> }; answer: Case };
  "crm/case/access": { path: Empty; query: { count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: { casesid?: Array<number>; isPrivate: boolean; accessList?: Array<string> }; answer: Array<Case> };
  "crm/case/filter/access": { path: Empty; query: { count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: { contactid: number; isClosed?: boolean | null; tags?: Array<string>; isPrivate: boolean; accessList?: Array<string> }; answer: Array<Case> };
  "crm/case/{caseid}/close": { path: { caseid: number }; query: Empty; body: undefined; answer: Case };
  "crm/case/{caseid}/reopen": { path: { caseid: number }; query: Empty; body: undefined; answer: Case };
  "crm/contact/{contactid}/addressdata/{id}": { path: { contactid: number; id: number }; query: Empty; body: { address?: AddressInput | null }; answer: Info };
  "crm/contact/{contactid}/batch": { path: { contactid: number }; query: { count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: { items?: Array<InfoInput> }; answer: Array<Info> };
  "crm/contact/company/{companyid}": { path: { companyid: number }; query: Empty; body: { companyName?: string | null; about?: string | null; shareType: ShareType; managerList?: Array<string>; customFieldList?: Array<KeyValue> }; answer: Person | Company };
  "crm/contact/{contactid}/data/{id}": { path: { contactid: number; id: number }; query: Empty; body: { infoType?: InfoType | null; data?: string | null; isPrimary?: boolean | null; category?: string | null }; answer: Info };
  "crm/contact/{contactid}/fields": { path: { contactid: number }; query: Empty; body: { fields: ContactFieldsInput; expected?: ContactFieldsInput | null }; answer: Person | Company };
  "crm/contact/person/{personid}": { path: { personid: number }; query: Empty; body: { firstName?: string | null; lastName?: string | null; jobTitle?: string | null; companyId: number; about?: string | null; shareType: ShareType; managerList?: Array<string>; customFieldList?: Array<KeyValue> }; answer: Person | Company };
  "crm/contact/{contactid}/creationdate": { path: { contactid: number }; query: Empty; body: { creationDate?: string | null }; answer: Nothing };
  "crm/contact/{contactid}/lastmodifeddate": { path: { contactid: number }; query: Empty; body: { lastModifedDate?: string | null }; answer: Nothing };
  "crm/contact/{contactid}/changephoto": { path: { contactid: number }; query: Empty; body: undefined; answer: string };
  "crm/contact/{contactid}/changephotobyurl": { path: { contactid: number }; query: Empty; body: { photourl?: string | null }; answer: string };
  "crm/settings": { path: Empty; query: Empty; body: { configured?: boolean | null; webFormKey?: string | null }; answer: boolean };
  "crm/contact/status/settings": { path: Empty; query: Empty; body: { changeContactStatusGroupAuto?: boolean | null }; answer: boolean | Nothing };
  "crm/contact/tag/settings": { path: Empty; query: Empty; body: { addTagToContactGroupAuto?: boolean | null }; answer: boolean | Nothing };
  "crm/contact/mailtohistory/settings": { path: Empty; query: Empty; body: { writeMailToHistoryAuto: boolean }; answer: boolean };
  "crm/settings/webformkey/change": { path: Empty; query: Empty; body: undefined; answer: string };
  "crm/contact/{contactid}/access": { path: { contactid: number }; query: Empty; body: { isShared: boolean; managerList?: Array<string> }; answer: Person | Company };
  "crm/contact/access": { path: Empty; query: { count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: { contactid?: Array<number>; isShared: boolean; managerList?: Array<string> }; answer: Array<Person | Company> };
  "crm/contact/filter/access": { path: Empty; query: { count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: { tags?: Array<string>; contactStage?: number | null; contactType?: number | null; contactListView: ContactListView; fromDate?: string | null; toDate?: string | null; isPrivate?: boolean | null; isShared?: boolean | null; managerList?: Array<string> }; answer: Array<Person | Company> };
  "crm/contact/{contactid}/status": { path: { contactid: number }; query: Empty; body: { contactStatusid: number }; answer: Person | Company };
  "crm/contact/company/{companyid}/status": { path: { companyid: number }; query: Empty; body: { contactStatusid: number }; answer: Person | Company };
  "crm/contact/person/{personid}/status": { path: { personid: number }; query: Empty; body: { contactStatusid: number }; answer: Person | Company };
  "crm/settings/currency": { path: Empty; query: Empty; body: { currency?: string | null }; answer: Currency };
  "crm/currency/rates/{id}": { path: { id: number }; query: Empty; body: { fromcurrency?: string | null; tocurrency?: string | null; rate?: number }; answer: Rate };
  "crm/{entityType}/customfield/{id}": { path: { entityType: "contact" | "person" | "company" | "opportunity" | "case"; id: number }; query: Empty; body: { label?: string | null; fieldType: number; mask?: string | null; position: number }; answer: FieldDefinition };
  "crm/{entityType}/customfield/reorder": { path: { entityType: "contact" | "person" | "company" | "opportunity" | "case" }; query: { count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: { fieldids?: Array<number> }; answer: Array<CustomField> };
  "feed/read": { path: Empty; query: Empty; body: undefined; answer: Nothing };
  "files/file/{file_id}": { path: { file_id: number }; query: Empty; body: { title?: string | null; lastVersion: number }; answer: File };
  "files/fileops/delete": { path: Empty; query: { count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: { folderIds?: Array<number>; fileIds?: Array<number>; deleteAfter: boolean; immediately: boolean }; answer: Array<FileOperation> };
  "people/delete": { path: Empty; query: { count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: { userIds?: Array<string> }; answer: Array<Profile> };
  "crm/contact/status/{contactstatusid}": { path: { contactstatusid: number }; query: Empty; body: { title?: string | null; description?: string | null; color?: string | null; sortOrder?: number }; answer: ListItem };
  "crm/contact/status/{id}/color": { path: { id: number }; query: Empty; body: { color?: string | null }; answer: ListItem };
  "crm/contact/status/reorder": { path: Empty; query: { count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: { titles?: Array<string> }; answer: Array<ListItem> };
  "crm/contact/type/{contacttypeid}": { path: { contacttypeid: number }; query: Empty; body: { title?: string | null; sortOrder?: number }; answer: ListItem };
  "crm/contact/type/reorder": { path: Empty; query: { count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: { titles?: Array<string> }; answer: Array<ListItem> };
  "crm/history/category/{id}": { path: { id: number }; query: Empty; body: { title?: string | null; description?: string | null; imageName?: string | null; sortOrder?: number }; answer: Category };
  "crm/history/category/{id}/icon": { path: { id: number }; query: Empty; body: { imageName?: string | null }; answer: Category };
  "crm/history/category/reorder": { path: Empty; query: { count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: { titles?: Array<string> }; answer: Array<Category> };
  "crm/task/category/{categoryid}": { path: { categoryid: number }; query: Empty; body: { title?: string | null; description?: string | null; imageName?: string | null; sortOrder?: number }; answer: Category };
  "crm/task/category/{id}/icon": { path: { id: number }; query: Empty; body: { imageName?: string | null }; answer: Category };
  "crm/task/category/reorder": { path: Empty; query: { count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: { titles?: Array<string> }; answer: Array<Category> };
  "crm/contact": { path: Empty; query: { count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: { contactids?: Array<number> }; answer: Array<ContactBase> };
  "crm/contact/merge": { path: Empty; query: Empty; body: { fromcontactid: number; tocontactid: number }; answer: Person | Company };
  "crm/opportunity/{opportunityid}": { path: { opportunityid: number }; query: Empty; body: { contactid: number; members?: Array<number>; title?: string | null; description?: string | null; responsibleid: string; bidType: BidType; bidValue: number; bidCurrencyAbbr?: string | null; perPeriodValue: number; stageid: number; successProbability: number; actualCloseDate?: string | null; expectedCloseDate?: string | null; customFieldList?: Array<KeyValue>; isPrivate: boolean; accessList?: Array<string>; isNotify: boolean }; answer: Opportunity };
  "crm/opportunity": { path: Empty; query: { count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: { opportunityids?: Array<number> }; answer: Array<Opportunity> };
  "crm/opportunity/{opportunityid}/fields": { path: { opportunityid: number }; query: Empty; body: { fields: OpportunityFieldsInput; expected?: OpportunityFieldsInput | null }; answer: Opportunity };
  "crm/opportunity/{opportunityid}/access": { path: { opportunityid: number }; query: Empty; body: { isPrivate: boolean; accessList?: Array<string> }; answer: Opportunity };
  "crm/opportunity/access": { path: Empty; query: { count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: { opportunityid?: Array<number>; isPrivate: boolean; accessList?: Array<string> }; answer: Array<Opportunity> };
  "crm/opportunity/filter/access": { path: Empty; query: { count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: { responsibleid?: string | null; opportunityStagesid: number; tags?: Array<string>; contactid: number; stageType?: StageType | null; contactAlsoIsParticipant?: boolean | null; fromDate?: string | null; toDate?: string | null; isPrivate: boolean; accessList?: Array<string> }; answer: Array<Opportunity> };
  "crm/opportunity/stage/{stageid}": { path: { stageid: number }; query: Empty; body: { title?: string | null; description?: string | null; color?: string | null; successProbability: number; stageType: StageType }; answer: Stage };
  "crm/opportunity/stage/{id}/color": { path: { id: number }; query: Empty; body: { color?: string | null }; answer: Stage };
  "crm/opportunity/stage/reorder": { path: Empty; query: { count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: { ids?: Array<number> }; answer: Array<Stage> };
  "crm/opportunity/{opportunityid}/stage/{id}": { path: { opportunityid: number; id: number }; query: Empty; body: { stageid: number; expected?: OpportunityFieldsInput | null }; answer: Opportunity };
  "crm/opportunity/{opportunityid}/creationdate": { path: { opportunityid: number }; query: Empty; body: { creationDate?: string | null }; answer: Nothing };
  "crm/opportunity/{opportunityid}/lastmodifeddate": { path: { opportunityid: number }; query: Empty; body: { lastModifedDate?: string | null }; answer: Nothing };
  "crm/tasktemplatecontainer/{containerid}": { path: { containerid: number }; query: Empty; body: { title?: string | null }; answer: Container };
  "crm/tasktemplatecontainer/{containerid}/tasktemplate": { path: { containerid: number }; query: Empty; body: { id: number; title?: string | null; description?: string | null; responsibleid: string; categoryid: number; isNotify: boolean; offsetTicks: number; deadLineIsFixed: boolean }; answer: Template };
  "crm/task/close": { path: Empty; query: { count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: { ids?: Array<number> }; answer: Array<number> };
  "crm/task/reopen": { path: Empty; query: { count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: { ids?: Array<number> }; answer: Array<number> };
  "crm/task/{taskid}/fields": { path: { taskid: number }; query: Empty; body: { fields: TaskFieldsInput; expected?: TaskFieldsInput | null }; answer: Task };
  "crm/task/{taskid}": { path: { taskid: number }; query: Empty; body: { title?: string | null; description?: string | null; deadline?: string | null; responsibleid: string; categoryid: number; contactid: number; entityType?: string | null; entityid: number; isNotify: boolean; alertValue: number }; answer: Task };
  "crm/task/{taskid}/close": { path: { taskid: number }; query: Empty; body: undefined; answer: Task };
  "crm/task/{taskid}/reopen": { path: { taskid: number }; query: Empty; body: undefined; answer: Task };
  "crm/task/{taskid}/creationdate": { path: { taskid: number }; query: Empty; body: { creationDate?: string | null }; answer: Nothing };
  "crm/task/{taskid}/lastmodifeddate": { path: { taskid: number }; query: Empty; body: { lastModifedDate?: string | null }; answer: Nothing };
  "crm/changes/{id}/undo": { path: { id: number }; query: Empty; body: { dryRun?: boolean }; answer: Undo };
  "crm/changes/undo": { path: Empty; query: Empty; body: { since?: string | null; userId?: string; keyId?: number; dryRun?: boolean }; answer: Undo };
  "crm/trash/{id}/restore": { path: { id: number }; query: Empty; body: { dryRun?: boolean }; answer: Undo };
  "crm/trash/restore": { path: Empty; query: Empty; body: { ids?: Array<number>; dryRun?: boolean }; answer: Undo };
  "crm/view/{id}": { path: { id: number }; query: Empty; body: { title?: string | null; state?: { [name: string]: unknown } | null; isShared?: boolean | null }; answer: View };
}

export interface Deletes {
  "security/apikeys/{id}": { path: { id: number }; query: Empty; body: undefined; answer: ApiKey };
  "group/{groupid}": { path: { groupid: string }; query: Empty; body: undefined; answer: Group };
  "group/{groupid}/members": { path: { groupid: string }; query: { members?: Array<string> }; body: undefined; answer: Group };
  "security/jobs/{id}": { path: { id: number }; query: Empty; body: undefined; answer: Job };
  "smtpsettings/smtp": { path: Empty; query: Empty; body: undefined; answer: MailSettings };
  "settings/smtp": { path: Empty; query: Empty; body: undefined; answer: MailSettings };
  "people/{userid}/contacts": { path: { userid: string }; query: { contacts?: Array<ContactLineInput> }; body: undefined; answer: Profile };
  "people/{userid}/photo": { path: { userid: string }; query: Empty; body: undefined; answer: PeoplePhoto };
  "people/{username}": { path: { username: string }; query: Empty; body: undefined; answer: Profile };
  "crm/webhook/{id}": { path: { id: number }; query: Empty; body: undefined; answer: Webhook };
  "crm/calendar": { path: Empty; query: Empty; body: undefined; answer: CalendarAddress };
  "crm/case/{caseid}": { path: { caseid: number }; query: Empty; body: undefined; answer: Case };
  "crm/case/filter": { path: Empty; query: { contactid: number; isClosed?: boolean; tags?: Array<string>; count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: undefined; answer: Array<Case> };
  "crm/case/{caseid}/contact/{contactid}": { path: { caseid: number; contactid: number }; query: Empty; body: undefined; answer: Person | Company };
  "crm/case/filter/taglist": { path: Empty; query: { contactid: number; isClosed?: boolean; tags?: Array<string>; tagName: string }; body: undefined; answer: string };
  "crm/contact/company/{companyid}/person": { path: { companyid: number }; query: { personid: number }; body: undefined; answer: Person | Company };
  "crm/contact/{contactid}/data/{id}": { path: { contactid: number; id: number }; query: Empty; body: undefined; answer: Info };
  "crm/contact/{contactid}/avatar": { path: { contactid: number }; query: { contactType?: string; uploadOnly: boolean }; body: undefined; answer: string };
  "crm/contact/{contactid}/project/{projectid}": { path: { contactid: number; projectid: number }; query: Empty; body: undefined; answer: ContactBase };
  "crm/contact/{contactid}": { path: { contactid: number }; query: Empty; body: undefined; answer: Person | Company };
  "crm/contact/filter": { path: Empty; query: { tags?: Array<string>; contactStage?: number; contactType?: number; contactListView: ContactListView; fromDate?: string; toDate?: string; count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: undefined; answer: Array<ContactBase> };
  "crm/contact/filter/taglist": { path: Empty; query: { tags?: Array<string>; contactStage?: number; contactType?: number; contactListView: ContactListView; fromDate?: string; toDate?: string; tagName: string }; body: undefined; answer: string };
  "crm/{entityType}/{entityid}/tag/group": { path: { entityType: "company" | "person"; entityid: number }; query: { tagName: string }; body: undefined; answer: string };
  "crm/currency/rates/{id}": { path: { id: number }; query: Empty; body: undefined; answer: Rate };
  "crm/{entityType}/customfield/{id}": { path: { entityType: "contact" | "person" | "company" | "opportunity" | "case"; id: number }; query: Empty; body: undefined; answer: FieldDefinition };
  "crm/files/{fileid}": { path: { fileid: number }; query: Empty; body: undefined; answer: File };
  "files/file/{file_id}": { path: { file_id: number }; query: { deleteAfter: boolean; immediately: boolean; count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: undefined; answer: Array<FileOperation> };
  "crm/history/{id}": { path: { id: number }; query: Empty; body: undefined; answer: Event };
  "crm/contact/status/{contactstatusid}": { path: { contactstatusid: number }; query: Empty; body: undefined; answer: ListItem };
  "crm/contact/type/{contacttypeid}": { path: { contacttypeid: number }; query: Empty; body: undefined; answer: ListItem };
  "crm/history/category/{id}": { path: { id: number }; query: Empty; body: undefined; answer: Category };
  "crm/task/category/{categoryid}": { path: { categoryid: number }; query: { newcategoryid?: number }; body: undefined; answer: Category };
  "crm/opportunity/{opportunityid}": { path: { opportunityid: number }; query: Empty; body: undefined; answer: Opportunity };
  "crm/opportunity/filter": { path: Empty; query: { responsibleid?: string; opportunityStagesid: number; tags?: Array<string>; contactid: number; stageType?: StageType; contactAlsoIsParticipant?: boolean; fromDate?: string; toDate?: string; count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: undefined; answer: Array<Opportunity> };
  "crm/opportunity/{opportunityid}/contact/{contactid}": { path: { opportunityid: number; contactid: number }; query: Empty; body: undefined; answer: Person | Company };
  "crm/contact/{contactid}/opportunity/{opportunityid}": { path: { contactid: number; opportunityid: number }; query: Empty; body: undefined; answer: Opportunity };
  "crm/opportunity/stage/{stageid}": { path: { stageid: number }; query: Empty; body: undefined; answer: Stage };
  "crm/opportunity/filter/taglist": { path: Empty; query: { responsibleid?: string; opportunityStagesid: number; tags?: Array<string>; contactid: number; stageType?: StageType; contactAlsoIsParticipant?: boolean; fromDate?: string; toDate?: string; tagName: string }; body: undefined; answer: string };
  "crm/{entityType}/tag": { path: { entityType: "contact" | "opportunity" | "case" }; query: { tagName: string }; body: undefined; answer: string };
  "crm/{entityType}/{entityid}/tag": { path: { entityType: "contact" | "opportunity" | "case"; entityid: number }; query: { tagName: string }; body: undefined; answer: string };
  "crm/{entityType}/taglist": { path: { entityType: "contact" | "opportunity" | "case" }; query: { entityid?: Array<number>; tagName: string }; body: undefined; answer: string };
  "crm/{entityType}/tag/unused": { path: { entityType: "contact" | "opportunity" | "case" }; query: { count?: number; startIndex?: number; sortBy?: string; sortOrder?: "ascending" | "descending"; filterBy?: string; filterOp?: "equals" | "contains" | "startsWith" | "endsWith" | "present"; filterValue?: string; updatedSince?: string; type?: string }; body: undefined; answer: Array<string> };
  "crm/tasktemplatecontainer/{containerid}": { path: { containerid: number }; query: Empty; body: undefined; answer: Container };
  "crm/tasktemplatecontainer/tasktemplate/{id}": { path: { id: number }; query: Empty; body: undefined; answer: Template };
  "crm/task/{taskid}": { path: { taskid: number }; query: Empty; body: undefined; answer: Task };
  "crm/trash": { path: Empty; query: { kind?: string; deletedBy?: string; fromDate?: string; toDate?: string }; body: undefined; answer: number };
  "crm/trash/{id}": { path: { id: number }; query: Empty; body: undefined; answer: TrashItem };
  "crm/view/{id}": { path: { id: number }; query: Empty; body: undefined; answer: View };
}
