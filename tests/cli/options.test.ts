import { expect, it } from "vitest";
import { UsageError } from "../../src/build/options.ts";
import { optionsOf } from "../../src/cli/options.ts";

const clock = () => Date.UTC(2026, 5, 1);
const surroundings = (env: Record<string, string> = {}) => ({ root: "/paper", workingDirectory: "/paper", env, clock });

it.each([
  [["--now", "2026-02-30"], /^--now: .*Write it like 2026-11-23T06:00:00Z\.$/],
  [["--now", "tomorrow"], /^--now: /],
  [["--port", "http"], /^--port: "http" is not a whole number from 0 to 65535\.$/],
  [["--port", "70000"], /^--port: "70000" is not a whole number from 0 to 65535\.$/],
  [["--url", "example.org"], /^--url: "example\.org" is not an address such as https:\/\/example\.org\/\.$/],
  [["--url", "ftp://example.org/"], /^--url: "ftp:\/\/example\.org\/" is not an address/],
  [["--path-prefix", "/../news/"], /^--path-prefix: "\/\.\.\/news\/" is not a path such as \/news\/\.$/],
  [["--path-prefix", "/news?a"], /^--path-prefix: /],
  [["--path-prefix", "/%2e%2e/"], /^--path-prefix: /],
  [["--path-prefix", "/a//b/"], /^--path-prefix: /],
  [["--path-prefix", "/./"], /^--path-prefix: /],
  [["--path-prefix", "/a%b/"], /^--path-prefix: /],
  [["--url", "https://example.org/?a=1"], /^--url: /],
  [["--url", "https://a:b@example.org/"], /^--url: /],
  [["--seeds", ""], /^--seeds: name a folder\.$/],
  [["--output"], /^--output: say which: --output=…$/],
  [["--url", "--full"], /^--url: say which: --url=…$/],
  [["--tpye", "opinion"], /^There is no flag --tpye\. Did you mean "--type"\?$/],
  [["--type", "opinon"], /^--type: "opinon" is not a type of story\. Did you mean "opinion"\?$/],
] as const)("%j is a usage error", (argv, says) => {
  const read = () => optionsOf(argv, surroundings());
  expect(read).toThrow(UsageError);
  expect(read).toThrow(says);
});

it.each(["yesterday", "-1", "1e9", "1.5"])("SOURCE_DATE_EPOCH=%s is a usage error", (seconds) => {
  expect(() => optionsOf([], surroundings({ SOURCE_DATE_EPOCH: seconds }))).toThrow(
    new UsageError(`SOURCE_DATE_EPOCH: "${seconds}" is not a number of seconds.`),
  );
});

it("the time is --now, else SOURCE_DATE_EPOCH, else the clock", () => {
  const env = { SOURCE_DATE_EPOCH: "1767225600" };
  expect(optionsOf(["--now", "2026-03-02T10:00:00Z"], surroundings(env)).now).toBe(Date.UTC(2026, 2, 2, 10));
  expect(optionsOf([], surroundings(env)).now).toBe(Date.UTC(2026, 0, 1));
  expect(optionsOf([], surroundings({ SOURCE_DATE_EPOCH: "" })).now).toBe(clock());
});

it("folders are named as they are typed, and from another working directory relative to the project", () => {
  const folders = (workingDirectory: string, argv: readonly string[]) => {
    const { seeds, data, output } = optionsOf(argv, { ...surroundings(), workingDirectory });
    return [seeds, data, output.name, output.path];
  };
  expect(folders("/paper", ["--seeds", "./copy/", "--output", "../www"])).toEqual([
    "./copy",
    "_data",
    "../www",
    "/www",
  ]);
  expect(folders("/paper/seeds", ["--seeds", ".", "--data", "/other/_data", "--output", "../../www/"])).toEqual([
    "seeds",
    "/other/_data",
    "../www",
    "/www",
  ]);
  expect(folders("/", ["--output", "paper"])).toEqual(["seeds", "_data", ".", "/paper"]);
});
