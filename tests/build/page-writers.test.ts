import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";
import type { Writing } from "../../src/build/page-writer.ts";
import { openStage, type PageWriters, WriterThread } from "../../src/build/page-writers.ts";
import { Problems } from "../../src/model/problem.ts";

const folder = mkdtempSync(join(tmpdir(), "broadsheet-writers-"));
const code = join(folder, "writer-thread.mjs");

beforeAll(() =>
  build({ entryPoints: ["src/build/writer-thread.ts"], outfile: code, bundle: true, format: "esm", platform: "node" }),
);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const layout = "_includes/layouts/article.njk";
const writing = (name: string): Writing => ({
  stage: join(folder, name),
  origin: "https://example.org",
  addresses: ["/a/"],
  isThorough: false,
});

/** In turn, and by a thread. */
const both = (name: string): PageWriters[] =>
  [openStage(writing(`${name}-0`), false), new WriterThread(code, writing(`${name}-1`))].map((writers) => {
    onTestFinished(async () => void (await writers.stop()));
    return writers;
  });

/** What is told of the first failure, wherever it is thrown. */
async function told(writers: PageWriters, work: () => unknown): Promise<unknown> {
  try {
    await work();
    return await writers.end();
  } catch (error) {
    return error instanceof Problems ? error.problems : String(error);
  }
}

it("writes pages and says what they want, the same in turn and by a thread", async () => {
  const ended = await Promise.all(
    both("same").map(async (writers) => {
      for (let page = 0; page < 40; page++) {
        const text = `<a href="/a/">A</a><a href="/b/#c">${"é".repeat(30_000)}${page}</a>`;
        await writers.write({ file: `${page}/index.html`, text, layout });
      }
      const { states, ...wanted } = await writers.end();
      return { wanted, sizes: states.map(({ size }) => size) };
    }),
  );
  expect(ended[1]).toEqual(ended[0]);
  expect(ended[0]?.sizes).toHaveLength(40);
  expect(ended[0]?.wanted.links).toEqual([{ file: layout, field: "layout", on: "0/index.html", address: "/b/" }]);
  for (const page of [0, 39])
    expect(readFileSync(join(folder, "same-1", `${page}/index.html`), "utf8")).toMatch(new RegExp(`é${page}</a>$`));
});

it("tells the first page that must not be published, and that one again after later ones", async () => {
  for (const [at, writers] of both("fault").entries()) {
    const write = (file: string, text: string) => writers.write({ file, text, layout });
    const first = await told(writers, async () => {
      for (const file of ["one.html", "two.html"]) {
        write(`good-${file}`, "<p>Good</p>");
        write(file, " ".repeat(600_000));
      }
    });
    expect(first, `${at}`).toEqual([
      {
        file: layout,
        field: "layout",
        severity: "problem",
        what: "one.html is empty",
        fix: "Correct what prints it.",
      },
    ]);
    if (writers instanceof WriterThread) expect(await told(writers, () => {})).toEqual(first);
  }
});

it("makes the next page wait where the thread is far behind, however long pages are, and no page in turn", async () => {
  for (const writers of both("long")) {
    const text = `<p>${"a".repeat(600_000)}</p>`;
    const waits = Array.from({ length: 12 }, (_, page) => writers.write({ file: `${page}.html`, text, layout }));
    const few = writers instanceof WriterThread ? 8 : 12;
    expect(waits.map((wait) => wait !== undefined)).toEqual(waits.map((_, page) => page >= few));
    await Promise.all(waits);
    expect((await writers.end()).states).toHaveLength(12);
  }
});

it.each([
  ["cannot start", "throw new Error('no memory')", "Error: no memory"],
  ["ends", "process.exit()", "Error: the thread that writes has ended"],
])("a thread that %s is told, where nobody waited for it then", async (_how, script, message) => {
  const created = once(process, "worker");
  const writers = new WriterThread(new URL(`data:text/javascript,${script}`), writing("none"));
  const [thread] = await created;
  await new Promise((ended) => thread.once("exit", ended));
  expect(await told(writers, () => writers.write({ file: "a.html", text: "<p>A</p>", layout }))).toBe(message);
});
