import nunjucks from "nunjucks";
import { expect, test } from "vitest";
import { Scope } from "../../src/eleventy/scope.ts";

// Whatever Nunjucks does with variables: loops within loops, a variable that is set from within a condition, a block, a loop or a macro.
const TEMPLATE = `{% set seen = 0 %}{% for row in rows %}{% set seen = loop.index %}
{{ loop.index }} {{ loop.index0 }} {{ loop.revindex }} {{ loop.revindex0 }} {{ loop.first }} {{ loop.last }} {{ loop.length }}
{% for key, cell in row %}{{ key }}={{ cell }} {{ loop.index }} of {{ loop.length }}{% if loop.last %}{% set seen = cell %}{% endif %}
{% endfor %}{{ loop.index }} {{ seen }}
{% endfor %}{{ seen }} {{ loop }}
{% macro twice(word, mark="!") %}{% set both = word + word %}{{ both }}{{ mark }}{% endmacro %}{{ twice("a") }} {{ twice("b", mark="?") }} {{ both }}
{% block main %}{% set seen = "inside" %}{{ seen }}{% endblock %} {{ seen }}
{% set first, second = "one" %}{{ first }} {{ second }}{% for a, b in pairs %}{{ a }}-{{ b }} {{ loop.last }} {% endfor %}`;

test("a template has the same variables in a scope of ours as in one of Nunjucks", () => {
  const data = {
    rows: [{ x: 1, y: 2 }, { z: 3 }],
    pairs: [
      ["p", "q"],
      ["r", "s"],
    ],
  };
  const template = new nunjucks.Template(TEMPLATE, new nunjucks.Environment(null));
  const inFrame = (frame: nunjucks.runtime.Frame): string => {
    let text = "";
    Reflect.apply(template.render, template, [
      data,
      frame,
      (error: unknown, made: string) => {
        if (error) throw error;
        text = made;
      },
    ]);
    return text;
  };
  const text = inFrame(new Scope());
  expect(text).toContain("2 1 1 0 false true 2");
  expect(text).toBe(inFrame(new nunjucks.runtime.Frame()));
});
