import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { loadOutlet } from "../../src/build/load-outlet.ts";
import { placeCopy } from "../../src/build/prepare.ts";
import { print } from "../../src/eleventy/print.ts";
import type { View } from "../../src/site/edition.ts";
import { shippedOptions } from "./shipped.ts";
import { ROOT } from "./site.ts";

/** A copy through JSON, where dates come back as dates: what a fingerprint sees of a value. */
function asJson<T>(value: T): T {
  const dates = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
  return JSON.parse(JSON.stringify(value), (_, each) =>
    typeof each === "string" && dates.test(each) ? new Date(each) : each,
  );
}

test("of every kind, a page is printed the same from its own data and the chrome alone", async () => {
  const { copy } = await placeCopy(shippedOptions, { ownPages: [] });
  const edition = (await copy?.complete([]))?.edition;
  if (!copy || !edition) throw new Error("the shipped paper has problems");
  const whole = new Map<string, string>();
  const folder = mkdtempSync(join(tmpdir(), "broadsheet-alone-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const { placed } = copy;
  const job = { root: ROOT, placed, output: "_site", isHelper: false };
  const own = join(folder, "own");
  await print({ ...job, due: async () => ({ edition, routes: edition.routes }) }, own, {
    page: (_route, { file }, text) => {
      whole.set(file, text);
      return undefined;
    },
  });

  const kinds = new Map<string, View[]>();
  for (const route of edition.routes) {
    const ofKind = kinds.get(route.kind) ?? [];
    kinds.set(route.kind, ofKind);
    if (ofKind.length < 3) ofKind.push(route.view());
  }
  expect(kinds.size).toBeGreaterThan(10);
  const globals = asJson(edition.globals);
  const alone = [...kinds.values()].flat().map((page) => {
    const copy = asJson(page);
    return { kind: page.kind, path: page.path, indexable: false, view: () => copy };
  });
  const printed = new Map<string, string>();
  await print({ ...job, due: async () => ({ edition: { ...edition, globals }, routes: alone }) }, own, {
    page: (_route, { file }, text) => {
      printed.set(file, text);
      return undefined;
    },
  });
  for (const [file, text] of printed) expect(text, file).toBe(whole.get(file));
  expect(printed.size).toBe(alone.length);
});

test("the outlet's data loads as values that JSON keeps, since they are compared by it", async () => {
  const loaded = await loadOutlet(ROOT, "_data");
  if ("problems" in loaded) throw new Error("the shipped _data has problems");
  expect(asJson(loaded.outlet)).toEqual(loaded.outlet);
});
