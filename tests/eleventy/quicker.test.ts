import "../../src/eleventy/quicker.ts";
import nunjucks from "nunjucks";
import { expect, test } from "vitest";

const print = (template: string, context: object): string =>
  new nunjucks.Environment([], { throwOnUndefined: true }).renderString(template, context);

test("a loop has all its variables, and its own within another", () => {
  const all =
    "{{ loop.index }}{{ loop.index0 }}{{ loop.revindex }}{{ loop.revindex0 }}{{ loop.length }}{% if loop.first %}f{% endif %}{% if loop.last %}l{% endif %}";
  const template = `{% for a in list %}${all}({% for b in a %}${all} {% endfor %})${all}|{% endfor %}`;
  expect(print(template, { list: [["x"], ["y", "z"]] })).toBe("10212f(10101fl )10212f|21102l(10212f 21102l )21102l|");
});

test("a name that is set stays what it is, also with a dot or the look of a loop's", () => {
  expect(print("{% set loop = 1 %}{% for a in [2] %}{{ loop.index }}{% endfor %}{{ loop }}", {})).toBe("11");
  expect(print("{% set a = 1 %}{% for b in [2, 3] %}{% set a = b %}{% endfor %}{{ a }}", {})).toBe("3");
});

test("functions of values know whose they are, and nothing has no properties", () => {
  expect(print("{{ a.slice(1) }}{{ b.c.d or 'none' }}{{ a['length'] }}", { a: "xyz", b: {} })).toBe("yznone3");
});

test("what HTML could take for its own is escaped", () => {
  expect(print("{{ a }}{{ b }}{{ c }}", { a: `<a b="c" d='e'>&\\`, b: "plain – ’", c: 12 })).toBe(
    "&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;&#92;plain – ’12",
  );
});
