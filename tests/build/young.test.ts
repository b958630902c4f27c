import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { withContents } from "../../src/build/inputs.ts";
import { siteOf, story } from "../site/site.ts";

test("the build right after one that followed an edit at once does not make the edition again", async () => {
  const site = await siteOf({ "seeds/wall.md": story({ title: "Wall rises" }) });
  const edited = await site.again({ "seeds/wall.md": story({ title: "Wall falls" }) });
  expect(edited.result.edition).toBeDefined();
  const next = await site.again({});
  expect(next.result.edition).toBeUndefined();
  expect(next.result).toMatchObject({ published: true, pages: edited.result.pages, printed: 0, removed: 0 });
  const again = await site.again({ "seeds/wall.md": story({ title: "Wall stays" }) });
  expect(again.result.printed).toBeGreaterThan(0);
});

test("files that changed lately are compared by what is in them", () => {
  const folder = mkdtempSync(join(tmpdir(), "broadsheet-young-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const listed = { seeds: "the same state", others: "" };
  const inputs = (text: Uint8Array) => {
    writeFileSync(join(folder, "a.md"), text);
    return withContents(listed, folder, ["a.md"]);
  };
  // Bytes that are no UTF-8 must differ too: they may be a picture.
  expect(inputs(Buffer.of(0xff))).not.toBe(inputs(Buffer.of(0xfe)));
  expect(inputs(Buffer.of(0xff))).toBe(inputs(Buffer.of(0xff)));
  expect(withContents(listed, folder, ["gone.md"])).not.toBe(inputs(Buffer.of(0xff)));
});
