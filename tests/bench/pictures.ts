import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, extname, join } from "node:path";
import { measure } from "./process.ts";

// node --import ./src/cli/broadsheet.mjs tests/bench/pictures.ts PHOTOS [200]
//
// Builds a paper of so many stories with a photograph each, taken in turn from a folder (`tests/scenes/paint.ts` fills one), then again,
// with --full, and with one more. Prints time, peak memory, and how many files were encoded.

const [photos = "seeds/media", count = "200"] = process.argv.slice(2);
const names = readdirSync(photos).filter((name) => /\.jpe?g$/i.test(name));
const work = mkdtempSync(join(tmpdir(), "broadsheet-bench-"));
const cache = join(".broadsheet", "made");
cpSync("_data", join(work, "_data"), { recursive: true });
writeFileSync(join(work, "_data", "policy.ts"), "export default {};\n");
writeFileSync(join(work, "_data", "front.ts"), 'export default { pinned: [], sections: ["town"] };\n');
writeFileSync(join(work, "_data", "navigation.ts"), 'export default { header: ["town"], footer: [] };\n');
mkdirSync(join(work, "seeds"));

/** A name of this run, so that nothing of it is in the cache. */
const run = process.pid;

function addStory(index: number): void {
  const from = names[index % names.length] ?? "";
  const name = `bench-${run}-${index}${extname(from)}`;
  copyFileSync(join(photos, from), join(work, "seeds", name));
  const day = String(1 + (index % 28)).padStart(2, "0");
  const text = `---\ntitle: Story ${index}\nimage: { src: ${name}, alt: A photograph }\n---\nThe council met.\n`;
  writeFileSync(join(work, "seeds", `2026-03-${day}-story-${index}.md`), text);
}

const encoded = (): string[] =>
  readdirSync(cache, { encoding: "utf8", recursive: true }).filter((name) =>
    basename(name).startsWith(`bench-${run}-`),
  );

async function row(what: string, ...flags: string[]): Promise<void> {
  mkdirSync(cache, { recursive: true });
  const before = encoded().length;
  const folders = ["--seeds", join(work, "seeds"), "--data", join(work, "_data"), "--output", join(work, "site")];
  const { wall, cpu, memory } = await measure(process.execPath, [
    "src/cli/broadsheet.mjs",
    "build",
    ...folders,
    ...flags,
  ]);
  const figures = `${wall.toFixed(1)} s, ${cpu?.toFixed(1)} CPU s, ${memory?.toFixed(0)} MB`;
  console.log(`${what}: ${figures}, ${encoded().length - before} files encoded`);
}

try {
  for (let index = 0; index < Number(count); index++) addStory(index);
  await row(`${count} photographs`);
  await row("again");
  await row("again with --full", "--full");
  addStory(Number(count));
  await row("one more");
} finally {
  rmSync(work, { recursive: true, force: true });
  for (const name of encoded()) rmSync(join(cache, name));
}
