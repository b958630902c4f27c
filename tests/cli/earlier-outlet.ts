import { readFileSync } from "node:fs";
import { brotliDecompressSync } from "node:zlib";
import type { Files } from "../site/site.ts";

// An outlet that cloned the commit before the redesign (31c9579) and made it its own. `earlier-outlet.json.br` is what that version wrote for
// it: in a clone of that commit, with these files in place of the example's and with the story of the ferry still named
// 2024-06-07-ferry-times.md, `node broadsheet.mjs build --now 2025-03-01T12:00Z` was run; then all files of `_site` and `.broadsheet` (but
// for `compiled`, which is JavaScript of `_data`) were packed by path, as Latin 1, into one object of JSON, and compressed by Brotli.

const packed: Record<string, string> = JSON.parse(
  brotliDecompressSync(readFileSync("tests/cli/earlier-outlet.json.br")).toString(),
);

/** What the earlier version wrote, `_site/…` and `.broadsheet/…`. `.broadsheet/61b6df68` is what it noted down about `_site`. */
export const written: Readonly<Record<string, Uint8Array>> = Object.fromEntries(
  Object.entries(packed).map(([path, content]) => [path, Buffer.from(content, "latin1")]),
);

/** What the outlet had written itself when it upgrades: it has renamed the story of the ferry, and published nothing since. */
export const earlierOutlet: Files = {
  "_data/site.ts": `import type { Site } from "../src/model/outlet.ts";

export default {
  name: "The Brae Signal",
  tagline: "Glen and shore, every Friday",
  description: "News of the glen and the shore.",
  url: "https://brae-signal.example/",
  idAuthority: "brae-signal.example,2024",
  language: "en-GB",
  timeZone: "Europe/London",
  place: "Braehead",
  email: "desk@brae-signal.example",
  defaultSection: "glen",
} satisfies Site;
`,
  "_data/sections.ts": `import type { Sections } from "../src/model/outlet.ts";

export default {
  glen: { title: "The Glen", description: "Farms, roads and the school." },
  shore: { title: "The Shore", description: "Boats, weather and the pier." },
} satisfies Sections;
`,
  "_data/authors.ts": `import type { Authors } from "../src/model/outlet.ts";

export default {
  "morag-sinclair": { name: "Morag Sinclair", role: "Editor", biography: "Edits the Signal from a former smithy." },
} satisfies Authors;
`,
  "_data/topics.ts": `import type { Topics } from "../src/model/outlet.ts";

export default { Pier: { description: "The pier and what is tied to it." } } satisfies Topics;
`,
  "_data/navigation.ts": `import type { Navigation } from "../src/model/outlet.ts";

export default {
  header: ["glen", "shore"],
  footer: [
    { label: "About the Signal", path: "/about/" },
    { label: "Archive", path: "/archive/" },
  ],
} satisfies Navigation;
`,
  "_data/front.ts": `import type { Front } from "../src/model/outlet.ts";

export default { pinned: ["pier-light-2025"], top: 3, sections: ["glen", "shore"], perSection: 2 } satisfies Front;
`,
  "_data/feeds.ts": `import type { Feeds } from "../src/model/outlet.ts";

export default { size: 10, archives: [], formats: { everything: ["rss"], section: ["atom"] } } satisfies Feeds;
`,
  "_data/policy.ts": `import type { Policy } from "../src/model/policy.ts";

export default { llms: { latest: 2, twins: true } } satisfies Policy;
`,
  "seeds/pages/about.md": `---
title: About the Signal
---
The Signal is written in a former smithy and printed nowhere.
`,
  "seeds/2024/2024-05-17-school-roof.md": `---
title: School gets a roof that keeps the rain out
date: 2024-05-17T09:00
section: glen
tags: [School]
authors: [morag-sinclair]
corrections: [{ date: 2024-05-18, text: "The roof cost £41,000, not £14,000." }]
---
The school at Braehead has a new roof. Pupils who had learned under four buckets since the winter of 2022 now learn under slate.

The headteacher kept one bucket, for history lessons.
`,
  "seeds/2024/2024-06-07-summer-ferry.md": `---
title: Summer times for the ferry
date: 2024-06-07T07:30
section: shore
tags: [Pier]
description: Four sailings a day until September.
authors: [morag-sinclair]
---
The ferry sails at seven, at noon, at four and at nine until the last Sunday of September, and on the nights of the two dances
once more at one in the morning. Dogs travel free of charge; sheep do not, whatever the notice in the shop says.

> “The notice is from 1987,” the purser said.
`,
  "seeds/2024/2024-07-19-ceilidh.txt": `Ceilidh brings the hall roof down, nearly

   BRAEHEAD (Glen News) - The band played on for an hour after the lights went
out at the village hall on Saturday, and the dancers did not notice until somebody
asked for the tea.

   The committee will look at the fuse box before the next one in August.
`,
  "seeds/2024/2024-07-19-ceilidh.11tydata.ts": `import type { Story } from "../../src/model/article.ts";

export default { date: "2024-07-19", section: "glen", url: "/news/ceilidh.html" } satisfies Story;
`,
  "seeds/2025/2025-01-10-pier-light.md": `---
title: The pier light is lit again
date: 2025-01-10T16:45
id: pier-light-2025
section: shore
tags: [Pier]
aliases: [/light/]
authors: [Calum Roy]
image: { src: light.png, alt: A white square of light, caption: The light on Friday, credit: Calum Roy }
related: [2024-06-07-summer-ferry]
---
The light at the end of the pier came on at a quarter to five on Friday after eleven dark months. See also
[the ferry times](../2024/2024-06-07-summer-ferry.md).
`,
  "seeds/2025/2025-02-21-brief.md": `---
title: In brief
date: 2025-02-21T12:00
section: glen
type: news
---
The road over the pass is open.
`,
  "_includes/layouts/list.njk": `{% extends "layouts/base.njk" %}

{% block styles %}{{ styles.lists | safe }}{% endblock %}

{% block main %}<header class="opening">
<h1>{{ sheet.heading }}</h1>
{% if sheet.introduction %}<p class="standfirst">{{ sheet.introduction }}</p>
{% endif %}{% if sheet.person %}{% if sheet.person.role %}<p class="standfirst">{{ sheet.person.role }}</p>
{% endif %}{% if sheet.person.biography %}<p>{{ sheet.person.biography }}</p>
{% endif %}{% if sheet.person.email or sheet.person.links.length %}<ul class="tags">
{% if sheet.person.email %}<li><a href="mailto:{{ sheet.person.email }}">{{ sheet.person.email }}</a></li>
{% endif %}{% for link in sheet.person.links %}<li><a rel="me" href="{{ link.href }}">{{ link.text }}</a></li>
{% endfor %}</ul>
{% endif %}{% endif %}{% if sheet.children.length %}<ul class="tags">
{% for link in sheet.children %}<li><a href="{{ link.href }}">{{ link.text }}</a></li>
{% endfor %}</ul>
{% endif %}</header>
{% if sheet.teasers.length %}<h2 class="unseen">{{ words.latest }}</h2>
<div class="rows">
{{ sheet.teasers | once("partials/teaser.njk") }}</div>
<p class="count">{{ sheet.teasers.length }} on this page</p>
{% else %}<p>{{ words.noStories }}</p>
{% endif %}{% include "partials/pages.njk" %}{% endblock %}
`,
  "seeds/2025/light.png": written["_site/media/light-ae72723f.png"] ?? "",
  "src/assets/css/masthead.css": (before) => `${before}.tagline {\n  letter-spacing: 0.02em;\n}\n`,
};
