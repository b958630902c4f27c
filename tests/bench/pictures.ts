import {
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, extname, join } from "node:path";
import { imageSize } from "image-size";
import { encodings } from "../../src/model/encoding.ts";
import { leadAssets } from "../../src/site/pictures.ts";
import { type Figures, measure } from "./process.ts";

// node --import ./src/cli/broadsheet.mjs tests/bench/pictures.ts PHOTOS [200] [hugo]
//
// Builds a paper of so many stories with a photograph each, taken in turn from a folder (`tests/scenes/paint.ts` fills one), then again,
// with --full, and with one more. Prints time, peak memory of the largest process, and how many files were encoded.
//
// With `hugo`, Hugo (0.163 or newer, which knows AVIF; HUGO names the binary) then makes files of the same formats, sizes and qualities from
// the same photographs, on a page each, and the ratio is printed. Its AVIF encoder runs at its default speed, which is its fastest.

const [photos = "seeds/media", count = "200", peer] = process.argv.slice(2);
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

const wordsFor = ({ wall, cpu, memory }: Figures): string =>
  `${wall.toFixed(1)} s, ${cpu?.toFixed(1)} CPU s, ${memory?.toFixed(0)} MB`;

async function row(what: string, ...flags: string[]): Promise<Figures> {
  mkdirSync(cache, { recursive: true });
  const before = encoded().length;
  const folders = ["--seeds", join(work, "seeds"), "--data", join(work, "_data"), "--output", join(work, "site")];
  const figures = await measure(process.execPath, ["src/cli/broadsheet.mjs", "build", ...folders, ...flags]);
  console.log(`${what}: ${wordsFor(figures)}, ${encoded().length - before} files encoded`);
  return figures;
}

/** Has Hugo make the same files. */
async function hugo(): Promise<Figures> {
  const site = join(work, "hugo");
  for (const [index, name] of Array.from(
    { length: Number(count) },
    (_, each) => names[each % names.length],
  ).entries()) {
    const bundle = join(site, "content", `story-${index}`);
    mkdirSync(bundle, { recursive: true });
    copyFileSync(join(photos, name ?? ""), join(bundle, "photo.jpg"));
    writeFileSync(
      join(bundle, "index.md"),
      `---\ntitle: Story ${index}\nfiles: ${JSON.stringify(filesOf(name ?? ""))}\n---\n`,
    );
  }
  const config = {
    disableKinds: ["taxonomy", "term", "RSS", "sitemap", "404", "home", "section"],
    imaging: { anchor: "Center", avif: { quality: encodings.avif.quality }, jpeg: { quality: encodings.jpeg.quality } },
  };
  writeFileSync(join(site, "hugo.json"), JSON.stringify(config));
  mkdirSync(join(site, "layouts"));
  writeFileSync(
    join(site, "layouts", "single.html"),
    '{{ $photo := .Resources.Get "photo.jpg" }}{{ range .Params.files }}<img src="{{ ($photo.Process .).RelPermalink }}">{{ end }}',
  );
  const figures = await measure(process.env.HUGO ?? "hugo", [
    "--quiet",
    "--source",
    site,
    "--cacheDir",
    join(work, "cache"),
  ]);
  const made = readdirSync(join(site, "public"), { encoding: "utf8", recursive: true });
  const encoded = made.filter((name) => name.includes("_hu_")).length;
  if (encoded === 0) throw new Error("Hugo encoded nothing: it is older than 0.163, or made no page");
  console.log(`Hugo: ${wordsFor(figures)}, ${encoded} files encoded`);
  return figures;
}

/** The files of a photograph in the words of Hugo: `fill 720x480 avif`. */
function filesOf(name: string): string[] {
  const { width, height } = imageSize(readFileSync(join(photos, name)));
  const picture = { stem: "/media/a-0a", kind: "photo", from: name, width, height, rights: [], alt: "" } as const;
  const assets = leadAssets(picture, { formats: ["avif", "jpeg"] });
  return [
    ...new Set(
      assets.flatMap(({ made }) =>
        made?.kind === "variant" ? `fill ${made.width}x${made.height} ${made.format}` : [],
      ),
    ),
  ];
}

try {
  for (let index = 0; index < Number(count); index++) addStory(index);
  const first = await row(`${count} photographs`);
  await row("again");
  await row("again with --full", "--full");
  addStory(Number(count));
  await row("one more");
  if (peer === "hugo") {
    const other = await hugo();
    const ratio = (key: keyof Figures): string => ((first[key] ?? Number.NaN) / (other[key] ?? Number.NaN)).toFixed(2);
    console.log(
      `of Hugo's: ${ratio("wall")} of the time, ${ratio("cpu")} of the CPU time, ${ratio("memory")} of the memory`,
    );
  }
} finally {
  rmSync(work, { recursive: true, force: true });
  for (const name of encoded()) rmSync(join(cache, name));
}
