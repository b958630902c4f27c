import { expect, it } from "vitest";
import { paper } from "../cli/paper.ts";
import { type Files, story } from "../site/site.ts";
import { ownPage } from "./outlet.ts";

const pagination = { data: "collections.stories", size: 1, alias: "each" };
const permalink = "/all/{% if pagination.pageNumber %}{{ pagination.pageNumber + 1 }}/{% endif %}";

/** Own pages: one for each story, /all/, /all/2/ … */
const all: Files = { "src/pages/all.njk": ownPage({ pagination, permalink }, "{{ each.data.title }}") };

const held = (stderr: string) => stderr.split("\n").filter((line) => line.startsWith("held back: "));

it("--hold in a first build holds back no story for a link to a page of the outlet's own, a page made of that story among them", async () => {
  const site = paper({
    ...all,
    "src/pages/form.njk": ownPage({}, "<p>A form.</p>"),
    "seeds/one.md": story({ title: "One" }, "See [the form](/form/)."),
    "seeds/two.md": story({ title: "Two", date: "2026-03-03T10:00:00Z" }, "See [all](/all/3/)."),
    "seeds/three.md": story({ title: "Three", date: "2026-03-04T10:00:00Z" }, "See [all](/all/2/)."),
  });
  expect(await site.run(["check", "--hold"])).toMatchObject({ code: 0, stderr: "" });
  expect(await site.run(["build", "--hold"])).toMatchObject({ code: 0, stderr: "" });
  expect(site.has("_site/all/3/index.html")).toBe(true);
  expect(site.has("_site/all/4/index.html")).toBe(false);
});

it("--hold holds back a story whose link leads to a page that is gone once another story is held back, whatever was built before", async () => {
  const files = {
    ...all,
    "seeds/good.md": story({ title: "Good" }),
    "seeds/second.md": story({ title: "Second", date: "2026-03-03T10:00:00Z" }, "See [all](/all/3/)."),
    "seeds/third.md": story({ title: "Third", date: "2026-03-04T10:00:00Z" }, "See [none](/none/)."),
  };
  const site = paper(files);
  const first = await site.run(["build", "--hold"]);
  expect(first.code).toBe(1);
  expect(held(first.stderr)).toEqual(["held back: seeds/second.md", "held back: seeds/third.md"]);
  expect([site.has("_site/all/index.html"), site.has("_site/all/2/index.html")]).toEqual([true, false]);
  for (const command of ["build", "check"])
    expect(held((await site.run([command, "--hold"])).stderr), command).toEqual(held(first.stderr));

  site.write({ "seeds/third.md": story({ title: "Third", date: "2026-03-04T10:00:00Z" }) });
  expect(await site.run(["build", "--hold"])).toMatchObject({ code: 0, stderr: "" });
  expect(site.has("_site/all/3/index.html")).toBe(true);
});

it("--hold tells a fault of a page of the outlet's own that is printed of a story, and publishes nothing", async () => {
  const site = paper({
    "src/pages/all.njk": ownPage({ pagination, permalink }, "{{ each.data.title | nothing }}"),
    "seeds/good.md": story({ title: "Good" }),
    "seeds/bad.md": story({ title: "Bad", date: "2026-03-03T10:00:00Z" }, "See [none](/none/)."),
  });
  const { code, stderr } = await site.run(["build", "--hold"]);
  expect(code).toBe(1);
  expect(stderr).toContain("src/pages/all.njk");
  expect(stderr).not.toContain("fault of Broadsheet");
  expect(site.has("_site")).toBe(false);
});
