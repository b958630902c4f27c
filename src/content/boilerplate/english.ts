// Words and rules for boilerplate in English.

import { HEAD_AND_TAIL, type Language, NAMES_HEADLINE, NETWORKS, rule, wordsOf } from "./rule.ts";

const COUNTED = "views?|comments?|likes?|reads|tweets?|retweets?|reactions?|claps?|reposts?";
const NUMBER = String.raw`\d+(?:[.,]\d+)*[km]?`;
const MEDIUM = "newsletters?|e-?mails?|inbox|briefings?|alerts?|notifications?|updates?|digest";

export const english: Language = {
  common: "the|of|and|to|is|was|for|by|with|at|said",
  by: "(?:(?:written|reported|posted|words|text|story|report|analysis|interview|opinion|review|comment|column|commentary|edited|compiled|conducted|interview conducted|words and pictures|(?:photo(?:graph)?s|pictures) and (?:text|words)|(?:story|words) and (?:photo(?:graph)?s|pictures)|photo(?:graph)?s|text and (?:photos|pictures)) )?by:?|text and photos:|words and pictures:|authors?:|from|as told to|(?:reporter|correspondent|writer|words|text):|from our (?:own )?correspondent,?|interview:",
  published:
    "(?:first |originally )?(?:published|posted|created|filed|issued|aired|heard|added|released|online since)(?: on| at)?|date",
  updated: "(?:last )?(?:updated|modified|edited)(?: on| at)?",
  ago: "(?:an?|\\d+) ?(?:minutes?|mins?|m|hours?|hrs?|hr|h|days?|d|weeks?|w|months?|mo|years?) ago|just now|yesterday|today",
  reading:
    "(?:est\\. )?reading time:? ?\\d+ min(?:ute)?s?|\\d+[- ]min(?:ute)?s?\\.? read|read(?:ing)? time:? ?(?:about )?\\d+ min(?:ute)?s?|\\d+ minutes? to read|estimated (?:est\\. )?reading time:? ?\\d+ min(?:ute)?s?",
  role: "(?:[\\p{L}-]+ ){0,3}(?:editor|correspondent|reporter|writer|columnist|bureau chief|staff|critic|producer|contributor|journalist)(?:s|, [\\p{L} ]{1,30})?",
  telling:
    "said|says|saying|told|tells|added|adds|wrote|writes|asked|asks|warned|warns|argued|argues|explained|recalled|insisted|joked|was|were|had|did|replied|shouted|sang|sings|urged|cried|thought|thinks|called|announced|advised|advises|promised|(?<=\\w )reads?|he|she|his|her|they|their",
  dayFirst: false,
  rules: [
    rule(
      "advertisement",
      "anywhere",
      String.raw`[^\p{L}\p{N}]*(?:advertise?ments?|(?:story|article) continues (?:after|below)(?: (?:this |the )?ad(?:vertisement)?)?)[^\p{L}\p{N}]*(?:scroll (?:down )?to continue(?: reading)?)?[^\p{L}\p{N}]*|[[(*–—-]+ ?(?:advertising|ad|sponsored(?: content)?) ?[\])*–—-]+|sponsored content`,
    ),
    rule(
      "link to another story",
      "anywhere",
      String.raw`[^\p{L}\p{N}]*(?:read more|read also|also read|read next|see also|watch also|watch|related(?: story| stories)?|more on this(?: story)?)(?: ?: ?(?:(?=.*[^.,;:]$)[\p{Lu}\p{N}"“‘'].{0,200})?)?[^\p{L}\p{N}]*`,
      { heads: true, shape: NAMES_HEADLINE },
    ),
    rule(
      "image credit",
      "anywhere",
      "(?:photo|picture|image)s?:? (?:supplied|contributed|courtesy of .{1,40}|via .{1,40}|handout)|(?:file|library|stock) (?:photo|image|picture)|photo illustration",
    ),
    rule(
      "counter",
      "head",
      String.raw`[^\p{L}\p{N}]*${NUMBER} (?:${COUNTED}|shares?)(?:[^\p{L}\p{N}]+${NUMBER} (?:${COUNTED}|shares?))*[^\p{L}\p{N}.]*|(?:views|comments|likes|reads)(?:: ?| ?\()${NUMBER}\)?|[^\p{L}\p{N}]*${NUMBER}[^\p{L}\p{N}]+${NUMBER} (?:${COUNTED})|total views:? ${NUMBER}|comments ${NUMBER} shares? ${NUMBER}|${NUMBER} comments? share`,
    ),
    rule(
      "counter",
      "tail",
      String.raw`${NUMBER} (?:${COUNTED})|(?:views|comments|likes|reads)(?:: ?| ?\()${NUMBER}\)?`,
    ),
    rule(
      "site notice",
      HEAD_AND_TAIL,
      "back to top|sections|premium|supplied|handout|sign up|back|subscribe now|menu|close|register|contact|more|search|home|news|video|audio|live|breaking(?: news)?|exclusive|ad|play|subscribe|world news|text size|a\\+ a-",
      { weak: true },
    ),
    rule("counter", "tail", `${NUMBER} shares?|share ${NUMBER}`, { weak: true }),
    rule(
      "comments",
      HEAD_AND_TAIL,
      String.raw`(?:no comments?(?: yet)?|comments?(?: section)?|(?:(?:leave|post|add|write) a|view|see|show|read|hide|go to|jump to|skip to|load)(?: (?:all|the|more|\d+))* (?:comments?|reply)(?: \(\d+\))?|be the first to comment|(?:join|start) the (?:conversation|discussion|debate)|comments (?:are )?(?:closed|off)|what do you think\?.{0,60}|have your say(?: .{1,60})?|sign in to comment|log ?in to comment)[.!]?`,
    ),
    rule(
      "share call",
      HEAD_AND_TAIL,
      wordsOf(
        `share|tweet|pin|print|save|copy link|link copied!?|copy url|listen|bookmark|e-?mail|reuse|republish|${NETWORKS}`,
        "this|on|via|to|it|the|an?|with|by|article|story|page|post|link|content|friends?|your|icon|button|options|here|comments?|copy|url|send|about sharing|sharing|later|for|read|more|social media",
      ),
    ),
    rule(
      "share call",
      HEAD_AND_TAIL,
      "about sharing|(?:click to )?share(?: this)?[.:!]?|gift (?:this )?article|(?:sharing|share) options|(?:this )?article can be shared",
    ),
    rule(
      "reader's tool",
      HEAD_AND_TAIL,
      String.raw`(?:listen to|play|save|download|print|gift|bookmark|translate|share) (?:this|the|full) (?:article|story|page|audio|podcast|episode)(?: \(?\d+ min(?:ute)?s?\)?)?|listen(?: now)?(?: ?[-–·(] ?\d+(?::\d\d)?(?: min(?:ute)?s?)?\)?)?|\d+:\d\d ?/ ?\d+:\d\d|(?:larger|smaller|text) (?:text|size)|(?:add|save) to (?:favou?rites|(?:my |your )?(?:reading list|bookmarks|list))|(?:add|save) (?:this )?(?:topic|article|story) to .{1,30}|(?:read|save for|listen) later|(?:read|open|view|listen) in (?:the )?app|follow(?:ing)?(?: (?:this )?(?:topic|story|author))?|add topic.{0,30}|read aloud|play video|watch (?:live|the video|now)|view (?:gallery|slideshow)|(?:show|hide) caption|loading(?:\.{3}|…)?`,
      { sure: true },
    ),
    rule("site notice", "anywhere", "skip to (?:main )?(?:content|navigation|footer)|skip (?:advert|ad)"),
    rule(
      "site notice",
      HEAD_AND_TAIL,
      "(?:next|previous) (?:article|story|post)|(?:toggle|skip|open|show|close|main) (?:navigation|menu|search)|you are here:? .{1,80}|(?:reprints|rights)(?: (?:&|and) permissions)?|advertise with us|by continuing to use this site.{0,120}|accept(?: all)?(?: (?:and|&) (?:continue|close))?|corrections policy|(?:we|this (?:site|website)) uses? cookies.{0,160}|(?:accept|reject|manage)(?: all)? cookies|cookie (?:settings|policy)|privacy policy|terms (?:of (?:use|service)|and conditions)|please enable javascript.{0,80}|(?:your browser|media playback|this video|this browser).{0,60}(?:not support|unsupported|not supported|cannot be played|can not be played).{0,60}|this (?:article|story) is more than .{1,30} old|sign in|log in",
      { sure: true, call: true },
    ),
    rule(
      "newsletter call",
      "tail",
      String.raw`subscribe(?: (?:now|here|today|free)|:)?[.!]?|(?:please )?subscribe (?:now |here |today )?(?:(?:to|for|via) .{0,120}\b(?:${MEDIUM}|channel|podcast|magazine|print edition)\b.{0,60}|to (?:our|us|[\p{L} ]{1,40})(?: today| now| here)?[.!]?|and never .{1,80}|(?:for|from) (?:just |only )?[$£€].{1,60})|subscribe to (?:our|the) .{1,60}|get (?:real[- ]time|breaking|news|the (?:latest|best|day|morning|news)|our|all|more|daily|exclusive|unlimited).{0,140}\b(?:${MEDIUM}|subscribe(?: now)?|access|delivered)\b.{0,80}|(?:sign up|signup) (?:(?:now|here|today|free)\b.{0,120}|(?:for|to) (?:our|the|free|a free|daily|weekly|[\p{L}’' ]{1,60}?(?:${MEDIUM})\b).{0,140})|sign up[.!]?|(?:join|receive|want|never miss|don[’']t miss|stay).{0,120}\b(?:newsletters?|inbox|notifications|alerts|subscribe)\b.{0,80}|don[’']t miss (?:out|a (?:story|thing)|the latest).{0,60}|subscribe for .{1,60}|(?:to|for) (?:continue|keep|full|unlimited) ?(?:reading|access)?,? (?:please )?(?:subscribe|sign up|log in|register).{0,40}|enter your e-?mail.{0,60}|e-?mail address|your e-?mail(?: address)?|(?:our|daily|weekly|free|morning|evening) (?:daily |weekly |free )?newsletters?(?: sign-?up)?|newsletters?`,
      { call: true },
    ),
    rule(
      "follow call",
      HEAD_AND_TAIL,
      String.raw`follow (?:us|our|me)(?: (?:on|at|via|here|too|for|in)\b.{0,100})?[.!:]?|follow [^,.]{1,60} on (?:${NETWORKS}|X|social media|Google News)\b.{0,60}|like (?:us|our page|the .{1,30}) on (?:${NETWORKS}).{0,40}|(?:like|join|find|connect with|watch|message) us on (?:${NETWORKS}|X|Google News)\b.{0,100}|(?:join|follow) (?:our|the) .{0,40}(?:channel|group|community|page)\b.{0,80}|(?:download|get|install|try) (?:our|the)(?: [^,.]{1,40})? app\b.{0,100}|(?:available on|download on) (?:the )?(?:app store|google play).{0,60}|(?:also )?available on .{1,20}(?:android|ios).{0,40}|add us as a preferred source.{0,40}|follow topics?.{0,80}`,
      { call: true },
    ),
    rule(
      "paywall",
      HEAD_AND_TAIL,
      String.raw`read the (?:full|whole) (?:story|article)(?: here)?|become a (?:member|subscriber|supporter|patron)\b.{0,80}|(?:subscribers?|members?|premium)(?: only| exclusive| content| article)|exclusive (?:for|to) (?:subscribers|members)|(?:start (?:your|a) )?free trial.{0,30}|register (?:for free|free|to (?:read|continue)).{0,40}|already a (?:subscriber|member)\?.{0,60}|(?:this (?:article|story|content) is )?(?:for|exclusive to|reserved for) (?:subscribers|members)(?: only)?[.!]?|(?:continue|keep) reading.{0,60}|unlock (?:this|the) (?:article|story).{0,60}|you have .{1,20} free articles? (?:left|remaining).{0,40}`,
      { sure: true, call: true },
    ),
    rule(
      "support call",
      HEAD_AND_TAIL,
      String.raw`(?:please )?support (?:our|us|independent|local|quality|public|[\p{L}’]+[’']s)(?: [\p{L}-]+)? ?(?:journalism|newsroom|reporting|work|today)?\b.{0,100}|donate(?: now| today| here)?[.!]?|make a donation.{0,60}|log ?in to (?:read|continue).{0,40}`,
      { call: true },
    ),
    rule(
      "contact call",
      "tail",
      String.raw`(?:see|spotted|found|notice|noticed) (?:something wrong|an error|a mistake|a typo|a problem)\??.{0,80}|report (?:an? |this )?(?:error|typo|correction|problem|article|ad)(?: in this article)?|(?:contact|e-?mail) (?:\p{L}+ ){1,3}at \S+@\S+|\S{1,40}@[\w.-]{3,40}|(?:got|have) a (?:news )?(?:tip|story).{0,100}|(?:contact|e-?mail|write to) (?:us|the (?:author|editor|reporter|newsroom))\b.{0,80}|send (?:us )?(?:your )?(?:tips|story ideas|a letter|letters|news|feedback)\b.{0,80}|contact the (?:reporter|author).{0,80}|contact us|click here (?:to|for) .{0,100}|do you have (?:a|any) (?:story|tip|information).{0,100}`,
      { call: true },
    ),
    rule(
      "reader's tool",
      HEAD_AND_TAIL,
      String.raw`(?:give|gift|send|cite|republish|reuse) this (?:article|story)|add to (?:my )?list|(?:video )?ad feedback|show all \d+|(?:\d+-minute )?listen|toggle (?:more options|caption)|enlarge (?:this )?image|(?:show|hide|toggle) caption|(?:play|watch) video|duration:? ?\d+:\d\d|\d+:\d\d min|view on (?:${NETWORKS})|(?:send|give|leave) (?:us )?feedback|permalink.{0,80}|turn on notifications|(?:read|see|view) (?:the )?(?:original (?:article|story|post)|transcript)|(?:was|did you find) this (?:article|story|page) (?:helpful|useful|interesting)\??`,
      { sure: true },
    ),
    rule(
      "reader's tool",
      HEAD_AND_TAIL,
      "comment|transcript|download|embed|feedback|homepage|permalink|share options|video player|gallery|follow|back to homepage|most viewed|duration",
      { weak: true },
    ),
    rule(
      "site notice",
      HEAD_AND_TAIL,
      String.raw`(?:this (?:content|video|article) is )?not available in your (?:region|country|location).{0,40}|allow .{1,20} content\?|manage (?:my )?(?:preferences|consent|choices)|by (?:signing up|subscribing|clicking|registering|entering).{0,20},? you (?:agree|accept|consent).{0,160}|this site is protected by recaptcha.{0,120}|an error (?:has )?occurred.{0,60}|thank you for (?:subscribing|signing up|reading).{0,40}|create (?:a|your) (?:free )?account.{0,40}|a version of this (?:article|story) (?:appears|appeared).{0,160}|published in .{1,40} print edition`,
      { sure: true },
    ),
    rule(
      "newsletter call",
      "tail",
      String.raw`stay (?:up to date|informed|ahead|in the know|connected)(?: (?:with|on|by|about)\b.{0,100})?|our .{1,40} newsletter|join .{1,30} (?:readers|subscribers) .{0,80}|(?:click|tap) here to (?:subscribe|sign up|get|join|download|read|follow|receive)\b.{0,80}`,
      { call: true },
    ),
    rule(
      "contact call",
      "tail",
      String.raw`get in touch.{0,80}|(?:e-?mail|twitter|contact)\.?: ?\S*@\S+|(?:you can )?(?:reach|contact|follow|e-?mail) (?:the (?:author|reporter|writer)|(?:\p{L}+ ){1,3})(?:at|on|via) \S*[@:]\S+.{0,40}|@\w{2,30}`,
      { call: true },
    ),
    rule(
      "agency note",
      "tail",
      String.raw`[-–—]+ ?with (?:assistance|reporting|help|contributions?|files) (?:by|from) .{1,80}|source: ?(?:al jazeera|reuters|ap|afp|bbc|cnn|pa|upi|news agencies|agencies|associated press|xinhua|tass|anadolu)(?:(?:,| and| /) ?[\p{L} ]{2,30}){0,3}|text by:? .{1,40}|_{3,}`,
    ),
    rule(
      "advertisement",
      "anywhere",
      "(?:continue reading|read on|keep reading) (?:after|below) (?:the|this) (?:ad|advert|advertisement)|article continues|scroll (?:down )?(?:to|for) (?:continue|more|read).{0,30}|advertisement feature|ad ?choices|(?:paid|promoted|partner) content|sponsored by [^,.]{1,40}|end of advert(?:isement)?",
    ),
    rule(
      "counter",
      HEAD_AND_TAIL,
      `shared ${NUMBER} times|read ${NUMBER} times|${NUMBER} people (?:like|liked|shared) this|likes? ${NUMBER}`,
    ),
    rule(
      "reader's tool",
      HEAD_AND_TAIL,
      String.raw`page \d+ of \d+|view \d+ (?:images|photos)|gallery: ?\d+ .{1,10}|(?:open|view|see) (?:the )?(?:gallery|photos)|(?:increase|decrease) (?:text|font) size|translate (?:this )?(?:page|article)|(?:view|read) (?:as|on) (?:a )?(?:single|one) page|(?:jump|skip) to section|in this article`,
      { sure: true },
    ),
    rule(
      "list of other stories",
      "tail",
      "other (?:readers|people) (?:also )?(?:read|liked|viewed)|people also read|popular reads|today['’]s top .{1,20}|(?:our|what) (?:readers|others) (?:are )?(?:also )?reading.{0,20}|must reads?|further reading|see all .{1,30}|(?:all|more) stories.{0,30}",
      { heads: true },
    ),
    rule("topics", "tail", String.raw`(?:#\p{L}[\p{L}\p{N}_]*[ ,]*)+|in this (?:story|article):? .{0,100}`),
    rule(
      "follow call",
      "tail",
      `(?:now|also) on (?:${NETWORKS})|(?:our|the) (?:${NETWORKS}) (?:channel|page|group)(?: .{1,40})?|find us on .{1,60}`,
      { call: true },
    ),
    rule(
      "paywall",
      HEAD_AND_TAIL,
      String.raw`you(?:['’]ve| have) (?:read|reached|used) .{1,60}articles?.{0,60}|this is a (?:premium|subscriber)[- ].{1,40}|not a (?:subscriber|member)\?.{0,60}|want to read (?:more|on|the full .{1,20})\?.{0,60}|(?:get )?unlimited (?:digital )?access(?: (?:for|to|from) .{0,40})?|(?:only |just )?[$£€]\d[\d.]* (?:a|per) (?:week|month|year).{0,60}`,
      { sure: true, call: true },
    ),
    rule(
      "copyright",
      "tail",
      "this material may not be published.{0,140}|.{0,60} is not responsible for the content of external (?:internet )?sites.{0,80}",
      { call: true },
    ),
    rule(
      "agency note",
      "tail",
      String.raw`our standards: .{0,80}|(?:reuters|the associated press|ap|afp|bloomberg|[\p{L}.' -]{1,60}) contributed to this (?:report|story|article)\.?|with (?:reporting (?:by|from) .{1,60}|AFP|AP|Reuters|agencies|agency inputs?)|\(?(?:reporting|writing|additional reporting|compiled|edited|editing) by [^;]{1,100};.{0,160}(?:editing|edited|writing|reporting|compiled).{0,80}\)?|(?:with )?(?:additional|further) reporting by .{1,80}|with (?:files|reporting|information|material) from .{1,60}`,
      { call: true },
    ),
    rule(
      "list of other stories",
      "tail",
      String.raw`(?:related|recommended|trending|popular|most (?:read|popular|viewed|shared)|latest|top)(?: (?:articles|stories|news|posts|topics|content|coverage|links?|reading|videos?|now|for you|internet links))?(?: (?:in|on|from) \p{L}+)?:?|more (?:stories|news|articles|coverage|videos?|like this|to read|reading):?|you (?:may|might) (?:also |have )?(?:like|be interested in|enjoy|missed?)[.…:]*|(?:read|up|what to read|see) next:?|don[’']t miss:?|editor[’']?s[’']? (?:picks?|choice):?|promoted (?:stories|content)|from (?:around )?the web|sponsored(?: content| links)?|around the web|elsewhere on .{1,30}|recommended for you|our picks|in case you missed it`,
      { heads: true, call: true },
    ),
    rule("list of other stories", "tail", "more:?|explore more:?", { weak: true }),
    rule(
      "topics",
      "tail",
      "(?:(?:related )?(?:tags|topics|categories|keywords)|filed under|more about|(?:posted|filed) in|in this story|explore more on these topics)(?::.{0,200})?",
      { heads: true },
    ),
    // Without a colon, these words count only in this capitalisation.
    {
      name: "topics",
      zones: ["tail"],
      line: /^(?:Tags|TAGS|Topics|TOPICS|Filed under|Filed Under|FILED UNDER) (?=.*[^.,;:!?]$)\p{Lu}.{0,160}$/u,
    },
    {
      name: "list of other stories",
      zones: ["tail"],
      line: /^(?:More|MORE|Latest|LATEST) (?:[Ii]n|IN|[Oo]n|ON|[Ff]rom|FROM) (?:the |our )?\p{Lu}[^.,;:!?]{0,40}$/u,
      heads: true,
    },
    rule("reader's tool", HEAD_AND_TAIL, "(?:dark|light) mode|copy(?: to clipboard)?", { sure: true }),
    rule(
      "support call",
      "tail",
      "thank(?:s| you) for reading.{0,40}|(?:good|local|quality) journalism (?:costs|is not free|matters).{0,60}|see (?:our )?(?:offers|subscription options)",
    ),
    rule("contact call", "tail", "suggest (?:a|an) (?:correction|edit)|something not right\\?.{0,60}"),
    rule(
      "list of other stories",
      "tail",
      "most (?:commented|discussed)|all (?:articles|stories) (?:about|on) .{1,40}|new on the site",
      { heads: true },
    ),
    rule(
      "reader's tool",
      HEAD_AND_TAIL,
      "jump to (?:the )?(?:recipe|comments|video)|(?:print|rate|review) (?:this )?(?:recipe|article)|(?:vote|buy|book|order|shop|enter) (?:now|here|tickets|online)|(?:read|view|see) (?:the )?(?:e-?edition|e-?paper|print edition|live blog)|listen to the (?:podcast|episode).{0,30}|add to (?:cart|basket|calendar)|take our (?:poll|survey|quiz)",
      { sure: true },
    ),
    rule(
      "site notice",
      HEAD_AND_TAIL,
      "(?:this (?:article|post|page) (?:contains|may contain|includes) )?affiliate links.{0,100}|as an amazon associate.{0,80}",
    ),
    // The name of the account to follow has capitals.
    { name: "follow call", zones: ["tail"], line: /^Follow (?:\p{Lu}[\p{L}.’'-]+(?: |$)){2,3}$/u },
    { name: "support call", zones: ["tail"], line: /^Support [Tt]he (?:\p{Lu}[\p{L}.’'-]+(?: |$)){1,4}$/u },
    { name: "contact call", zones: ["tail"], line: /^(?:Contact|E-?mail) (?:\p{Lu}[\p{L}.’'-]+(?: |$)){2,3}$/u },
    // Without a colon, these words count only in this capitalisation.
    {
      name: "link to another story",
      zones: ["tail"],
      line: /^(?:Read more|Read also|Also read|Read next|See also) (?=.*[^.,;:!]$)\p{Lu}.{10,160}$/u,
      call: true,
    },
  ],
};
