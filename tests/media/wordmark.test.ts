import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { inColors } from "../../src/media/drawing-colors.ts";
import { isDrawn, wordmarkOf } from "../../src/media/wordmark.ts";

const svg = (inner: string, size = 'viewBox="0 0 300 40"') =>
  `<svg xmlns="http://www.w3.org/2000/svg" ${size}>${inner}</svg>`;

test("a wordmark is drawn if it ends as a picture does", () => {
  expect(["wordmark.svg", "logo.PNG"].map(isDrawn)).toEqual([true, true]);
  expect(["The Courier", "courier.com", "Post.svg "].map(isDrawn)).toEqual([false, false, false]);
});

test("a drawn wordmark is measured, and one that is missing, elsewhere or without a size is a problem", () => {
  const root = mkdtempSync(join(tmpdir(), "broadsheet-wordmark-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const folder = join(root, "src/assets/icons");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "wordmark.svg"), svg("<path/>"));
  writeFileSync(join(folder, "empty.svg"), "");
  expect(wordmarkOf(root, "wordmark.svg")).toEqual({ name: "wordmark.svg", width: 300, height: 40 });
  const missing = { fix: "Put it there, or write the words themselves." };
  expect(wordmarkOf(root, "logo.svg")).toEqual({
    what: 'there is no file "logo.svg" in src/assets/icons/',
    ...missing,
  });
  expect(wordmarkOf(root, "../icons/wordmark.svg")).toMatchObject(missing);
  expect(wordmarkOf(root, "empty.svg")).toEqual({
    what: '"empty.svg" has no size',
    fix: "Save it again with a width and a height, or with a viewBox.",
  });
});

test("a drawing has the colours that it names, and one that it does not know is a fault", () => {
  const drawing = Buffer.from(svg('<path fill="var(--ink)" stroke="var(--dark-ink)"/>'));
  expect(inColors(drawing, { ink: "#111111", "dark-ink": "#eeeeee" }).toString()).toBe(
    svg('<path fill="#111111" stroke="#eeeeee"/>'),
  );
  expect(inColors(drawing, undefined)).toBe(drawing);
  expect(() => inColors(drawing, { ink: "#111111", paper: "#ffffff" })).toThrow(
    'knows no color "dark-ink": use ink, paper',
  );
});
