import { join } from "node:path";
import { withoutRegion } from "../model/locale.ts";
import type { Outlet } from "../model/outlet.ts";
import { type Problem, problem, suggestion } from "../model/problem.ts";
import { faultOf } from "../site/address.ts";
import { contrastProblems } from "../site/design.ts";
import { partnerPath, sectionPath } from "../site/paths.ts";
import { addressProblems, isReservedId } from "../site/reserved.ts";
import { ancestryOf } from "../site/sections.ts";

/** What one file of `_data` says and another denies. */
export function* contradictions(outlet: Outlet): Generator<Problem> {
  const { folder, site, sections, navigation, front, feeds, calls } = outlet;
  const ids = Object.keys(sections);
  const fault = (file: string, field: string, what: string, fix: string) =>
    problem({ file: join(folder, file), field }, what, fix);
  const unknown = (file: string, field: string, id: string) =>
    fault(file, field, `"${id}" is not a section`, suggestion(id, ids));

  for (const id of ids) {
    const { parent } = sections[id] ?? {};
    const anotherId = "Give the section another id; its title may stay.";
    if (isReservedId(id, site.addresses))
      yield fault("sections.ts", id, `"${id}" is an address that Broadsheet uses itself`, anotherId);
    const why = faultOf(sectionPath(id));
    if (why !== undefined) yield fault("sections.ts", id, `"${id}" cannot be an address: it ${why}`, anotherId);
    if (parent === undefined) continue;
    if (!Object.hasOwn(sections, parent)) yield unknown("sections.ts", `${id}.parent`, parent);
    else if (ancestryOf(parent, sections).includes(id))
      yield fault(
        "sections.ts",
        `${id}.parent`,
        `"${id}" is a part of itself`,
        "Let one of these sections have no parent.",
      );
  }
  if (!Object.hasOwn(sections, site.defaultSection)) yield unknown("site.ts", "defaultSection", site.defaultSection);
  for (const [index, item] of navigation.header.entries()) {
    if (typeof item === "string" && !Object.hasOwn(sections, item))
      yield unknown("navigation.ts", `header.${index}`, item);
  }
  for (const [index, id] of (front.sections ?? []).entries())
    if (!Object.hasOwn(sections, id)) yield unknown("front.ts", `sections.${index}`, id);
  for (const [index, block] of (front.blocks ?? []).entries())
    if (typeof block !== "string" && block.section !== undefined && !Object.hasOwn(sections, block.section))
      yield unknown("front.ts", `blocks.${index}.section`, block.section);
  for (const [name, { below = [] }] of Object.entries(calls))
    for (const [index, id] of below === "all" ? [] : below.entries())
      if (!Object.hasOwn(sections, id)) yield unknown("calls.ts", `${name}.below.${index}`, id);
  for (const [name, { only, except }] of Object.entries(feeds.partners)) {
    const why = faultOf(partnerPath(site.addresses, name));
    if (why !== undefined) {
      const fix = "Give the feed another name; its title may stay.";
      yield fault("feeds.ts", `partners.${name}`, `"${name}" cannot be an address: it ${why}`, fix);
    }
    for (const [rule, { sections: chosen = [] }] of Object.entries({ only, except })) {
      for (const [index, id] of chosen.entries())
        if (!Object.hasOwn(sections, id)) yield unknown("feeds.ts", `partners.${name}.${rule}.sections.${index}`, id);
    }
  }
  const own = withoutRegion(site.language);
  for (const [key, languages] of Object.entries({
    languages: site.addresses.languages,
    "former.languages": site.addresses.former.languages,
  })) {
    const what = `"${own}" is the language of the paper, whose front is "/"`;
    if (Object.hasOwn(languages, own)) yield fault("site.ts", `addresses.${key}.${own}`, what, "Take it out.");
  }
  yield* addressProblems(site.addresses, join(folder, "site.ts"));
  yield* contrastProblems(outlet.design, join(folder, "design.ts"));
  yield* broken(outlet);
  if (outlet.hosting.hsts && site.url.startsWith("http:")) {
    const what = "tells browsers to insist on HTTPS, and the address in site.ts begins with http:";
    const fix = "Take it out, or publish the site by HTTPS.";
    yield fault("hosting.ts", "hsts", what, fix);
  }
}

/** What one part of the policy invites to and another forbids. */
function* broken({ folder, policy: { ai, license, llms } }: Outlet): Generator<Problem> {
  const file = join(folder, "policy.ts");
  if (llms !== undefined && !ai.input)
    yield problem(
      { file, field: "llms" },
      "is for the assistants that ai.input forbids",
      "Take it out, or allow ai.input.",
    );
  if (license?.payment?.type === "training" && !ai.train)
    yield problem(
      { file, field: "license.payment.type" },
      "is a price for what ai.train forbids",
      "Take it out, or allow ai.train.",
    );
}
