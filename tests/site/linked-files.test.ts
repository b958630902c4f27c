import { readFileSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { check } from "../../src/build/check.ts";
import { box } from "../../src/media/metadata/isobmff.ts";
import { hasPosition } from "../../src/media/metadata/position.ts";
import { format } from "../../src/model/problem.ts";
import { dirty } from "../media/canary.ts";
import { everyPolicy, optionsFor, siteOf, story } from "./site.ts";

test("a linked file is published with its story alone, follows its changes, and goes with it", async () => {
  const site = await siteOf({
    ...everyPolicy,
    "seeds/2026-03-02-council.md": story({ language: "fr" }, "Voir [le rapport](report.pdf#page=2), [](data.csv)."),
    "seeds/report.pdf": "%PDF-1.4",
    "seeds/media/data.csv": "a,b",
    "seeds/soon.md": story({ title: "Soon", embargo: "2026-07-01" }, "See [this](secret.pdf)."),
    "seeds/secret.pdf": "%PDF-1.4 secret",
  });
  expect(site.said).toEqual([]);
  const media = site.files.filter((file) => file.startsWith("media/"));
  expect(media).toEqual([
    expect.stringMatching(/^media\/data-.{8}\.csv$/),
    expect.stringMatching(/^media\/report-.{8}\.pdf$/),
  ]);
  const [data, report] = media;
  expect(site.read(report ?? "")).toBe("%PDF-1.4");
  const page = site.read("2026/03/02/council/index.html");
  expect(page).toContain(`<a href="/${report}#page=2">le rapport (PDF, 1\u202fko)</a>`);
  expect(page).toContain(`<a href="/${data}">data.csv (CSV, 1\u202fko)</a>`);
  expect(site.read("rss.xml")).toContain(`href="https://post.example/${report}#page=2"`);
  expect(site.read("2026/03/02/council/index.html.md")).toContain(`(https://post.example/${report}#page=2)`);

  const changed = await site.again({ "seeds/report.pdf": "%PDF-1.5" });
  expect(changed.files).not.toContain(report);
  const [other] = changed.files.filter((file) => file.endsWith(".pdf"));
  expect(changed.read("2026/03/02/council/index.html")).toContain(`/${other}#page=2`);
  const gone = await changed.again({
    "seeds/2026-03-02-council.md": story({}, "No more."),
    "seeds/media/data.csv": null,
  });
  expect(gone.files.filter((file) => file.startsWith("media/"))).toEqual([]);
  expect(gone.said).toEqual([
    "seeds/report.pdf:1: warning: file: is not published, because no story or page links to it. Link to it: [what it is](report.pdf). If it is a story, save it as text: stories end in .md or .markdown or .txt.",
  ]);
});

test("a photo that is linked to is published without where it was taken", async () => {
  const site = await siteOf({
    "seeds/2026-03-02-council.md": story({}, "[The whole photo](quay.jpg)."),
    "seeds/quay.jpg": await dirty("jpg"),
  });
  expect(site.said).toEqual([]);
  const [photo = ""] = site.files.filter((file) => file.startsWith("media/"));
  expect(photo).toMatch(/^media\/quay-.{8}\.jpg$/);
  expect(hasPosition(readFileSync(join(site.folder, "seeds/quay.jpg")))).toBe(true);
  expect(hasPosition(readFileSync(join(site.folder, "_site", photo)))).toBe(false);
});

test("check tells who wrote a file, where it was recorded, that nothing links to it, and which host refuses it", async () => {
  const place = box("moov", box("udta", Buffer.from("\xa9xyz+51.5-000.1/", "latin1")));
  const site = await siteOf({
    "_data/hosting.ts": 'export default { hosts: ["cloudflare", "github"] };',
    "seeds/2026-03-02-council.md": story({ description: "It met." }, "[A](a.pdf), [b](b.mp4), [c](c.zip)."),
    "seeds/a.pdf": "%PDF-1.4 << /Author (Jo Plain) >>",
    "seeds/b.mp4": place,
    "seeds/media/c.zip": "PK",
    "seeds/media/idle.xlsx": "PK",
    "seeds/public/open.pdf": "%PDF-1.4 << /Author (Ada Reed) >>",
  });
  truncateSync(join(site.folder, "seeds/media/c.zip"), 25 * 2 ** 20 + 1);
  const { problems } = await check(optionsFor(site.folder));
  const said = problems.map((each) => format(each).replaceAll(`${site.folder}/`, ""));
  expect(said.filter((line) => !line.startsWith("_data"))).toEqual([
    'seeds/a.pdf:1: warning: file: gives "Jo Plain" as its author, and is published as it is. Take it out, if readers should not know: exiftool -all:all= -overwrite_original "seeds/a.pdf" && qpdf --linearize --replace-input "seeds/a.pdf"',
    'seeds/b.mp4:1: warning: file: says where it was recorded, and is published as it is. Take it out, if readers should not know: exiftool -all= -overwrite_original "seeds/b.mp4"',
    "seeds/media/c.zip:1: warning: file: has 25.1 MB, and Cloudflare Pages takes files of 25 MB at most. Make it smaller, or publish it elsewhere and link there.",
    "seeds/media/idle.xlsx:1: warning: file: is linked from no story or page. Delete it, or link to it.",
    'seeds/public/open.pdf:1: warning: file: gives "Ada Reed" as its author, and is published as it is. Take it out, if readers should not know: exiftool -all:all= -overwrite_original "seeds/public/open.pdf" && qpdf --linearize --replace-input "seeds/public/open.pdf"',
  ]);
});
