import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import Eleventy, { type UserConfig } from "@11ty/eleventy";
import nunjucks from "nunjucks";
import { expect, onTestFinished, test } from "vitest";
import { stackOf } from "../../src/eleventy/code-place.ts";
import { causesOf } from "../../src/model/error-text.ts";
import { write } from "../site/site.ts";

// What we rely on of Eleventy and Nunjucks that neither documents: one test each. Where one fails after an update, look for the part there.

interface Template {
  path?: string;
  rootRenderFunc: unknown;
  blocks: Record<string, unknown>;
  render(context: object, frame: object, done: (error: unknown, text?: string) => void): void;
}

const environmentOf = (templates: Record<string, string>): nunjucks.Environment => {
  const folder = mkdtempSync(join(tmpdir(), "broadsheet-parts-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  write(folder, templates);
  return new nunjucks.Environment(new nunjucks.FileSystemLoader(folder), { dev: true } as nunjucks.ConfigureOptions);
};
const templateOf = (environment: nunjucks.Environment, name: string) =>
  environment.getTemplate(name, true) as unknown as Template;

test("Nunjucks: a template that is rendered within a frame answers at once", () => {
  let answer: string | undefined;
  const template = templateOf(environmentOf({ "a.njk": "{{ word }}" }), "a.njk");
  template.render({ word: "x" }, new nunjucks.runtime.Frame(), (_, text) => {
    answer = text;
  });
  expect(answer).toBe("x");
});

test("Nunjucks: a compiled template has a path, a root function and a function a block, called by these names", () => {
  const template = templateOf(environmentOf({ "a.njk": "{% block b %}x{% endblock %}" }), "a.njk");
  expect(template.path).toMatch(/a\.njk$/);
  const calls: string[] = [];
  const spied = (name: string, render: unknown) =>
    function (this: unknown, ...values: unknown[]) {
      calls.push(name);
      return Reflect.apply(render as () => unknown, this, values);
    };
  template.rootRenderFunc = spied("root", template.rootRenderFunc);
  template.blocks.b = spied("b", template.blocks.b);
  template.render({}, new nunjucks.runtime.Frame(), () => {});
  expect(calls).toEqual(["root", "b"]);
});

test("Nunjucks: an error knows its line", () => {
  const template = templateOf(environmentOf({ "a.njk": "\n\n{{ f() }}" }), "a.njk");
  let thrown: unknown;
  template.render({}, new nunjucks.runtime.Frame(), (error) => {
    thrown = error;
  });
  expect(thrown).toHaveProperty("lineno", 2);
});

/** Runs Eleventy over files below `in`. @returns what it wrote, by name */
async function run(files: Record<string, string>, configure: (config: UserConfig) => void) {
  const folder = mkdtempSync(join(tmpdir(), "broadsheet-parts-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  write(folder, { "configuration.mjs": "export default () => {};", ...files });
  const path = (name: string) => relative(".", join(folder, name));
  const eleventy = new Eleventy(path("in"), path("out"), {
    configPath: path("configuration.mjs"),
    quietMode: true,
    pathPrefix: "/news/",
    config: configure,
  });
  eleventy.disableLogger();
  const [copied, rendered] = await eleventy.write();
  return { copied, rendered, folder, read: (name: string) => readFileSync(join(folder, "out", name), "utf8") };
}

/** The modules of Eleventy's packages that the compiled program takes along (`src/cli/broadsheet.mjs`). */
const modules = readdirSync("node_modules/@11ty", { recursive: true, encoding: "utf8" })
  .filter(
    (name) =>
      /^eleventy(?:-plugin-rss|-plugin-bundle|-utils)?\/.*\.[cm]?js$/.test(name) && !name.includes("node_modules"),
  )
  .map((name) => ({ name, text: readFileSync(join("node_modules/@11ty", name), "utf8") }));

test("Eleventy: its modules know their place by import.meta.url and nothing else", () => {
  expect(modules.filter(({ text }) => text.includes("import.meta.url")).length).toBeGreaterThan(2);
  const other = /import\.meta(?!\.url\b)|\b__dirname\b|\b__filename\b/;
  expect(modules.filter(({ text }) => other.test(text)).map(({ name }) => name)).toEqual([]);
});

test("Eleventy: amendLibrary is called before filters, shortcodes and globals are added to the environment", async () => {
  const seen: string[] = [];
  await run({ "in/a.njk": "x" }, (config) => {
    config.addFilter("own", (text: string) => text);
    config.amendLibrary("njk", (environment) => {
      const { addFilter } = environment;
      environment.addFilter = (name, ...rest) => {
        seen.push(name);
        return addFilter.call(environment, name, ...rest);
      };
    });
  });
  expect(seen).toContain("own");
});

test("Eleventy: eleventyDataSchema is called when all addresses are known and nothing is rendered, and may await", async () => {
  const events: string[] = [];
  await run({ "in/a.njk": "{{ 'a' | seen }}" }, (config) => {
    config.addFilter("seen", (text: string) => events.push(`renders ${text}`));
    config.on("eleventy.contentMap", ({ inputPathToUrl }) => {
      events.push(...Object.values(inputPathToUrl).map((urls) => `knows ${urls}`));
    });
    config.addTemplate("batch.njk", "", {
      permalink: { batch: "/" },
      eleventyExcludeFromCollections: true,
      eleventyDataSchema: async () => {
        await Promise.resolve();
        events.push("schema");
      },
    });
  });
  expect(events.filter((each) => each !== "knows false")).toEqual(["knows /a/", "schema", "renders a"]);
});

// Neither the message nor anything else says whether a permalink or a text failed: both are rendered by the same engine.
test("Eleventy: what a permalink fails with was thrown below a function called _getLink, and what a text fails with was not", async () => {
  const stackFor = async (text: string) => {
    const failed = await run({ "in/a.njk": text }, (config) => {
      config.setNunjucksEnvironmentOptions({ dev: true, throwOnUndefined: true });
    }).catch((error: unknown) => error);
    return stackOf(causesOf(failed));
  };
  expect(await stackFor("---\npermalink: /{{ nothing }}/\n---\nx")).toMatch(/\b_getLink\b/);
  const ofText = await stackFor("{{ nothing }}");
  expect(ofText).toContain("attempted to output null");
  expect(ofText).not.toMatch(/\b_getLink\b/);
});

test("Eleventy: a permalink without a build is neither rendered nor written", async () => {
  const { rendered } = await run({ "in/a.njk": "x" }, (config) => {
    config.addTemplate("batch.njk", "{{ 'a' | missing }}", { permalink: { batch: "/" } });
  });
  expect(rendered.map(({ inputPath }) => inputPath.replace(/.*\//, ""))).toEqual(["a.njk"]);
});

test("Eleventy: eleventyDataSchema as global data is called for every page, and may say another output path than it writes to", async () => {
  const { read } = await run({ "in/a.njk": "{{ page.outputPath }}" }, (config) => {
    config.addGlobalData("eleventyDataSchema", () => (data: { page: { outputPath: string } }) => {
      data.page.outputPath = "elsewhere";
    });
  });
  expect(read("a/index.html")).toBe("elsewhere");
});

test("Eleventy: what is taken out of passthroughCopies in eleventy.config is not copied", async () => {
  let given: unknown;
  const { copied } = await run({ "in/a.njk": "x", "static/b.txt": "b" }, (config) => {
    config.addPassthroughCopy({ "package.json": "c.json" });
    config.on("eleventy.config", (merged) => {
      const { passthroughCopies } = merged.getConfig();
      given = { ...passthroughCopies };
      delete passthroughCopies["package.json"];
    });
  });
  expect(given).toEqual({ "package.json": { outputPath: "c.json", copyOptions: {} } });
  expect(copied).toEqual([]);
});

test("Eleventy: the configuration has options of Liquid, watch targets, transforms and listeners under these names", async () => {
  const events: string[] = [];
  await run({ "in/a.njk": "x" }, (config) => {
    config.setLiquidOptions({ ownPropertyOnly: false });
    config.addWatchTarget("own/");
    config.addTransform("own", (text) => text);
    config.on("eleventy.after", () => events.push("after"));
    config.on("eleventy.config", () => config.events.removeAllListeners("eleventy.after"));
    expect(config.liquid.options).toEqual({ ownPropertyOnly: false });
    expect(config.additionalWatchTargets.flat()).toEqual(["own/"]);
    expect(Object.keys(config.transforms)).toContain("own");
  });
  expect(events).toEqual([]);
});

test("Eleventy: the HTML base plugin is a callback of priority -2, and switched off where there is no path prefix", async () => {
  const { HtmlBasePlugin } = (await import("@11ty/eleventy")) as unknown as {
    HtmlBasePlugin: (config: UserConfig) => void;
  };
  await run({ "in/a.njk": "x" }, (config) => {
    config.addPlugin(HtmlBasePlugin);
    config.on("eleventy.config", () => {
      const of = (list: readonly { priority: number }[] = []) => list.map(({ priority }) => priority);
      expect(of(config.htmlTransformer.callbacks.html)).toContain(-2);
      expect(of(config.htmlTransformer.getCallbacks("html", {}))).toEqual([-2]);
      expect(config.htmlTransformer.getPlugins("html")).toEqual([]);
    });
  });
});
