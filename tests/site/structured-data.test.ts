import { join } from "node:path";
import sharp from "sharp";
import { expect, test } from "vitest";
import { type Built, fileAt, graphOf, type Node, nodesOf, pagesOf, typesOf } from "./head.ts";
import { written } from "./hostile.ts";
import { shipped } from "./shipped.ts";
import { type Files, siteOf, story } from "./site.ts";

// What search engines read: on the repository's own paper whatever it may hold, and on small sites what a story makes of it.

const paper = await shipped();

const isArticle = (node: Node): boolean => typesOf(node).includes("NewsArticle");
const OFFSET = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d))?$/;

/** The front page's address, as the front page gives it. */
function homeOf({ read }: Built): string {
  const [website] = nodesOf(read("index.html"), "WebSite");
  return String(website?.url);
}

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null;

/** Every object within the nodes, however deep. */
function* within(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const each of value) yield* within(each);
  else if (isNode(value)) {
    yield value;
    yield* within(Object.values(value));
  }
}

const isReference = (node: Node): boolean => Object.keys(node).join() === "@id";

const listed = (node: Node, property: string): Node[] => [node[property]].flat().filter(isNode);

/** What Google documents for the type ("required" and "recommended", as far as a newspaper has it), where it is missing. */
function lacking(node: Node): string[] {
  const type = typesOf(node).join(" ");
  const without = (...names: string[]) => names.filter((name) => !node[name]);
  if (isArticle(node)) {
    const authors = listed(node, "author").filter(({ name }) => !name);
    const people = listed(node, "author").filter((author) => author["@type"] === "Person" && !author.url);
    const dates = [node.datePublished, node.dateModified].filter((date) => !OFFSET.test(String(date)));
    return [
      ...without("headline", "image", "datePublished", "dateModified", "author", "publisher", "mainEntityOfPage"),
      ...[...authors, ...people].map(() => "author.name, author.url"),
      ...dates.map((date) => `an offset in ${date}`),
    ];
  }
  if (type === "BreadcrumbList") {
    const steps = listed(node, "itemListElement");
    // The last is the page itself.
    const isLast = (index: number) => index === steps.length - 1;
    const bad = steps.filter(
      ({ position, name, item }, index) => position !== index + 1 || !name || (item === undefined) !== isLast(index),
    );
    return [...(steps.length < 2 ? ["a second step"] : []), ...bad.map((step) => JSON.stringify(step))];
  }
  if (type === "ItemList") {
    const items = listed(node, "itemListElement");
    const bad = items.filter(({ position, url }, index) => position !== index + 1 || !url);
    return [
      ...(node.numberOfItems === items.length && items.length > 0 ? [] : ["numberOfItems"]),
      ...bad.map((item) => JSON.stringify(item)),
    ];
  }
  if (type === "ProfilePage") return without("mainEntity");
  if (type === "Person") return isReference(node) ? [] : without("name", "url");
  if (type === "WebSite") return without("name", "url");
  if (type === "PostalAddress") return without("addressLocality");
  if (type === "Organization") return without("name");
  if (type === "ImageObject") return without("url", "contentUrl");
  if (type === "VideoObject") return without("name", "thumbnailUrl", "uploadDate", "contentUrl", "duration");
  // A translation, or the original of one.
  if (type === "CreativeWork") return without("url", "inLanguage");
  if (type === "AudioObject") return without("name", "contentUrl", "duration");
  if (/Page$/.test(type)) return without("name", "url", "isPartOf", "inLanguage");
  if (type === "NewsMediaOrganization") return without("name", "url");
  return type === "ListItem" ? [] : [`a type that is documented, not ${type}`];
}

/** What is wrong with the graph of any page of a site. */
function* faultsOf(site: Built): Generator<string> {
  const home = homeOf(site);
  for (const { file, html } of pagesOf(site)) {
    if (html.includes('http-equiv="refresh"')) continue;
    const graph = graphOf(html);
    const ids = graph.flatMap((node) => node["@id"] ?? []);
    if (new Set(ids).size !== ids.length) yield `${file}: two nodes have one @id`;
    for (const node of within(graph)) {
      if (isReference(node) && !ids.includes(node["@id"] ?? "")) yield `${file}: no node ${node["@id"]}`;
      if (!isReference(node)) for (const what of lacking(node)) yield `${file}: ${node["@type"]} lacks ${what}`;
      for (const [property, value] of Object.entries(node).flatMap(([name, values]) =>
        [values].flat().map((each) => [name, each]),
      ))
        if (typeof value === "string" && value.startsWith(home) && !site.files.includes(fileAt(value, home) ?? ""))
          yield `${file}: ${property} leads to ${value}, which is no file`;
        else if (
          /^(?:url|item|image|contentUrl|@id|.*[pP]olicy)$/.test(String(property)) &&
          !/^https:\/\//.test(String(value)) &&
          !isNode(value)
        )
          yield `${file}: ${property} "${value}" is not absolute`;
    }
  }
}

test("every page of the paper has one graph that parses, names only nodes of its own, and lacks nothing that is documented", () => {
  expect(pagesOf(paper).length).toBeGreaterThan(50);
  expect([...faultsOf(paper)]).toEqual([]);
});

test("every page is what it is: the canonical address, the headline, the breadcrumb that readers see", () => {
  for (const { file, html } of pagesOf(paper)) {
    if (html.includes('http-equiv="refresh"')) continue;
    const graph = graphOf(html);
    const page = graph.find((node) => /Page$/.test(String(node["@type"])));
    const report = graph.find(isArticle);
    // A story's node stands for its page too.
    expect([page, report].filter(Boolean), file).toHaveLength(1);
    const address = String(page?.["@id"] ?? report?.mainEntityOfPage);
    expect(fileAt(address, homeOf(paper)), file).toBe(file);
    if (page) expect(page.url, file).toBe(address);
    const trail = graph.find((node) => node["@type"] === "BreadcrumbList");
    const shown = /<nav class="breadcrumb".*?<\/nav>/s.exec(html)?.[0].match(/<li>/g)?.length ?? 0;
    const steps = trail ? listed(trail, "itemListElement").length : 0;
    // The page itself is a step too, and the front page has no trail.
    expect(steps, file).toBe(shown === 0 ? 0 : shown + 1);
  }
});

test("the outlet is named with its logo and every promise that it wrote down, at the place in the page", () => {
  const home = homeOf(paper);
  const [outlet] = nodesOf(paper.read("index.html"), "NewsMediaOrganization");
  expect(outlet).toMatchObject({ name: expect.any(String), url: home, email: expect.any(String) });
  const promises = Object.entries(outlet ?? {}).filter(([name]) => /Polic|Principles|masthead|Info$/.test(name));
  expect(promises.length).toBeGreaterThan(4);
  for (const { file, html } of pagesOf(paper))
    for (const { publisher } of html.includes('http-equiv="refresh"') ? [] : graphOf(html).filter(isArticle))
      expect(publisher, file).toMatchObject({
        name: outlet?.name,
        url: home,
        logo: `${home}assets/icon-512.png`,
        ...Object.fromEntries(promises),
      });
  for (const [name, address] of promises) {
    const { hash } = new URL(String(address));
    const html = paper.read(fileAt(String(address), home) ?? "");
    if (hash !== "") expect(html, name).toContain(`id="${decodeURIComponent(hash.slice(1))}"`);
  }
});

/** Of a picture, which may be a node with its rights. */
const addressOf = (image: unknown): string => (isNode(image) ? String(image.contentUrl) : String(image));

test("every picture of the paper stands in three shapes, as large as it says", async () => {
  const home = homeOf(paper);
  const stories = pagesOf(paper).flatMap(({ html }) => graphOf(html).filter((node) => isArticle(node)));
  const images = stories.flatMap(({ image }) =>
    /\/(?:assets\/card|media\/card-[0-9a-f]+)\.png$/.test(String(image)) ? [] : [[image].flat().map(addressOf)],
  );
  expect(images.length).toBeGreaterThan(2);
  for (const shapes of images) {
    const ratios = await Promise.all(
      shapes.map(async (address) => {
        const { width, height } = await sharp(join(paper.folder, fileAt(address, home) ?? "")).metadata();
        expect(width * height, address).toBeGreaterThanOrEqual(50_000);
        return width / height;
      }),
    );
    expect(ratios.slice(1), "after the whole picture").toEqual([
      expect.closeTo(16 / 9, 1),
      expect.closeTo(4 / 3, 1),
      1,
    ]);
  }
});

const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"><rect width="30" height="20"/></svg>';
const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#369" } })
    .png()
    .toBuffer();

test("below a path prefix: kinds of story, corrections, people, pictures large and small", async () => {
  const files: Files = {
    "_data/site.ts": (before) => before.replace("post.example/", "post.example/paper/"),
    "_data/policy.ts": 'export default { principles: { ethicsPolicy: "/about/#ethics", masthead: "/authors/" } };',
    "seeds/pages/about.md": "---\ntitle: About\n---\n## Ethics\n\nWe have some.\n",
    "seeds/media/tiny.png": await picture(30, 20),
    "seeds/media/small.png": await picture(300, 300),
    "seeds/media/drawing.svg": drawing,
    "seeds/news.md": story({
      authors: ["ada-reed", "Jo Plain"],
      tags: [written("Café </script><!--")],
      section: "sport",
    }),
    "seeds/opinion.md": story({ type: "opinion", image: { src: "drawing.svg", alt: "A drawing" } }),
    "seeds/analysis.md": story({ type: "analysis", image: { src: "tiny.png", alt: "A stamp" } }),
    "seeds/explainer.md": story({ type: "explainer", image: { src: "small.png", alt: "A square" }, language: "cy" }),
    "seeds/review.md": story({ type: "review", canonical: "https://elsewhere.example/review" }),
    "seeds/interview.md": story({
      type: "interview",
      title: written('</script><script>alert("1")</script>'),
      date: "2026-03-02",
      corrections: [
        { date: "2026-03-04T09:00:00Z", text: "It was Tuesday." },
        { date: "2026-04-05T09:00:00Z", text: "No: Monday." },
      ],
    }),
  };
  const site = await siteOf(files);
  expect([...faultsOf(site)]).toEqual([]);
  const home = "https://post.example/paper/";
  const article = (name: string) => graphOf(site.read(`2026/03/02/${name}/index.html`)).find((node) => isArticle(node));

  const types = ["news", "opinion", "analysis", "explainer", "review", "interview"].map(
    (each) => article(each)?.["@type"],
  );
  expect(types).toEqual([
    "NewsArticle",
    ["OpinionNewsArticle", "NewsArticle"],
    ["AnalysisNewsArticle", "NewsArticle"],
    ["BackgroundNewsArticle", "NewsArticle"],
    ["ReviewNewsArticle", "NewsArticle"],
    "NewsArticle",
  ]);
  expect(article("news")).toMatchObject({
    datePublished: "2026-03-02T10:00:00Z",
    articleSection: "Sport",
    keywords: ["Café </script><!--"],
    inLanguage: "en-GB",
    author: [
      { "@type": "Person", name: "Ada Reed", url: `${home}authors/ada-reed/`, jobTitle: "Reporter" },
      { "@type": "Person", name: "Jo Plain", url: `${home}authors/jo-plain/` },
    ],
  });
  expect(article("news")).not.toHaveProperty("correction");
  expect(article("explainer")).toMatchObject({ inLanguage: "cy", author: { name: "The Test Post" } });
  expect(article("review")).toMatchObject({ url: "https://elsewhere.example/review" });
  expect(article("interview")).toMatchObject({
    headline: "</script><script>alert(“1”)</script>",
    correction: ["No: Monday.", "It was Tuesday."],
    // After the clocks went forward.
    dateModified: "2026-04-05T10:00:00+01:00",
  });

  const sizes = async (name: string) =>
    Promise.all(
      [article(name)?.image ?? []].flat().map(async (address) => {
        const { width, height, format } = await sharp(
          join(site.folder, "_site", fileAt(addressOf(address), home) ?? ""),
        ).metadata();
        return `${width} × ${height} ${format}`;
      }),
    );
  expect(await sizes("opinion")).toEqual(["1200 × 800 jpeg", "1200 × 675 jpeg", "1200 × 900 jpeg", "1200 × 1200 jpeg"]);
  expect(await sizes("analysis"), "too small for any shape").toEqual(["30 × 20 jpeg"]);
  expect(await sizes("explainer"), "never larger than it is").toEqual([
    "300 × 300 jpeg",
    "300 × 169 jpeg",
    "300 × 225 jpeg",
  ]);
  expect(article("news")?.image, "the card where there is no picture").toBe(`${home}assets/card.png`);
  expect(await sizes("news")).toEqual(["1200 × 630 png"]);

  const [outlet] = nodesOf(site.read("index.html"), "NewsMediaOrganization");
  expect(outlet).toMatchObject({ ethicsPolicy: `${home}about/#ethics`, masthead: `${home}authors/` });
  expect(outlet, "a page that does not exist").not.toHaveProperty("diversityPolicy");
  const [ada] = nodesOf(site.read("authors/ada-reed/index.html"), "ProfilePage");
  expect(ada?.mainEntity).toEqual({ "@id": `${home}authors/ada-reed/#person` });
  const [list] = nodesOf(site.read("town/index.html"), "ItemList");
  expect(list?.itemListElement).toEqual([{ "@type": "ListItem", position: 1, url: `${home}2026/03/02/news/` }]);
});

test("an outlet has a postal address, with the street where it is known", async () => {
  const addressOf = async (address: string) => {
    const site = await siteOf({
      "seeds/a.md": story(),
      "_data/site.ts": (before) => before.replace('place: "Testford"', `place: "Testford"${address}`),
    });
    return nodesOf(site.read("index.html"), "NewsMediaOrganization")[0]?.address;
  };
  const place = { "@type": "PostalAddress", addressLocality: "Testford" };
  expect(await addressOf("")).toEqual(place);
  expect(await addressOf(', address: "1 Quay Road, Testford"')).toEqual({ ...place, streetAddress: "1 Quay Road" });
  expect(await addressOf(', address: "PO box 9, Othertown"')).toEqual({
    ...place,
    streetAddress: "PO box 9, Othertown",
  });
  expect(await addressOf(', address: "1, Testford Road, Testford"')).toMatchObject({
    streetAddress: "1, Testford Road",
  });
});

test("a list without stories is no ItemList", async () => {
  const site = await siteOf({ "seeds/a.md": story() });
  const html = site.read("sport/index.html");
  expect(nodesOf(html, "ItemList")).toEqual([]);
  expect(nodesOf(html, "CollectionPage")[0]).not.toHaveProperty("mainEntity");
  expect(nodesOf(site.read("world/index.html"), "ItemList")).toHaveLength(1);
});

test("an author's page says since when it is there, when it changed last, and shows the photo", async () => {
  const authors = (photo: string) => `export default {
  "ada-reed": { name: "Ada Reed", photo: "${photo}" },
  constructor: { name: "Con Structor" },
};`;
  const site = await siteOf({
    "_data/authors.ts": authors("ada.png"),
    "seeds/media/ada.png": await picture(400, 600),
    "seeds/a.md": story({ date: "2026-01-10", authors: ["ada-reed"], updated: "2026-04-02T09:00:00Z" }),
    "seeds/b.md": story({ title: "B", date: "2026-03-01T08:00", authors: ["ada-reed", "Jo Plain"] }),
  });
  expect(site.said).toEqual([]);
  expect([...faultsOf(site)]).toEqual([]);
  const html = site.read("authors/ada-reed/index.html");
  expect(nodesOf(html, "ProfilePage")[0]).toMatchObject({
    dateCreated: "2026-01-10T00:00:00Z",
    dateModified: "2026-04-02T10:00:00+01:00",
  });
  const [ada] = nodesOf(html, "Person");
  expect(ada?.image).toMatch(/^https:\/\/post\.example\/media\/ada-[0-9a-f]{8}-1x1-400\.jpg$/);
  expect(html).toMatch(/<img src="\/media\/ada-[0-9a-f]{8}-1x1-400\.jpg" width="400" height="400" alt="Ada Reed"/);
  expect(nodesOf(site.read("authors/jo-plain/index.html"), "ProfilePage")[0]).toMatchObject({
    dateCreated: "2026-03-01T08:00:00Z",
    dateModified: "2026-03-01T08:00:00Z",
  });
  const [empty] = nodesOf(site.read("authors/constructor/index.html"), "ProfilePage");
  expect(empty, "without stories").not.toHaveProperty("dateCreated");
  expect(nodesOf(site.read("world/index.html"), "CollectionPage")[0]).not.toHaveProperty("dateCreated");

  const replaced = await site.again({ "_data/authors.ts": authors("gone.png") });
  expect(replaced.said).toEqual([
    '_data/authors.ts:2: ada-reed.photo: there is no picture "gone.png". Put it into seeds/media/.',
  ]);
  const near = await site.again({ "_data/authors.ts": authors("ada.jpg") });
  expect(near.said).toEqual([
    '_data/authors.ts:2: ada-reed.photo: there is no picture "ada.jpg". Did you mean "ada.png"? If not, put it into seeds/media/.',
  ]);
  const wrong = await site.again({ "_data/authors.ts": authors("https://other.example/ada.bmp") });
  expect(wrong.said).toEqual([
    '_data/authors.ts:2: ada-reed.photo: "https://other.example/ada.bmp" is on another site. Save the picture in seeds/media/, and name the file.',
  ]);
});
