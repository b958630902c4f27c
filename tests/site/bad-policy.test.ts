import { expect, test } from "vitest";
import { siteOf, story } from "./site.ts";

const HOW = 'Write an e-mail address, "tel:+44…" or https://…, without #.';

test.each<[what: string, policy: string, said: string[]]>([
  ["a misspelt key", "ai: { tain: true }", ['ai.tain: "tain" is not a known key. Did you mean "train"?']],
  ["an answer that is none", 'ai: { train: "no" }', ['ai.train: "no" is not true or false. Write true or false.']],
  [
    "an invitation to those who are shut out",
    "ai: { input: false }, llms: {}",
    ["llms: is for the assistants that ai.input forbids. Take it out, or allow ai.input."],
  ],
  [
    "a price for what is not for sale",
    'license: { holder: "Post", payment: { type: "training" } }',
    ["license.payment.type: is a price for what ai.train forbids. Take it out, or allow ai.train."],
  ],
  [
    "terms at no address",
    'ai: { terms: "our terms" }',
    [
      'ai.terms: "our terms" is not an address. Write "/contact/" for a page of this site, or an address with https://.',
    ],
  ],
  [
    "a date that is not in the calendar",
    'security: { contact: ["a@post.example"], expires: "2026-02-30" }',
    ['security.expires: "2026-02-30" is not a date. Write it like "2027-09-30".'],
  ],
  ["nobody to tell", 'security: { contact: [], expires: "2026-12-31" }', ["security.contact: is empty. Fill it in."]],
  [
    "contacts that are none, or two lines",
    'security: { contact: ["the newsdesk", "http://post.example/", "tel:+44 1\\nPolicy: x", "a@post.example\\nPolicy: x", "https://x.example/\\nb"], expires: "2026-12-31" }',
    [
      `security.contact.0: "the newsdesk" is not a way to reach somebody. ${HOW}`,
      `security.contact.1: "http://post.example/" is not a way to reach somebody. ${HOW}`,
      `security.contact.2: "tel:+44 1 Policy: x" is not a way to reach somebody. ${HOW}`,
      `security.contact.3: "a@post.example Policy: x" is not a way to reach somebody. ${HOW}`,
      `security.contact.4: "https://x.example/ b" is not a way to reach somebody. ${HOW}`,
    ],
  ],
  [
    "a language that is none",
    'security: { contact: ["a@post.example"], expires: "2026-12-31", languages: ["en\\nX: y"] }',
    ['security.languages.0: "en X: y" is not a BCP 47 language tag. Correct it.'],
  ],
  [
    "an organisation at no address, two lines or a comment",
    'trust: { belongto: ["guild.example", "https://a.example/\\ncontrol=https://b.example/", "https://a.example/#b"] }',
    [
      'trust.belongto.0: "guild.example" is not an address. Write it with https://, and without #.',
      'trust.belongto.1: "https://a.example/ control=https://b.example/" is not an address. Write it with https://, and without #.',
      'trust.belongto.2: "https://a.example/#b" is not an address. Write it with https://, and without #.',
    ],
  ],
  [
    "a page that a comment would cut short",
    'trust: { disclosure: ["/about/#who"] }',
    ['trust.disclosure.0: "/about/#who" is cut short at #. Name the whole page.'],
  ],
  [
    "a seller without an account, one at an address and one on two lines",
    'ads: { sellers: [{ domain: "a.example", relation: "DIRECT" }, { domain: "https://a.example", account: "1", relation: "DIRECT" }, { domain: "a.example", account: "1, RESELLER\\nb", relation: "direct" }] }',
    [
      'ads.sellers.0.account: is missing. Add "account: …".',
      'ads.sellers.1.domain: "https://a.example" is not a domain. Write it like "example.org".',
      'ads.sellers.2.account: "1, RESELLER b" is not one field. Leave out spaces and , ; # =.',
      'ads.sellers.2.relation: "direct" is not one of the values of this key. Did you mean "DIRECT"?',
    ],
  ],
  ["too many stories for llms.txt", "llms: { latest: 1000 }", ["llms.latest: 1000 is too large. Write 200 or less."]],
])("%s is said in one line each, and nothing is written", async (_, policy, said) => {
  const site = await siteOf({ "_data/policy.ts": `export default { ${policy} };`, "seeds/a.md": story() });
  expect(site.said.map((line) => line.replace(/^_data\/policy\.ts:1: /, ""))).toEqual(said);
  expect(site.files).toEqual([]);
});

test("a holder of rights on several lines is one line", async () => {
  const site = await siteOf({
    "_data/policy.ts": 'export default { license: { holder: "Post\\u0000\\n and\\tSons " } };',
    "seeds/a.md": story(),
  });
  expect(site.read("license.xml")).toContain(">Post and Sons</copyright>");
});
