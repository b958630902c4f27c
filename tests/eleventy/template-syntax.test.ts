import { expect, test } from "vitest";
import { unclosedTag } from "../../src/eleventy/template-syntax.ts";

const said = (template: string): string | undefined => {
  const found = unclosedTag(template);
  return found && `${found.line}: ${found.what}. ${found.fix}`;
};

test("of tags that are not closed, the innermost is named, with its line", () => {
  expect(said("a\n{% if x %}\nb")).toBe("2: {% if x %} is not closed. Write {% endif %} where it ends.");
  expect(said("{% for x in all %}\n{%- if x -%}\n{% endfor %}")).toBe(
    "2: {%- if x -%} is not closed before {% endfor %} on line 3. Write {% endif %} where it ends.",
  );
  expect(said("{% block main %}\n{% set a %}b\n{% endblock %}")).toBe(
    "2: {% set a %} is not closed before {% endblock %} on line 3. Write {% endset %} where it ends.",
  );
});

test("a tag that closes nothing is named", () => {
  expect(said("{% if x %}{% endif %}\n{% endif %}")).toBe("2: {% endif %} closes nothing that is open. Take it out.");
});

test("comments, raw text, tags without an end and an outlet's own tags are no faults", () => {
  expect(said("{# {% if x %} #}{% raw %}{% if x %}{% endraw %}{% set a = 1 %}{% include 'b' %}")).toBeUndefined();
  expect(said("{% box %}{% if a %}{{ b }}{% else %}c{% endif %}{% endbox %}")).toBeUndefined();
});
