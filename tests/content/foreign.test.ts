import { describe, expect, test } from "vitest";
import { renderMarkdown } from "../../src/content/markdown/render.ts";

const set = (markdown: string) =>
  renderMarkdown(
    markdown,
    {
      file: "seeds/x.md",
      path: "x.md",
      language: "en",
      seeds: new Set(["x.md"]),
      pictures: {
        find: (src: string) => ({
          stem: `/media/${src}-1a2b`,
          kind: "photo" as const,
          from: src,
          width: 3000,
          height: 2000,
          rights: [],
        }),
      },
      files: { find: () => undefined },
      said: {},
    },
    (line) => line + 1,
  );

const video = "https://www.youtube.com/watch?v=aqz-KE-bpKQ";
const shown = (address: string, title = "What it shows") => `::: embed ${address} ${title} :::`;
const tweet = `<blockquote class="twitter-tweet"><p lang="en" dir="ltr">just setting up my twttr &amp; more <a href="https://t.co/x">pic</a></p>&mdash; jack (@jack)
<a href="https://twitter.com/jack/status/20?ref_src=twsrc%5Etfw">March 21, 2006</a></blockquote>
<script async src="https://platform.twitter.com/widgets.js" charset="utf-8"></script>`;

const spellings: readonly (readonly [written: string, block: string])[] = [
  // HTML
  [
    '<iframe width="560" height="315" src="https://www.youtube.com/embed/aqz-KE-bpKQ?si=x" title="YouTube video player" frameborder="0" allow="autoplay; web-share" allowfullscreen></iframe>',
    shown(video),
  ],
  ["<IFRAME SRC='//www.youtube-nocookie.com/embed/aqz-KE-bpKQ'></IFRAME>", shown(video)],
  [
    `<iframe\n  src="https://player.vimeo.com/video/76979871?h=8272103f6e"\n  title="The [New] Vimeo Player"\n></iframe>`,
    shown("https://vimeo.com/76979871/8272103f6e", "The New Vimeo Player"),
  ],
  [
    '<div style="padding:56% 0 0 0"><div><iframe src="https://player.vimeo.com/video/76979871"></iframe></div>\n</div><script src="https://player.vimeo.com/api/player.js"></script>',
    shown("https://vimeo.com/76979871"),
  ],
  ['<object><embed src="https://www.youtube.com/v/aqz-KE-bpKQ"></object>', shown(video)],
  ["<iframe src=https://www.youtube.com/embed/aqz-KE-bpKQ", shown(video)],
  ["<iframe src=“https://www.youtube.com/embed/aqz-KE-bpKQ”></iframe>", shown(video)],
  [tweet, shown("https://x.com/jack/status/20", "just setting up my twttr and more pic")],
  [
    '<blockquote class="instagram-media" data-instgrm-permalink="https://www.instagram.com/reel/CxYz_-1/?utm_source=ig_embed" style="x"><a href="https://www.instagram.com/reel/CxYz_-1/">View</a></blockquote> <script async src="//www.instagram.com/embed.js"></script>',
    shown("https://www.instagram.com/reel/CxYz_-1/"),
  ],
  [
    '<blockquote class="tiktok-embed" cite="https://www.tiktok.com/@scout2015/video/6718335390845095173" data-video-id="6718335390845095173"><section><a href="https://www.tiktok.com/@scout2015">@scout2015</a></section></blockquote>\n<script async src="https://www.tiktok.com/embed.js"></script>',
    shown("https://www.tiktok.com/@scout2015/video/6718335390845095173"),
  ],
  [
    '<blockquote class="bluesky-embed" data-bluesky-uri="at://did:plc:z72i/app.bsky.feed.post/3l6o" data-bluesky-cid="b"><p lang="en">Hello there</p></blockquote><script async src="https://embed.bsky.app/static/embed.js"></script>',
    shown("https://bsky.app/profile/did:plc:z72i/post/3l6o", "Hello there"),
  ],
  [
    '<blockquote class="mastodon-embed" data-embed-url="https://mastodon.social/@Gargron/100254678717223630/embed"><a href="https://mastodon.social/@Gargron/100254678717223630" target="_blank">Post</a></blockquote><script async src="https://mastodon.social/embed.js"></script>',
    shown("https://mastodon.social/@Gargron/100254678717223630"),
  ],
  [
    '<div class="flourish-embed flourish-chart" data-src="visualisation/123456"><script src="https://public.flourish.studio/resources/embed.js"></script></div>',
    shown("https://public.flourish.studio/visualisation/123456/"),
  ],
  [
    '<div style="min-height:400px"><script type="text/javascript" defer src="https://datawrapper.dwcdn.net/AbC12/embed.js" charset="utf-8"></script></div>',
    shown("https://datawrapper.dwcdn.net/AbC12/"),
  ],
  [
    '<iframe style="border-radius:12px" src="https://open.spotify.com/embed/episode/4rOoJ6Egrf8K2IrywzwOMk" title="Spotify Embed: The Sea"></iframe>',
    shown("https://open.spotify.com/episode/4rOoJ6Egrf8K2IrywzwOMk", "The Sea"),
  ],
  [
    '<iframe scrolling="no" src="https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/293&amp;color=%23ff5500"></iframe>',
    shown("https://w.soundcloud.com/player/?url=https%3A%2F%2Fapi.soundcloud.com%2Ftracks%2F293"),
  ],
  [
    '<iframe src="https://www.openstreetmap.org/export/embed.html?bbox=-0.1%2C51%2C0%2C51.5&amp;layer=mapnik"></iframe>',
    shown("https://www.openstreetmap.org/#map=13/51.25000/-0.05000"),
  ],
  // WordPress
  [`[youtube ${video}&w=640]`, shown(video)],
  ["[youtube aqz-KE-bpKQ]", shown(video)],
  ['[youtube id="aqz-KE-bpKQ" width="600"]', shown(video)],
  ["[embed]https://youtu.be/aqz-KE-bpKQ[/embed]", shown(video)],
  ['[embed width="123"]https://vimeo.com/76979871[/embed]', shown("https://vimeo.com/76979871")],
  ["[EMBED]https://twitter.com/jack/status/20[/EMBED]", shown("https://x.com/jack/status/20")],
  ["[vimeo 76979871 w=640&h=360]", shown("https://vimeo.com/76979871")],
  ["[tweet https://twitter.com/jack/status/20 align='center']", shown("https://x.com/jack/status/20")],
  ["[tweet 20]", shown("https://x.com/i/status/20")],
  [
    "[instagram url=https://www.instagram.com/p/CxYz_-1/ hidecaption=true]",
    shown("https://www.instagram.com/p/CxYz_-1/"),
  ],
  [
    '[soundcloud url="https://api.soundcloud.com/tracks/293" params="color=ff5500" /]',
    shown("https://w.soundcloud.com/player/?url=https%3A%2F%2Fapi.soundcloud.com%2Ftracks%2F293"),
  ],
  [
    '[documentcloud url="https://www.documentcloud.org/documents/282753-lefler-thesis.html"]',
    shown("https://www.documentcloud.org/documents/282753-lefler-thesis/"),
  ],
  ['[iframe src="https://www.youtube.com/embed/aqz-KE-bpKQ"]', shown(video)],
  // Hugo
  ["{{< youtube aqz-KE-bpKQ >}}", shown(video)],
  ['{{<youtube id="aqz-KE-bpKQ" title="The wall">}}', shown(video, "The wall")],
  ["{{% youtube id=aqz-KE-bpKQ %}}", shown(video)],
  ["{{< vimeo 76979871 >}}", shown("https://vimeo.com/76979871")],
  ['{{< tweet user="jack" id="20" >}}', shown("https://x.com/jack/status/20")],
  ['{{< tweet id="20" user="jack" >}}', shown("https://x.com/jack/status/20")],
  ['{{< x user="jack" id="20" >}}', shown("https://x.com/jack/status/20")],
  ["{{< x_simple user=jack id=20 >}}", shown("https://x.com/jack/status/20")],
  ["{{< instagram CxYz_-1 >}}", shown("https://www.instagram.com/p/CxYz_-1/")],
  ['{{< figure src="wall.jpg" alt="A wall" caption="Built in 1871" >}}', '![A wall](wall.jpg "Built in 1871")'],
  // Jekyll, Eleventy, Ghost
  ["{% youtube aqz-KE-bpKQ %}", shown(video)],
  [`{% youtube "${video}" %}`, shown(video)],
  ['{%- include youtube.html id="aqz-KE-bpKQ" -%}', shown(video)],
  ['{% include embeds/youtube-player.html id="aqz-KE-bpKQ" %}', shown(video)],
  ["{% twitter https://twitter.com/jack/status/20 %}", shown("https://x.com/jack/status/20")],
  ["{% vimeo 76979871 %}", shown("https://vimeo.com/76979871")],
  [
    "{% embed https://open.spotify.com/episode/4rOoJ6Egrf8K2IrywzwOMk %}",
    shown("https://open.spotify.com/episode/4rOoJ6Egrf8K2IrywzwOMk"),
  ],
];

describe("What other systems embed with is one problem, with the block to write", () => {
  test.each(spellings)("%s", (written, block) => {
    for (const [before, line] of [
      ["Before.\n\n", 3],
      ["Before\n", 2],
    ] as const) {
      const { html, problems } = set(`${before}${written}\n\nAfter.`);
      expect(problems).toHaveLength(1);
      expect(problems[0]?.line).toBe(line);
      expect(`${problems[0]?.what}. ${problems[0]?.fix}`).toMatch(
        /^the (?:HTML tag|shortcode) .* cannot be used here\. Write(?: on a line of its own)?: /,
      );
      expect(problems[0]?.fix.replace(/^Write(?: on a line of its own)?: /, "")).toBe(block);
      expect(html).not.toMatch(/iframe|blockquote|script|&lt;|\[embed|youtu|\{[{%]/i);
      expect(html).toContain("<p>After.</p>");
    }
    const pasted = set(block);
    expect(pasted.problems).toEqual([]);
    expect(pasted.html).not.toContain(":::");
  });
});

test.each([
  ["[sic] and [Applause] and [video] and [x]"],
  ["[video](/v/) and [video][v]\n\n[v]: /v/"],
  ["`{{< youtube id >}}` and `[youtube id]` and `<iframe src=x>`"],
  ["```\n<iframe src='https://www.youtube.com/embed/aqz-KE-bpKQ'></iframe>\n{% youtube x %}\n```"],
  ["\\{{< youtube id >}} and \\[youtube aqz-KE-bpKQ]"],
  ["A template begins with {% raw %} or {% if x %}."],
  ["He wrote {x} and {{y}}, 5 % of it."],
])("words and code are no shortcode: %s", (written) => {
  expect(set(written).problems).toEqual([]);
});

test.each([
  [
    '[gallery ids="1,2"]',
    'Write "::: gallery", below it a line ![what it shows](file.jpg) for each picture, and ":::".',
  ],
  ["{% include sidebar.html %}", "Take it out, or put it between backticks, `…`, to show the shortcode itself."],
  ['{{< ref "b.md" >}}', "Write the name of the story's file: [words](b.md)"],
  ["[x]({{< relref 2019/wall >}})", "Write the name of the story's file: [words](2019/wall.md)"],
  ["{% post_url 2010-07-21-wall %}", "Write the name of the story's file: [words](2010-07-21-wall.md)"],
  ["{% highlight ruby %}", 'Put a line "```" above the code and one below it.'],
  ["{{< subscribe >}}", "Take it out, or put it between backticks, `…`, to show the shortcode itself."],
  [
    "[youtube channel=UCx]",
    "Write on a line of its own, with the address of what it shows: ::: embed https://… What it shows :::",
  ],
])("%s says what to do where no address is in it", (written, fix) => {
  expect(set(`Text ${written} text.`).problems.map((each) => each.fix)).toEqual([fix]);
});

test("an address of a provider alone on its line is a link, and a notice says how to show it", () => {
  const { html, problems } = set(
    `Text.\n\n${video}\n\nMore https://youtu.be/aqz-KE-bpKQ text.\n\nhttps://example.org/`,
  );
  expect(html).toContain(`<a href="${video}">`);
  expect(problems).toEqual([
    {
      severity: "notice",
      file: "seeds/x.md",
      field: "body",
      line: 3,
      what: "an address on a line of its own is printed as a link",
      fix: `To show what is there: ${shown(video)}`,
    },
  ]);
});

test("many beginnings of widgets take no longer than as many lines", () => {
  expect(set("<iframe src=x \n".repeat(2000)).problems.length).toBeGreaterThan(0);
  expect(
    set(`<blockquote>${"<p".repeat(20_000)}<p class=a ${"src=x ".repeat(10_000)}</blockquote>`).problems.length,
  ).toBeGreaterThan(0);
  expect(set("{{< youtube ".repeat(3000)).problems).toEqual([]);
  expect(set("[youtube ".repeat(3000)).problems).toEqual([]);
  expect(set("{# {: .".repeat(3000)).problems).toEqual([]);
});
