import { describe, expect, test } from "vitest";
import { baseOf, faultOf, fileOf } from "../../src/site/address.ts";

describe("the site's base", () => {
  test.each([
    ["https://post.example/", undefined, "/a/", "https://post.example/a/"],
    ["https://post.example", undefined, "/a/", "https://post.example/a/"],
    ["https://post.example/news/", undefined, "/news/a/", "https://post.example/news/a/"],
    ["https://post.example", "/news/", "/news/a/", "https://post.example/news/a/"],
    ["https://post.example/news/", "/news/", "/news/a/", "https://post.example/news/a/"],
    ["https://post.example/news/", "/", "/a/", "https://post.example/a/"],
    ["http://localhost:8080/x", "y", "/y/a/", "http://localhost:8080/y/a/"],
  ])("%s with prefix %s", (url, prefix, href, absolute) => {
    const base = baseOf(url, prefix);
    expect(base.href("/a/")).toBe(href);
    expect(base.url("/a/")).toBe(absolute);
  });

  test("addresses are percent-encoded, files are not", () => {
    expect(baseOf("https://post.example/").href("/tags/日本語/")).toBe("/tags/%E6%97%A5%E6%9C%AC%E8%AA%9E/");
    expect(fileOf("/tags/日本語/")).toBe("tags/日本語/index.html");
  });
});

test.each([
  ["/2019/09/05/harbour/", undefined],
  ["/2011/harbour.html", undefined],
  ["/", undefined],
  ["/a/../b/", 'has the part "..", which starts with a dot or ends in a dot or space'],
  ["/.git/", 'has the part ".git", which starts with a dot or ends in a dot or space'],
  ["/a//b/", 'has an empty part ("//")'],
  ["/con/", 'has the part "con", a device name on Windows'],
  ["/a\\b/", 'has the part "a\\b" with a character that file names or addresses do not allow'],
  ["/a%2e/", 'has the part "a%2e" with a character that file names or addresses do not allow'],
  ["/harbour", 'ends neither in "/" nor in a file name such as "harbour.html"'],
  [`/${"a".repeat(300)}/`, "has a part longer than 200 bytes"],
])("%s is judged", (path, fault) => {
  expect(faultOf(path)).toBe(fault);
});
