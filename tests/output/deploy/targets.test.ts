import { expect, test } from "vitest";
import { decodeManifest, encodeManifest } from "../../../src/output/deploy/manifest.ts";
import { targetOf } from "../../../src/output/deploy/targets.ts";
import { outputFolder } from "../../../src/output/output-folder.ts";

const output = outputFolder("/paper", "_site");

/** What is said of a target that cannot be; nothing of one that can. */
const faultOf = (name: string, state?: string, home = "/"): string | undefined => {
  const target = targetOf({
    name,
    ...(state === undefined ? {} : { state }),
    workingDirectory: "/paper",
    output,
    source: { path: output.path, servers: [] },
    home,
  });
  return "fault" in target ? target.fault : undefined;
};

test.each([
  ["/srv/www/courier", undefined],
  ["../www", undefined],
  ["./odd:name", undefined],
  ["deploy@example.org:/srv/www/courier", undefined],
  ["deploy@example.org:www", undefined],
  ["desk:~/www/courier/", undefined],
  ["desk:/srv/www", "/var/lib/courier"],
  ["rclone:shop:courier", "private:courier"],
  ["rclone:shop:", "private:"],
  ["rclone:shop:courier", "/var/lib/courier"],
])("%s is a target", (name, state) => {
  expect(faultOf(name, state)).toBeUndefined();
});

const SSH = (name: string) =>
  `"${name}" is no target. Write it as HOST:FOLDER, such as deploy@example.org:/srv/www/courier, in letters, digits and . _ - alone.`;

test.each([
  "desk:/srv/my www",
  "desk:/srv/$(touch x)",
  "-oProxyCommand=x:/srv",
  "desk:-x",
  "desk:",
  "desk:/srv/../etc",
])("%s is no folder of another machine", (name) => {
  expect(faultOf(name)).toBe(SSH(name));
});

test.each([
  "https://example.org/",
  "ftp://ann:secret@example.org/www",
  "s3://courier",
  "file:///srv/www",
])("%s is an address of the web, and is not repeated", (name) => {
  expect(faultOf(name)).toBe(
    "A target is no address of the web. Name a folder, HOST:FOLDER for ssh, or rclone:REMOTE:PATH for S3, FTP and others.",
  );
});

test("a storage needs a place for its record that is not in it, and no keys in the command", () => {
  expect(faultOf("rclone:shop:courier")).toBe(
    "Say where the record of what is published may lie, where readers cannot read it: --state REMOTE:PATH",
  );
  expect(faultOf("rclone:shop:courier", "shop:courier/record")).toBe(
    "--state: shop:courier/record is in the target, where readers could read it. Name another folder or bucket.",
  );
  for (const keys of ["rclone::s3,secret_access_key=x:courier", "rclone:shop", "rclone:-x:y"])
    expect(faultOf(keys, "private:courier")).toBe(
      "Write a target of rclone as rclone:REMOTE:PATH. What REMOTE is, and its keys, are in variables of the environment: RCLONE_CONFIG_REMOTE_TYPE=s3 …",
    );
});

test("the place of that record is one of rclone too, without keys", () => {
  for (const state of ["record", ":s3,secret_access_key=x:private"])
    expect(faultOf("rclone:shop:courier", state)).toBe(
      "--state: write REMOTE:PATH. What REMOTE is, and its keys, are in variables of the environment: RCLONE_CONFIG_REMOTE_TYPE=s3 …",
    );
});

test("below a path of a host, the user says where the record lies", () => {
  expect(faultOf("/srv/www/news", undefined, "/news/")).toBe(
    "The site is below a path of its host (/news/), so that what lies beside it may be public. Say where the record and the earlier edition may lie: --state DIR",
  );
  expect(faultOf("/srv/www/news", "/var/lib/news", "/news/")).toBeUndefined();
});

test("a record does not lie in its target, and a target is no part of what is built", () => {
  expect(faultOf("/srv/www", "/srv/www/record")).toBe(
    "--state: /srv/www/record is in the target, where readers could read it. Name another folder.",
  );
  expect(faultOf("desk:/srv/www", "/srv/www/record")).toBe(
    "--state: /srv/www/record is in the target, where readers could read it. Name another folder.",
  );
  expect(faultOf("desk:/srv/www", "record")).toBe(
    "--state: name a folder of the other machine from its root on, such as /var/lib/courier.",
  );
  for (const name of ["_site", "_site/www", "."])
    expect(faultOf(name)).toBe(`${name} is not apart from _site, which is deployed. Name another folder.`);
});

test("a record is read as it was written, and one of another version is none", () => {
  const files = new Map([
    ["index.html", { hash: "x", size: 1, names: ["a.css"] }],
    ["a.css", { hash: "y", size: 2, names: [] }],
  ]);
  const manifest = {
    edition: 1,
    by: "ann@desk",
    at: 2,
    isDone: false,
    files,
    left: new Set(["a.css"]),
    groups: [["a.css"], []],
    stories: ["/a/"],
  };
  expect(decodeManifest(encodeManifest(manifest))).toEqual(manifest);
  expect(decodeManifest(Buffer.from("{}"))).toBeUndefined();
});
