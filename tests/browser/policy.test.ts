import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, parse } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { build } from "../../src/build/build.ts";
import type { Edition } from "../../src/site/edition.ts";
import { optionsFor, outlet, story, write } from "../site/site.ts";
import { openChromium } from "./chromium.ts";
import { serve } from "./serve.ts";

// The security policy that a build computes, as the header of every answer, in a browser.

const folder = mkdtempSync(join(tmpdir(), "broadsheet-policy-"));
const output = join(folder, "_site");
let edition: Edition | undefined;
let browser: Browser;

const text =
  "Text.[^1]\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n- [ ] open\n\n![A wall](wall.svg)\n\n```js\nlet a;\n```\n\n[^1]: Note.";

beforeAll(async () => {
  write(folder, {
    ...outlet,
    "_data/policy.ts": `export default { llms: { twins: true }, license: { holder: "The Post" } };`,
    "seeds/2026-03-02-council.md": story(
      {
        tags: ["Wall"],
        authors: ["ada-reed"],
        series: "Walls",
        aliases: ["/old/council/"],
        image: { src: "wall.svg", alt: "A wall" },
        corrections: [{ date: "2026-03-03", text: "It was higher." }],
      },
      text,
    ),
    "seeds/wall.svg":
      '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="675"><style>rect{fill:#00f}</style><rect width="1200" height="675"/></svg>',
    "seeds/withdrawn.yaml": "- /2020/01/02/gone/\n",
    "seeds/pages/about.md": "---\ntitle: About\n---\nWho we are.\n",
  });
  mkdirSync(join(folder, "_data"), { recursive: true });
  const result = await build(optionsFor(folder));
  expect(result.problems).toEqual([]);
  edition = result.edition;
  browser = await openChromium();
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The page of each kind, or of the first kinds alone, and what a browser says of it under a policy. */
async function saidUnder(
  policy: string,
  most = Number.POSITIVE_INFINITY,
): Promise<{ kinds: Set<string>; said: string[] }> {
  const served = await serve(output, "/", { "Content-Security-Policy": policy, "X-Content-Type-Options": "nosniff" });
  const said: string[] = [];
  // Other files a browser shows with styles of its own, or not at all.
  const pages = (edition?.routes ?? []).filter(({ path }) => /(?:\/|\.html)$/.test(path));
  const kinds = new Map(pages.map(({ kind, path }) => [kind, path]));
  const context = await browser.newContext();
  for (const path of [...kinds.values(), "/2026/03/02/council/", "/rss.xml", "/atom.xml"].slice(0, most)) {
    // Of its own: a redirect would go on while the next page is opened.
    const tab = await context.newPage();
    tab.on("console", (message) => said.push(`${path} ${message.text()}`));
    await tab.goto(served.origin + encodeURI(path));
    await tab.close();
  }
  await context.close();
  served.close();
  return { kinds: new Set(kinds.keys()), said };
}

const policy = (): string =>
  /Content-Security-Policy: (.*)/.exec(readFileSync(join(output, "_headers"), "utf8"))?.[1] ?? "";

/** Layouts that no page has the kind of: what others extend, and that of pages of the outlet's own. */
const NO_KIND: ReadonlySet<string> = new Set(["base", "page"]);
const layouts = readdirSync("_includes/layouts").filter((file) =>
  /<html|extends "layouts\/base/.test(readFileSync(join("_includes/layouts", file), "utf8")),
);

test("no page of any kind breaks the policy that is computed for them", async () => {
  const { kinds, said } = await saidUnder(policy());
  const names = layouts.map((file) => parse(file).name).filter((name) => !NO_KIND.has(name));
  expect([...kinds].sort()).toEqual(names.sort());
  expect(said).toEqual([]);
});

test("pictures that have styles of their own look as they do without the policy", async () => {
  const colourUnder = async (value: string) => {
    const served = await serve(output, "/", { "Content-Security-Policy": value });
    const tab = await browser.newPage();
    await tab.goto(`${served.origin}/2026/03/02/council/`);
    const colour = await tab.evaluate<number[]>(`(() => {
      const canvas = document.createElement("canvas").getContext("2d");
      canvas.drawImage(document.querySelector(".lead img"), 0, 0);
      return [...canvas.getImageData(5, 5, 1, 1).data];
    })()`);
    await tab.close();
    served.close();
    return colour;
  };
  expect(await colourUnder(policy())).toEqual([0, 0, 255, 255]);
});

test("a page whose styles the policy does not know is heard of", async () => {
  const { said } = await saidUnder(policy().replace(/'sha256-[^']*'/g, ""), 1);
  expect(said.join("\n")).toContain("violates the following Content Security Policy directive");
});
