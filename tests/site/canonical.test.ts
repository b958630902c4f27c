import { expect, test } from "vitest";
import { type Site, siteOf, story } from "./site.ts";

const page = (site: Site, path: string): string => site.read(`${path.slice(1)}index.html`);

test("a story whose canonical is its own address stays in search engines and sitemaps, also at another address of the site", async () => {
  const own = "http://www.post.example/2026/06/01/own";
  const files = { "seeds/own.md": story({ date: "2026-06-01T00:00Z", canonical: own }) };
  const site = await siteOf(files);
  const check = (address: string) => {
    const html = page(site, "/2026/06/01/own/");
    expect(html).toContain(`<link rel="canonical" href="${address}2026/06/01/own/">`);
    expect(html).toContain('<meta name="robots" content="max-image-preview:large">');
    expect(html).toContain(`"mainEntityOfPage":"${address}2026/06/01/own/"`);
    expect(html).not.toContain("www.post.example");
    for (const file of ["sitemap-2026-06.xml", "sitemap-news.xml"])
      expect(site.read(file), file).toContain(`<loc>${address}2026/06/01/own/</loc>`);
  };
  check("https://post.example/");
  await site.again({}, { url: "https://preview.example/p/" });
  check("https://preview.example/p/");
});

test("a canonical on another page of the site is taken at its word; one that search engines cannot keep is named", async () => {
  const at = (slug: string) => `https://post.example/2026/03/02/${slug}/`;
  const site = await siteOf({
    "seeds/a.md": story({ canonical: at("b") }),
    "seeds/b.md": story({ title: "B" }),
    "seeds/c.md": story({ title: "C", canonical: at("gone") }),
    "seeds/d.md": story({ title: "D", canonical: at("a") }),
    "seeds/e.md": story({ title: "E", canonical: at("f") }),
    "seeds/f.md": story({ title: "F", embargo: "2099-01-01" }),
    "seeds/g.md": story({ title: "G", canonical: "https://post.example/world/" }),
  });
  expect(page(site, "/2026/03/02/a/")).toContain(`<link rel="canonical" href="${at("b")}">`);
  expect(page(site, "/2026/03/02/a/")).toContain('<meta name="robots" content="noindex">');
  expect(site.said).toEqual([
    `seeds/c.md:4: warning: canonical: there is no page at "${at("gone")}", so search engines find the story at neither address. Correct the address, or take the line out.`,
    `seeds/d.md:4: warning: canonical: "${at("a")}" is the address of seeds/a.md, which has a canonical itself. Write the address that search engines should keep.`,
    `seeds/e.md:4: warning: canonical: there is no page at "${at("f")}", so search engines find the story at neither address. Correct the address, or take the line out.`,
  ]);
});
