import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import nunjucks, { type Environment } from "nunjucks";
import { expect, onTestFinished, test } from "vitest";
import { nameFiles } from "../../src/eleventy/template-place.ts";
import { write } from "../site/site.ts";

// Layouts are given functions of ours in place of some of Nunjucks' own (`src/eleventy/runtime.ts`), and must not notice.

const FILES = {
  "base.njk": "{% set word = 'base' %}{% block a %}A{{ word }}{% endblock %}-{% block b %}{% endblock %}-{{ word }}",
  "part.njk": "[{{ word }}{% set word = 'part' %}{{ word }}]",
  "macros.njk":
    "{% macro m(a, b='two') %}({{ a }} {{ b }} {{ caller() if caller }}){% endmacro %}{% set exported = 5 %}",
};

const VALUES = {
  word: "own",
  text: `<a href="x">it's & \\</a>`,
  list: [1, 2, 3],
  none: [],
  pairs: { a: 1, b: 2 },
  lists: [[1, 2], [3]],
  absent: undefined,
  nothing: null,
  no: false,
  zero: 0,
  date: new Date(0),
  story: { name: "N", of: { who: "W" }, greet: (whom: string) => `hello ${whom}` },
  counter: {
    count: 2,
    twice() {
      return this.count * 2;
    },
  },
  made: new nunjucks.runtime.SafeString("<b>"),
};

function rendered(template: string, change: (environment: Environment) => void, options: object): string {
  const folder = mkdtempSync(join(tmpdir(), "broadsheet-runtime-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  write(folder, { ...FILES, "t.njk": template });
  const environment = new nunjucks.Environment(new nunjucks.FileSystemLoader(folder), options);
  change(environment);
  environment.addGlobal("everywhere", "global");
  try {
    return environment.getTemplate("t.njk", true).render(VALUES);
  } catch (error) {
    return error instanceof Error ? error.message.replaceAll(folder, "") : String(error);
  }
}

test.each([
  "{{ text }} {{ text | safe }} {{ made }} {{ text | upper }} {{ text | escape }} {{ zero }} {{ no }} {{ date }} {{ list }}",
  "{{ absent }}{{ nothing }}{{ story.none }}{{ absent.x.y }}",
  "{{ story.name }} {{ story.of.who }} {{ story['name'] }} {{ story.greet('you') }} {{ counter.twice() }}",
  "{{ list.slice(1) }} {{ list.length }} {{ text.length }} {{ list.concat([4]) | join('-') }}",
  "{% for x in list %}{{ loop.index }}{{ loop.index0 }}{{ loop.revindex }}{{ loop.revindex0 }}{{ loop.first }}{{ loop.last }}{{ loop.length }}{{ x }};{% endfor %}",
  "{% for x in lists %}{% for y in x %}{{ loop.index }}{{ y }}{% endfor %}{{ loop.index }}{% endfor %}{{ loop }}",
  "{% for key, value in pairs %}{{ key }}{{ value }}{{ loop.last }}{% else %}none{% endfor %}{% for x in none %}{% else %}none{% endfor %}",
  "{% for a, b in [[1, 2], [3, 4]] %}{{ a }}{{ b }}{{ loop.index }}{% endfor %}",
  "{% set word = 'set' %}{{ word }}{% for x in list %}{% set word = x %}{{ word }}{% endfor %}{{ word }}{% set inner %}<i>{{ word }}</i>{% endset %}{{ inner }}",
  "{% for x in list %}{% set new = x %}{% endfor %}{{ new }}{% if list %}{% set seen = 1 %}{% endif %}{{ seen }}",
  "{% include 'part.njk' %}{{ word }}{% for x in list %}{% include 'part.njk' %}{% endfor %}{{ everywhere }}",
  "{% import 'macros.njk' as all %}{{ all.m(1) }}{{ all.m(1, b='x') }}{{ all.exported }}{% from 'macros.njk' import m %}{% call m('c') %}called {{ word }}{% endcall %}",
  "{% macro own(x) %}{{ x }}{{ word }}{% for y in list %}{{ loop.index }}{% endfor %}{% endmacro %}{{ own(text) }}",
  "{% extends 'base.njk' %}{% block a %}{{ super() }}{{ word }}{% endblock %}{% block b %}{% set word = 'block' %}{{ word }}{% for x in list %}{{ x }}{% endfor %}{% endblock %}",
  "{{ 'a' if no else 'b' }}{{ 1 in list }}{{ list[1] }}{{ list | length }}{{ missing() }}",
  "{{ story.none() }}",
])("%s is printed as Nunjucks prints it", (template) => {
  for (const options of [{}, { autoescape: false }, { throwOnUndefined: true }])
    expect(rendered(template, nameFiles, options)).toBe(rendered(template, () => {}, options));
});
