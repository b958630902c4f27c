import { z } from "zod";
import { isLanguage } from "./dates.ts";
import { email, sitePath, text } from "./fields.ts";

// Many of these values become a line of a file without quotes or escapes: none may hold a line end or anything else that is not seen.

const isWeb = (text: string): boolean => /^https?:\/\/[!-~]+$/.test(text) && URL.canParse(text);
const isPage = (text: string): boolean => /^\/(?!\/)[^\s\p{C}]*$/u.test(text);

/** Where something is written: on a page of this site, or elsewhere. */
const place = z
  .string()
  .refine(
    (text) => isPage(text) || (isWeb(text) && text.startsWith("https:")),
    'is not an address: write "/contact/" for a page of this site, or an address with https://',
  );

/** An e-mail address, `tel:+441632960142`, or an address of the web. Its `#` would begin a comment. */
const contact = z
  .string()
  .refine(
    (text) =>
      !text.includes("#") &&
      (z.regexes.email.test(text) || /^tel:\+\d[\d-]*$/.test(text) || (isWeb(text) && text.startsWith("https:"))),
    'is not a way to reach somebody: write an e-mail address, "tel:+44…" or https://…, without #',
  );

/** Of another organisation or account. Its `#` would begin a comment. */
const elsewhere = z
  .string()
  .refine((text) => isWeb(text) && !text.includes("#"), "is not an address: write it with https://, and without #");

const domain = z.string().regex(z.regexes.domain, 'is not a domain: write it like "example.org"');
/** A field between commas. */
const field = z.string().regex(/^[^\s\p{C},;#=]+$/u, "is not one field: leave out spaces and , ; # =");

/** What the outlet promises its readers, by schema.org's names for it (NewsMediaOrganization): where each is written down. */
export const principles = [
  "publishingPrinciples",
  "correctionsPolicy",
  "ethicsPolicy",
  "masthead",
  "ownershipFundingInfo",
  "verificationFactCheckingPolicy",
  "unnamedSourcesPolicy",
  "actionableFeedbackPolicy",
  "missionCoveragePrioritiesPolicy",
  "diversityPolicy",
  "noBylinesPolicy",
] as const;

/** RSL 1.0, section 3.7. */
const payments = [
  "purchase",
  "subscription",
  "training",
  "crawl",
  "use",
  "contribution",
  "attribution",
  "free",
] as const;

/**
 * What the outlet allows and promises. robots.txt, its Content-Signal, the RSL licence, tdmrep.json and trust.txt all follow from `ai`
 * and so never say different things. A file is absent where its key is; robots.txt and tdmrep.json are always there.
 */
export const policySchema = z.strictObject({
  /** Pages of this site. */
  principles: z.partialRecord(z.enum(principles), sitePath).default({}),
  /** What machines may do with the paper. */
  ai: z
    .strictObject({
      /** List it, with links and short excerpts. */
      search: z.boolean().default(true),
      /** Answer questions with it, as assistants and AI search do. */
      input: z.boolean().default(true),
      /** Train models on it. Left out: no, since it can be allowed later and never be taken back, and since European law takes silence for consent (Directive 2019/790, article 4). */
      train: z.boolean().default(false),
      /** Where a person reads the terms, or how to ask for a licence. */
      terms: place.optional(),
    })
    .prefault({}),
  /** `/license.xml`: the same choice as a licence of Really Simple Licensing 1.0 (rslstandard.org/rsl). */
  license: z
    .strictObject({
      /** Who owns the rights. */
      holder: text,
      kind: z.enum(["person", "organization"]).default("organization"),
      /** Where a licence can be asked for. */
      email: email.optional(),
      /** What the uses that are allowed cost. Left out: nothing. */
      payment: z
        .strictObject({
          type: z.enum(payments),
          amount: z
            .strictObject({
              /** ISO 4217 */
              currency: z.string().regex(/^[A-Z]{3}$/, 'write three capitals: "GBP"'),
              value: z.string().regex(/^\d+(?:\.\d+)?$/, 'write digits: "0.05"'),
            })
            .optional(),
          /** A licence that many share, or terms of the outlet's own. */
          standard: elsewhere.optional(),
          custom: elsewhere.optional(),
        })
        .optional(),
    })
    .optional(),
  /** `/.well-known/security.txt` (RFC 9116): whom to tell about a hole in the site. */
  security: z
    .strictObject({
      /** The best way first. */
      contact: z.array(contact).min(1),
      /** Until when this is true; it must be less than a year away. The file is left out from that day on (UTC). */
      expires: z.iso.date('is not a date: write it like "2027-09-30"'),
      encryption: place.optional(),
      acknowledgments: place.optional(),
      /** BCP 47 */
      languages: z.array(z.string().refine(isLanguage, "is not a BCP 47 language tag")).min(1).optional(),
      policy: place.optional(),
      hiring: place.optional(),
    })
    .optional(),
  /** `/trust.txt` (journallist.net): whom the outlet belongs with. Each is the other's address. */
  trust: z
    .strictObject({
      /** Who belongs to this organisation. */
      member: z.array(elsewhere).default([]),
      /** What it is a member of. */
      belongto: z.array(elsewhere).default([]),
      /** What it owns. */
      control: z.array(elsewhere).default([]),
      /** Who owns it. */
      controlledby: z.array(elsewhere).default([]),
      /** Its accounts. */
      social: z.array(elsewhere).default([]),
      vendor: z.array(elsewhere).default([]),
      customer: z.array(elsewhere).default([]),
      /** Where it says how it works and who pays for it. */
      disclosure: z
        .array(place.refine((text) => !text.includes("#"), "is cut short at #: name the whole page"))
        .default([]),
      contact: z.array(contact).default([]),
    })
    .optional(),
  /** `/ads.txt` (iabtechlab.com/ads-txt, 1.1): who may sell advertising on the site. */
  ads: z
    .strictObject({
      /** An empty list says that nobody may. */
      sellers: z.array(
        z.strictObject({
          /** Of the advertising system. */
          domain,
          /** The outlet's in it. */
          account: field,
          relation: z.enum(["DIRECT", "RESELLER"]),
          /** Of the system, by a certification authority (TAG). */
          certification: field.optional(),
        }),
      ),
      contact: contact.optional(),
      ownerDomain: domain.optional(),
      managerDomain: domain.optional(),
    })
    .optional(),
  /** `/llms.txt` (llmstxt.org): the paper's contents for assistants. Not where `ai.input` is false. */
  llms: z
    .strictObject({
      /** How many of the latest stories it lists. */
      latest: z.int().min(0).max(200).default(20),
      /** Whether each story has a Markdown version too. */
      twins: z.boolean().default(false),
    })
    .optional(),
});
export type Policy = z.input<typeof policySchema>;
