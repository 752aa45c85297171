/**
 * Words that texts of connectors use, the most frequent first: those of the dictionaries that stand in at least 2 of 841
 * published connectors (2024-10). Written by `bench/common-words.ts`.
 */
export const commonWords: readonly string[] = `
name from with type that number default list your data this will status value date information code used user created when which time
request address identifier format specified response description only details message content email using text specific available more
values results about file given returned title unique last return page field current have based object error create connector updated
first should into string single action start service fields result search other account update within their operation associated where
parameter query types users allows order provided access existing after country total whether state body been found link must system
document location multiple each filter such custom items count language deleted include required version array before source image size
group sent phone send returns true want maximum full item retrieve event between including properties containing provides next parameters
being input platform added contact display record either example like limit category than false level metadata related records active
requested actions additional amount contains documents generated process selected trigger valid business delete property assigned call
template form webhook names reference company also without same supported files options city match path creation objects target timestamp
empty tags application collection many completed different endpoint included successful enabled events profile resource through modified
most schema token header numbers parent currently method server optional provide work does owner range they check entity line pages
seconds successfully defined domain length model change days part previous case external info output separated then website matching need
received services specify make both characters customer extension groups management index sort summary there year color offset categories
label made option possible role addresses allowed contain password organization original requests another context links point public
receive represents solution support manage generate open over position settings updates flow messages subscription view cannot complete
currency perform period comma invalid subject task automatically client errors second success internal minimum person project recipient
them activity already belongs during entry table were applied identify images occurred processing reason what would across blank comment
configuration displayed enables following indicates left longitude minutes primary removed select workflow contents criteria definition
find mode product starting timezone codes detailed download duration latitude mobile score short applications back changes every folder
includes provider registered report sender submitted these uploaded against changed indicating remove retrieved templates unit upload
allow attributes could helps null particular read region security site width failed free tasks well apply corresponding database
individual long member note transaction triggers zone configured formatted instance notification representing sets show applicable dynamic
started under instead notifications percentage performed place sending skip stored times username area comments device elements entries
hours known processed validation always base contacts height operations sign some while attachment detail lists matches notes otherwise
payload present price processes providing published supplied various customers encoded entities identification passed rate standard take
uses attachments automate emails help high missing month postal projects setting street creating exists linked members needs organizations
permission simple team teams units attribute authentication callback calls destination filtered indicate private recipients supports
accessible actual direction future here history located representation rows attached countries decimal digital directly fetch filters
integration languages main once permissions previously reports responses store those track workflows integer latest local locations
numeric pagination plan priority recent relevant tenant term authenticated delivery element execution expression features filename flag
folders forms headers identified means payment prefix quality signature starts triggered along channel character copy creates
documentation formats hash identifiers login longer resources section since until usage advanced build card class connect down entered
entire expiration further ignored less pass points post products called campaign connected considered control correct dates desired
determine easy even exist expected higher matched needed online rules save third together tracking automation certain closed completion
converted coordinates environment identifies leading lower media optionally powerful quantity replaced scheduled statuses step systems
words accepted activities attempt bytes column common defaults describing enable executed just right root separate sources strings
versions visible above adding apps average classification cost disabled edit extract function identifying initial license lookup mail meta
progress requires shared space specifies wish approval ascending basic child confidence depending descending distance encoding expires
inside later leave makes network occurs random running sales saved scale software structure useful authorization below boolean checked
cloud connection execute feature keyword limited methods modify people regarding remaining require secure shown sorted still test tool
word able applies archived author background condition convert datetime designed endpoints gets global handle logged logo might question
registration schedule session split wait accept according appear companies deprecated detected downloaded enter failure greater marked
newly office pairs purposes taken terms typically week around choose complex contained easily estimated filtering final interval issues
json large making much operator ordered party pattern regular represent retrieves roles searching sequence signing symbol thumbnail
uniquely updating workspace world admin columns communication contract conversion credit detection enterprise experience family generation
host issue levels limits milliseconds origin partial replace side specifying statistics style validate verified adds allowing balance
binary built delivered department devices hidden immediately keywords least letter listed live mandatory models often paging personal
placed prompt relationship selection signed slug states steps stop takes weight alternative analysis authorized billing calculated
component coordinate credentials detect digits flows fully icon international library marketing performing preferred solutions tables
telephone verification accounts agent auto because browser building cases center close describes domains done engine extracted gender
general generating instructions intended lines necessary operating paid places portal purpose rating recommended sample similar special
subscriptions temporary tokens tools whom works answer appears bank beginning block calling chosen creator developers direct employee ends
exception extra home labels lets locale managed named node past pixels probability rule screen submission timeout variable variables
visibility whose years assign automatic components county deletion disable edited employees frequency historical integrate invoice legal
modification owned paginated parts picture purchase readable refer resolution review risk video approved availability avatar better bottom
bulk channels connections ensure equal finished getting having highest hook ignore keys kind look measure module offers override pair
photo physical policy queries references reminders reply reported returning runs searches secret share speed storage syntax temperature
transactions usually whole window working archive attach best capabilities certificate children combination conditions container daily
defines degrees deletes directory effective efficiency exclude expressed human improve inactive insert know manually measurement
membership never orders others performance plain populated power receipt receiving redirect relationships relative replacement today
translated unless upon assets begin belong birth businesses calendar cards cell choice clients colors draft duplicate encrypted export
gives good guid import inputs interface layout merge money omitted ones owns populate publish referenced retrieving scan searched sorting
spaces sync ticket translation upper validated alert alias analyze associate audio automated campaigns cause collect determined electronic
exact exchange fast font formatting geographic give identity important instances issued merged middle natural negative normal obtain
obtained official overall owners package parsing partner plus positive posted prior quotes recently refers regardless relation seen self
sends stage subscribe succeeded views write accepts accessed again alerts algorithm annotations assignment attempts batch become button
calculation caller command community comprehensive confirmation deliver depth described development expired fetched friendly horizontal
hour lifecycle likely major manager manual move moved percent please profiles program rates reached reminder resulting scope sensitive
series social three vertical virtual zero accurate activated amounts asset blocked border brand calculate cells checks collections
corresponds definitions expire extraction faster followed force functions incoming invite itself keep listing load lowest meeting notified
opportunity outside passing plans prevent preview province qualified queried recurring remote removes reporting responsible retrieval
reverse sections segment sentence skipped small smart subscribed surname threshold transfer turn validity vehicle abbreviation absolute
appropriate article behavior cancelled caption click clicks collaboration commas confirm confirmed converting copied critical digit
embedded ending epoch expand fail financial functionality held industry inline interact lead learning life locked machine months none
notify occur opened payments postcode potential questions ratio ready reduce regions represented requesting secondary several stamp
statement submit subsequent translate translations transparent unknown verify very viewing volume waiting accuracy administrative
analytics behalf belonging book cancel checking combined communications comparison computed consider counts cycle dashboard dataset define
descriptions discount exported fill follow goal grouped hold imported inbound incorrect integrated invitation larger legacy mailing
managing meet menu meters modern monitor nodes outbound parsed permanently posts principal privacy production radius register rejected
requirements resolved scenarios scheme signer staff symbols targeted tickets training tree uuid vendor whenever workspaces addition
administrator angle approve avoid cancellation capability carrier chat classes conjunction connects conversation correlation credits
culture cursor deleting effectively embed engagement exceeded except excluding fails fixed forward generally generic grouping hierarchy
hundreds increase insights inventory logic market material minute navigation nested nickname offering operational phrase pixel portion
positions problem purchased rather reach render reset restricted rights route serial servers shipment specifically specification
statements stream suffix supply technical technology texts thousands thread topic underlying understand voice weather white ability
answers anywhere assignments authenticate board capture clean compare compliance controls cover degree describe determines displays
district double downloading editable effect ended envelope exactly expiry featured feedback filled focus forecast health indicated
inserted invited invoices issuer jobs knowledge launch lock malware mark master measured medium news offer organisation popular
potentially print providers quickly receiver replies rest restrict rotation sale sharing shipping sites smaller stats structured
subscriber suggested sure topics tracked transform unavailable unix videos whitespace wide areas asynchronous barcode basis brief bring
canceled carbon catalog config correspond costs currencies developer dimensions distinct drive encountered enum examples exclusive
executing factor finish fired funds handled house impact inclusive indexed indicator initiated installed letters logs malformed
manufacturer mapped mapping meaning minor native opening overview paged paragraphs pending periods piece planning precision preference
presented protection quota raise raised rank recorded redirected reliable remain replacing rich scanned scores script selecting signatures
signers similarity sizes something storing subset succeeds taxes therefore town unlock unsubscribe uploading warning watermark agency
alternate anything appended applying approver auth authority booking broken cache candidate caused charges choices cleared clicked come
completely compliant configurations deep delimiter departure easier else encode excluded extended feed flags footer generates geographical
globally handling happens helpful hexadecimal html immediate initiate intelligence interest licenses loaded looking memory monetary
national nearest outputs overrides paper param parse participant participants pick possibility predefined presence pricing produce
produced push queue reading receipts regex registry repeat replaces repository restrictions room seamlessly sentences setup severity
someone speech station synced treated ultimate unchanged variety viewed viewer written actually affected allocated alphanumeric annotation
arrival assignee backend blog books branch candidates care checkbox choosing closest commonly contracts conversations core decision
declined delay delimited divided docx edge editing encryption equivalent exceeds exceptions expressions externally fall focused follows
foreground frame gateway gift government hosted href increasing infrastructure integrations interaction internet involved layer locality
locally materials matter messaging millions notice occurrences offered operators opportunities ownership paragraph placeholder planned
plural press protect protected provisioning publishing quote real recording rectangle recurrence redirects reject release requirement
respective respectively restored retry revenue road safe saving screenshot seamless sessions sold sometimes spent splitting stations stock
stores strategy subdomain suitable taking threat titles trailing travel unable variation vary vehicles verb warnings windows wrong
adjustment articles aspect assigns attempted audit badge badges bill capacity changing charge chart checkout coding collected colour
commercial compression configure consumer contacted crop datasets deadline deployed descriptive dialog earlier enabling encrypt energy
ensuring environments estimate exceed expect expenses explicit explicitly facilitate federal flat flight float four framework fuel
fundraising giving happen hide highlight holds however implementation inherited insight interpreted joined leveraging loading locales
localized locate lookups lost machines mailbox maintain miles mime monitoring monthly multi namespace nonprofits numerical older opaque
opens orientation originally originated overwritten parties partners patterns performs phase photos pieces pipeline population port
powered prices printing proxy publication publicly querying queued quick ranges relates released requester research resolve respond
routing sampling seed segments semantic served simply span standards static streamline subscribers suite supporting tabs testing textual
theme things tier timeouts transformation transition tries trying unexpected unstructured upcoming uploads vector visit websites wind
accounting affect aggregated alignment alpha among answered arrays asked association assumed asynchronously behaviour billed blocks blue
boards bold break budget buyer byte capital charged checklist cities clause closing compressed computer connecting consisting continent
course coverage customizable customized denied depends design detecting dictionary difference discounts displaying disposable distribution
division donor dynamically ecosystem editor efficient enforced equipment evaluate evaluation excel exposed extensions failures favorite
fees finding fire flexible fund goes green hashes holidays hosts hyperlink inbox independent indexes indicators influence informed
installation intensity interactions invoke join light likelihood logical margin measures merchant metrics million modules moment near
occurrence opted ordering parents plugin policies presentation preserved pressure priorities procedure professional programs proper
protocol pull reasons referencing relevance removing requiring residence resides reviewed risks runtime scheduling senders sentiment
separately separator sequences shipments shipped showing shows skills soon spam stages statistical styles subfolders submitting subtype
suggest sunrise sunset supplier tagged took towards traditional traffic train trimmed truncated trusted understanding understood unlimited
visual warehouse ways wildcard worksheet accessibility acquired actor adjust agencies aggregate aggregation airport allocation analyzed
annual approvals arrive attempting attendees audience away barcodes batches becomes booked breakdown buttons calculations capable cash
challenge chars checksum classify clear closer combining comes commands completes compress comprising compromised concatenated conditional
connectivity connectors consent consists contributions conversions converts copying correctly counted credential defaulted defining
delivers departments deploy derived designation detects determining directions diverse drawn driver drop duplicated duplicates education
eligible emergency empowers enrichment enrolled entering envelopes estimates everything existed expanded extracts fallback fetching fewer
five flagged floor fourth front geolocation gifts going goods grade great guidance guide helping hint holiday hosting importance
individuals inspection instruction interested intervals intuitive invites issuing land landing licensed listen maintained maintenance
markdown marks mass mean measurements meetings memo minus moving narrow nationality nothing offline ongoing onto optimize overwrite
packages patch permitted pertains phones phrases pinned pointing preferences printed problems properly recommend referred refresh
rejecting rendered rendering repeating reserved rotate sandbox scans scoring seller sellers sensor sheet signs slots spreadsheet
spreadsheets stated stay stops subjects submissions sufficient supplying terminal threats totals transactional trees triggering
unpublished usable utility variant wants yellow absence abstract accessing acting activate administration adult aliases align analyzing
anonymous answering append appointment assigning assist assistant associations attendee autocomplete automations balances behind benefits
beyond birthday black blocking bots bounce bounced bounding bounds boxes brands brightness captions captured causes certificates
classified closes collateral collects combine commit compared compatible completing compute concept configuring conflict constituents
consume consumption continue continuously corner corporate counties courses cumulative databases deal debit decoding delivering
dependencies dependent deployment descendants designated destinations dimension earliest ease effects efficiently effortlessly elevation
embedding enhanced essential estimation everyone expense explaining facilitates facility fastest floating food forbidden formal forwarded
founded fulfill fuzzy gain generator geometry grid guest happened hashed head highlights highly holding homepage hostname hourly humidity
idea identical immutable impacts incident initials insensitive instantly integrating interactive internally interpret javascript
kilometers launched leaving ledger legally leverage liked likes linking listings lives loads lowercase mappings markup mechanism mission
modes monitored nearby necessarily networks operate ordinal organisations organize outcome partially passwords paying pickup platforms
poll ports premise premium producer producing programmatic proof prospect publisher purchases quantities reaches recognition redact
referring refunded renamed residential restriction revised robust round safety samples scaling schedules school scopes scroll searchable
securely selector semicolons sensitivity serve serves serving ship shortened simplified singular slides slot sorts splits standardized
strength subdivision subfolder suggestions summaries super survey swagger tagging taxonomy temporarily terminated tests themselves
thickness throughout thus tied timed timeframe timeline toggle toolkit trace trackers transcript transfers transportation trial
unauthorized unsubscribed urls validating variations visitor votes vulnerability water welcome went worldwide zones accelerate actively
adjustments administrators almost alphabetically anyone anytime approach arbitrary argument artifacts aspects assembly assignees async
attendance attributed audiences authorize authors axis banner bearing begins billable bits blob bookings brings browse buyers cached
calculates came carry catch chain claim closely cluster combinations communities completions considers constituent consumed consuming
containers continuation contribute contribution conversational cookies corrections correspondence covered credited cropped dashboards
deactivated deals deliverable denotes departures desktop developed directed directories disconnected discovered discovery disposition docs
donations downloads driving dropdown earnings embeddings emissions emoji employment engage engines enhance enrollment ensures enterprises
enumerated enumeration environmental established evaluated evidence executes expects expert explanation extend extracting faces factors
falls filed filing finds firm flattened fonts formula fraud fulfilling functionalities geocoding goals granularity ground hard heading
hits http ideal implies inch incremental inner install insurance integers integrates integrity intelligent intent interacting interfaces
invoiced italic kept lacks landscape launching leads letting licensing lifetime logging loop loss maintaining manipulation manner
memberships metric modifications monitors mouse moves mutually networking observation observed odata omit optimized orange organizer
originating outgoing panel params parking participation pause payable periodically permalink permit persistent personalized persons
placeholders placement plate poor popularity possibly premises prepaid presentations presses preventing privileges probably productivity
profanity punctuation pushed questionnaire queues radio rain randomly ranking realtime receivers receives recognized recovery recycling
refine reflect registers regulations releases remains replied reputation resets respect resulted resume retired reusable revision revoked
salutation scenario screenshots scripts seat sector sell semicolon sequential sharable shorten sides signup sized smallest snippet sound
speaker speakers spoken sponsor stack stopped strategic strong students suppressed suspended suspicious synchronization targeting tenants
terminate themes though threads timestamps timing trading transcription transcripts transferred transformed transmitted transparency trim
trip trust unicode utilize vectors verifies vertically weekly whatever whois widget worksheets yearly zoom abuse acceptable acceptance
accompany achieve achieved acknowledged acknowledgement acts additionally adjusted advance agents aggregating agreement agreements airline
alongside alphabetical alternatively analyse analyzes ancestor announcement appointments approvers approximate arrives artifact artificial
asks assessment attack attacks attended automates automating averaging aware azure beautiful beneath besides bind binding blacklist bool
boost bought boundaries branded branding breaking breaks bridge bucket cabinet caching calories camera canonical cargo carriage carriers
cart categorization categorize categorized centers centre chunks citation civil classifications clearance clicking clipboard closure
clouds collaborative collaborators collapsed collation combines coming commented commits communicate comparing compiled comprised conducts
confident consecutively consistency consistent constraints contacting continuous contributor controlled convenient copies copyright
correction courier covering covers creative cultivation cycles dark dash death decide decisions decline decode decompress decreasing
decrypt delegated desc designer detailing developing diacritic dialing dialogs differences dioxide disk dispatch distinguish distribute
districts doing dollar domestic donation donors draw drawing driven drives duties dynamics early earned easiest edges edits effectiveness
elapsed electric eliminating employer empower enablement enclosed encounter engaging enhances enough enumerate equals ever exclusion
exercise existence exit experiences expertise explore exports extends extensive favicon feeds fifth filetype filling fine fleet flights
focussed followers footers footprint forecasts foreign formerly formulas fraction fragment freight friends fulfilled funding gained gather
gathered generative genre glossaries granted graphics greatest growing guests gust handles headings hence highlighted historic holder
hooks horizontally https humans hybrid hyperlinks hyphen ideas implements improves incl incomplete independently inference infinite
informal ingredients inherit inherits initiates inserting instant institution institutions insufficient invoked iteration journey keeping
landings leader learn legs libraries lights lightweight listening loan logon loyalty male malicious managers maps marketers marking matrix
matters maybe meal meaningful median medical merchants midnight modal modifier motion movement municipality naming neural neutral newest
newsletter nonce normally north nucleus numbered occupancy onscreen onwards opacity operated opposed optimise orderby organizational
organized originator outstanding overdue overridden owning packaged padding pads paired partition passenger passes payer penalty
percentages perfect permanent persists phases picked placing plant planted play played player plugins polling polygon precipitation
precise preconfigured prediction predictions predictive prefer prefixed preparation prepare prepended preserve pressed prevented printer
proactive prompts provinces provisioned purple quotas rare reader reassign recall recipes recommendations recordings recovered referral
referrer reflects refund regulated remainder remind rename renders renew renewal repetitive replacements representative reservation resize
resized resizing responding restore restricts retried retries reversed reviewer reviews robot robots rooms rotated routes satisfy saves
scaled scanner scanning scene schemas seating secrets secured selections semi sensors ships shortcut significance significantly simulated
situation situations slide solar sourced species spend spouse stakeholders stamps story straight streaming streamlines student subtitle
succeed symmetric synchronize syntactically tabular talk targets telemetry temp territory thrown ticker topmost tracker trade trained
transcribe transit transmission trend truth turning turns unassigned underline unified unread unsuccessful unsupported upgrade uppercase
upsert urgent validations variants verbatim visits vote vulnerabilities watch webpage weeks whilst workbook wrapped writing xlsx yield
yourself abort absent accesses accessor accordingly accountant accurately achievements acquire acquisition acronym activation actors
actuals adaptive addressing administered advisory affects affiliate agnostic agreed ahead aircraft airports albums alerting alive
allowable alphabetic altered alternates ambiguous analyses analysts analytic analytical animal animals anomaly apartment apparent appeal
appending archives arguments arrivals assumes assuming astronomical attestation authoritative autodetected autonomous aviation award
backup backward banners bearer became beforehand belt beside beta bidirectional bike billions biography blind blockchain blogs boarding
bodies bookmark bookmarks bounces bound breach broad budgeted bulb bundle busy bypass calculating calendars callbacks cancelling captures
carousel catalogs causing caution cellphone certified challenges chamber char characteristics charging charts chatbot cheque cheques
chooses chronological chronologically circumstances claims classic classifies clauses cleaned climate clip cloned clustering coded
collaborate collecting combo commission commitment committed committee communicated communicating complaints composite concatenate
concentration concerned conference confidential confirms conflicting consideration console constant constraint construction consumers
contexts contextual continents contrast contributors controlling cookie coordination coordinator copilot corrects correlate counter crawl
creators cryptographic curated cursors customise customization customize cyber datasource debited debug debugging deceased decimals
declaration decrease dedicated deductible degraded delayed deliverables denomination denote denoted depart depend deposit descriptor
descriptors determination deterministic develop deviation diameter diet difficulty digest digitization disables discharge dispute
distributor divisor documentations dollars downgrade downtime duplication earn echoed editors election electricity eliminate emotional
encodings encouraged engaged english enrich enriched enters entirely entitled enums erased escalation escape establish etag eventually
everyday everywhere exclusions exempt exemption exhausted experts exporting expose exposes extremely eyes face facets facing fact facts
favor feet female fetches fieldname figure filings finance firms flash flip forced former forwarding fraudsters fraudulent frequently
fresh friend frontend functional funded fundraiser fundraisers gallery game gave genuine geometries globe gone governance graduation grams
grant grants graphic guarantee guaranteed guidelines guides hand hang headline heuristics hierarchical hierarchically highlighting hiring
huge ideally idempotency implement imports incidents incorporate increased increases indentation indication indices indirect industries
informations ingestion ingredient inheritance initially initiatives initiator innovate innovative inserts inspections intend intents
interacted interests intersection introduced introduction investigation investment invocation involves iterate joke jpeg keeps keyboard
keyed kids landed landline largest latency leadership leaf lean learner leaves legislation licence limitations linefeed literal
localization locating locator logins macro magic magnitude mainly maker manifest manufacturers marital marker mask masked mathematical
meals mentioned mentions meter microservices mileage milestone millisecond minimize missed moderation modifies modifying mostly mother
motor movie multilingual multipart music nameserver narrative navigate nearly newer newline newlines newsletters notation notifies
nullable nutrients objective objectives obscure observations obtaining occurring offerings offices officially offscreen offsets onboarding
operates optimal orbit originates outer overlays overriding oversized paginate parcel parser passive passphrase passport paths payee pays
penalize perceived perimeter persistently pertaining ping pipelines plaintext planet plates playing pollutant popup portals portfolio
portrait possibilities practice precedence preceding prefers prefill prepared preserving prevention previews printers probabilities
processor produces programming projected promise promoted promotion protein provision qualification quarter quarterly quiet race
randomness ratings react reactions readability readers readings readonly realm reasoning reassigned recognizing redacted redaction redeem
redirecting redirection reduces refining refunds refused refusing regional registrations rejection relating reliably remark remarks
reminding removal rendition reopened repaired repeatable repeated repositories resends resident respondent restoration retail retain
retained reused revoke rewards rightmost roadmaps roads safely satisfied scalable scatted scenes schemes science scored scraped scratch
seal sealed season seasons selects semantically separating separators sequentially servings settled shading shadow shall shareable sheets
shift shorter signin silos simplifies simplify sink sizing skill slash snippets soft soil sophisticated sortable spans specialized
specifications sponsors square stakeholder stamped star starter stating sticker stories strict structures subcategories subcategory
subscribing substring subsystem subtask subtotal subtree summarization summarize supplement supplemental suppliers surcharge surface
surveys switching synchronized synchronous synthesize tailored teammates techniques technologies tell tells tender tertiary tested thanks
thing thorough thoroughfare throttled thumbnails ticketing ticks tile till timespan timezones timings toggled tooltip toward traded trail
transformations transforming transforms traverse trips trivia truly turned typical uncertain uncertainty uncheck unchecked undelivered
undone union unlocked unpaid unsafe unspecified unsubscribes unsure unused unverified unwanted uptime urgency uris userid validates
valuable variance vendors venue verbs versatile versioning vice viewable viewport village virtually visited visuals voicemail waits walk
wanted watching watermarks weights wether whereas widely widgets wizard worked worker workplace wrap writable writes academic accepting
accommodate accompanying accumulated accumulation achievement acknowledge actionable actioned adapted addressed adhoc admins adopt adopted
adults advertising advice affecting affiliates affordable afterwards aged agendas aggregates aggregations agrees airlines airplane aisle
alarms album algorithms aligned alike allocate alone altering alternatives although altitude amendment analysed analyst ancestors anchor
animated animation announced announcements anonymously anticipated anymore appeals appearance appeared appearing applicant appropriately
approves approving architecture archival archiving args arrived arriving aside asking assemble assertion assertions assignable assistance
assists associates assortment atomic attaching attacker attend attribution audited authentic authentications authorised authorities
avatars averages awarded baggage banks barriers bars baseline batched battery beds began believed bench bicycle bikes billion bills
bindings biographical biomass blacklisted blocklist blueprint boosting borders bottommost boundary branches breathe breed broadcast
brought browsing builder builds bunch burst buzzwords byline bypasses cabin cabinets cadence canceling cancels carbs cardholder career
carried cars cascading casing casual categorisation caught census central centralize cents ceremony certainty certifications chance
chapter chapters chargeback charity chats checker checklists checkpoint checkpoints chose chunk claimed classifying clearing clinic
clinical clock clockwise clone clusters coat collapse collapsing collector colours commandline commerce committees comms compact
comparable compares compatibility compensation competitive complaint complexity complies comply compose composed composition comprehension
compressing computers computing concepts concern concerning concise concrete concurrency concurrent concurrently conditioning conduct
conducted configs conflicted conforms confusion congress congressional consecutive considerations consoles constituency constrained
construct constructed constructor consult consulted continually continued continuing continuity contributed controller convenience
conventions converter convertible corners corrected corruption cosine counterparty counting courtesy coworker creativity creditor crew
criterion crucial cruise cryptocurrency cryptographically cubic cuisine cultivate cultural cultures curation cylinders damaged dangerous
dealing deaths debits decided decile declarations declared decompressed deducted deduplication deemed deeper defend deferred delegate
delegation deletions deliverability demo deny departing dependency deprecation derives descendant deselect designate designates
designations designers desire diagnosis diagnostic diagonally diagrams dialect dialer diarization dict died differently differing
difficult digitalization digitally disbursements discard discarded discounted discrete discretion discuss discussions disease dish dishes
disparate dispatched dispatching displayable disposed disputed disputes disruption dissolved distances distributed distributors dividend
dividing divisions documented dogs doors dosage dose dossier downloadable drafts drag drawer drill drivers duplicating duty earth
eccentricity economic educational effort efforts elected electronically elevated eliminates embeddable emission emits employ empowering
encapsulates endorsement enhancing enriching enroll epic episode epochs equivalents escaped especially estimations ethnicities ethnicity
evaluating evapotranspiration exceptional excess exchanges excludes executable executions executive expansion expenditure experienced
experiment expiring explain explorer express expresses extent exterior extractions extras facet facilities failing fair faith falling
families fans father fatty fault favorites federated feels fidelity figures fillable filler fills filterable finances finishing fires
fiscal fish fitting flaws floors focusable focuses focusses forks formality foster founder fractional frames frameworks freely frequencies
frozen fulfillment functionally gate gateways genders generators geocode glossary grammar gray groupings grow growth guess hair half halt
handler happening happy hardware hashing hashtags hassle hazardous headless headquarter healthcare healthy heatmap hello highway
historically horse hospital hotel hunting hydro hyphens iana icons identifiable identities idle illustration imaged imagery
implementations implicit implied importer importing imprint improvements improving inactivity incentive inches inclination inclusion
incognito income indent indented indexing individually industrial inform informative informs infos initialization initiating inject
injected innovation inputted inspect installations instruct instructed instructor instructs instrument instruments intact integrators
intel intelligently intention interacts interim interior interpolated intersected introduce introducing invalidated invert investigated
invitations invitee invitees inviter invoicing involvement involving isolated joining jokes journal jurisdiction justification keystrokes
kill killed kinds labeled laboratory lack lands lang lasted lasts launcher launchers launches launchpad laws layers layouts leaderboard
leftmost legislative lemma leverages licences lies lighting limiting linkable listener loans locking lodging logarithm logout lone longest
looks looped loose lose love loved mailed mails makers manages mandated mandates manufacture manufacturing markers marketplace
marketplaces married maturity maximised maximize meant measuring mental merges merging meridian metropolitan microseconds mile milestones
mind minimised mint minted missions mixture modality modernization modifiers moisture moonrise moonset mouth movements multimedia
multiples multiplier muted nationalities nature navigational needing neighborhood neither networked nick nitrogen nocheck noise
nominations nominee normalized notable notebook notebooks notepad notices notifying noun numbering nutrition nutritional obligations
obscene obsolete occasions occupant occupants officer okay oldest omitting onboarded onsite optimistic orchestrate oriented origins
overdraft overloading owed ozone packaging packet packs pager paginating panels parallel parameterized parcels parental parentheses parked
parks participate particularly particulate passage passcode passengers paste patient paused payout peer perfectly permits persistence
personalization perspective pets phishing phonetic photograph photographer photographers pickups pictures pioneer pipe pivoting placename
plane planner planting playbooks players plays pledge pods political pollution portable ported portfolios positioning postback posting
postman practices practitioners precisely predict predicted prefecture preferable prefilled prefixes preliminary prepend preposition
presentment preset presidential pressing prev primitive prints procedures profession professionals profit programmatically progresses
projection projections promote prompted pronouns pronunciation proportion proportionally proposals prospects protocols prototype
provisional publishers publishes pulse punch purchaser purge purged qualifications qualifies questionnaires quiz quotations quoted
quotient radar radicand railway rainfall raises ranging ranks rarely rasterized ratios reachability reaching reads realistic really
recalled recalls recipe recognize recommendation rect rectangles recur recurs recycle redacting reddit redeemed reduced reducing referee
referrals referrers reflecting regarded registering registrant reimbursement relational relations relevancy reliability remediate
remediation remember remittance renewable rental rented reopen repair replying representatives reproduce reproduced requestor rescanning
reschedule resend resolutions resolves resolving respecting responder responders responds responsibilities responsibility responsive
restful restricting restrooms resultant retailer retention reuse reveal reversible reviewing revocation reward rick ring rising risky
rocket rolled rollout rotates rotating rough roughly roundabout rounded rounds routine ruleset rulesets salary salesman sampled satellites
saturation saying scales scanners schools scientific screens scripting scrolled seasonal seats sectors seeking selectable selectors selfie
selling semantics seniority sentiments serialized serverless serviced seventh severely shape shards sharepoint shares shifted shifts shop
shops shortcode shortcuts shortest showed signals signatories signatory significant simpler sine sinkhole sixth skew skips slice slider
slightly slip slowest slugs smarter smoothing smoothly snapshot snow solicitation solicited solve southwest spacing spare spatial spec
specialty specs speeds spell spellcheck spelled spelling spending splash spoiler sponsorship sponsorships spot stable staging standalone
stands starred steering stepped streamlining streams strengths strike stronger structural studio study styling subclass subdomains
subjective subjectivity submitter subregion subtasks subtract subtracting subtrahend suffixes suggestion suggests summarised summarized
summarizes supplementary supporter supposed suppression surcharges suspend suspension switches synonyms syntactic synthesis synthesized
tablet tail tampered tangent taxi tech technique tediously telephony templated templating tenth terminology territories testers think
thousandths thumb tick timer toggling tokenized tone tons toolbar topped touch tour tract trades trailer traits transformer transitions
translators transport trash traveled tray trends triage tribute tried truck trunk tuned tuning turquoise twice typing typo unavailability
unaware uncompressed undelete underlined underscore underscores undo unencoded unexpectedly unhandled unhidden uniform universal
universally unleash unlikely unloaded unpublish unreachable unreadable unrecoverable unset unsubscribing upgrades urlencoded usernames
usual utilities utilization validator valuation vanity varied varies varying vast vault verdict verifications versa versioned vetting
viewers vintage violate violated violates violations viruses visa vision visitors visualize vivid vocabulary voiceover voices void
volunteer vouchers waived walking wall wallet warn watched webcam webcast webinars weekday weekends weighting wheel wheelchair whichever
whitelist whitelisted wifi wiki wikidata wildcards willing winner wire wishes withdraw withdrawn workaround workbooks workdays workers
workforce workshops worlds wrapper wrote zipcode
`
  .trim()
  .split(/\s+/);
