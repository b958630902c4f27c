import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { listSeeds } from "../../src/content/files.ts";
import { relistSeeds } from "../../src/content/relist.ts";

/** A project with two seeds; gives what is listed anew after a change, and what a walk lists. */
function project() {
  const root = mkdtempSync(join(tmpdir(), "relist-"));
  const write = (file: string, text = file) => writeFileSync(join(root, file), text);
  mkdirSync(join(root, "seeds/world"), { recursive: true });
  write("seeds/harbour.md");
  write("seeds/world/quay.md");
  const { files } = listSeeds(root, "seeds");
  return {
    root,
    write,
    remove: (file: string) => rmSync(join(root, file), { recursive: true }),
    relist: (...changed: string[]) => relistSeeds(root, "seeds", files, changed),
    walk: () => listSeeds(root, "seeds").files,
  };
}

it("lists what changed, came and went as a walk does, whatever name the change has", () => {
  const { root, write, remove, relist, walk } = project();
  write("seeds/harbour.md", "The wall rises.");
  write("seeds/a.md");
  write("seeds/world/.quay.md.swp");
  remove("seeds/world/quay.md");
  const listed = relist(
    "seeds/harbour.md",
    join(root, "seeds/a.md"),
    "seeds/world/quay.md",
    "seeds/world/.quay.md.swp",
  );
  expect(listed).toEqual(walk());
  expect(listed?.map(({ path }) => path)).toEqual(["a.md", "harbour.md"]);
});

it("a file that was only named is another object, and all others are the same", () => {
  const { relist } = project();
  const [one, other] = [relist(), relist("seeds/harbour.md")];
  expect(other).toEqual(one);
  expect(other?.map((seed, at) => seed === one?.[at])).toEqual([false, true]);
});

it("leaves to a walk what only that can tell", () => {
  const { root, write, remove, relist } = project();
  mkdirSync(join(root, "other"));
  write("other/bell.md");
  symlinkSync(join(root, "other"), join(root, "seeds/link"));
  symlinkSync(join(root, "seeds/harbour.md"), join(root, "seeds/bell.md"));
  mkdirSync(join(root, "seeds/public"));
  write("seeds/public/.htaccess");
  expect(relist("seeds/public/.htaccess")).toBeUndefined();
  expect(relist("_data/site.ts")).toBeUndefined();
  expect(relist("seeds")).toBeUndefined();
  expect(relist("seeds/link/bell.md")).toBeUndefined();
  expect(relist("seeds/bell.md")).toBeUndefined();
  expect(relist("seeds/gone.md")).toBeUndefined();
  expect(relist("seeds/world")).toBeUndefined();
  remove("seeds/harbour.md");
  renameSync(join(root, "seeds/world"), join(root, "seeds/harbour.md"));
  expect(relist("seeds/harbour.md")).toBeUndefined();
});
