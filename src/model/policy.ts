import * as z from "zod";
import { email, sitePath, text } from "./fields.ts";
import { isLanguage } from "./locale.ts";

// Many of these values become a line of a text file without quotes or escapes, so they may not contain line ends or invisible characters.

const isWeb = (text: string): boolean => /^https?:\/\/[!-~]+$/.test(text) && URL.canParse(text);
const isPage = (text: string): boolean => /^\/(?!\/)[^\s\p{C}]*$/u.test(text);

/** The address of a document: on this site, or elsewhere. */
const place = z
  .string()
  .refine(
    (text) => isPage(text) || (isWeb(text) && text.startsWith("https:")),
    'is not an address: write "/contact/" for a page of this site, or an address with https://',
  );

/** An e-mail address, `tel:+441632960142`, or a web address. It may have no `#`, which begins a comment in these files. */
const contact = z
  .string()
  .refine(
    (text) =>
      !text.includes("#") &&
      (z.regexes.email.test(text) || /^tel:\+\d[\d-]*$/.test(text) || (isWeb(text) && text.startsWith("https:"))),
    'is not a way to reach somebody: write an e-mail address, "tel:+44…" or https://…, without #',
  );

/** The address of another organisation or of an account. It may have no `#`, which begins a comment in these files. */
const elsewhere = z
  .string()
  .refine((text) => isWeb(text) && !text.includes("#"), "is not an address: write it with https://, and without #");

const domain = z.string().regex(z.regexes.domain, 'is not a domain: write it like "example.org"');
/** A field of a line whose fields are separated by commas. */
const field = z.string().regex(/^[^\s\p{C},;#=]+$/u, "is not one field: leave out spaces and , ; # =");

/** The outlet's promises to its readers, by schema.org's names (NewsMediaOrganization). Each names the page that states it. */
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

/** The kinds of payment in RSL 1.0, section 3.7. */
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
 * What the outlet allows and promises. robots.txt with its Content-Signal, the RSL licence, tdmrep.json and trust.txt are all made from
 * `ai`, so that they never contradict each other. A file is made if its key is there; robots.txt and tdmrep.json are always made.
 */
export const policySchema = z.strictObject({
  /** The pages of this site that state the promises. */
  principles: z.partialRecord(z.enum(principles), sitePath).default({}),
  /** What machines may do with the paper. */
  ai: z
    .strictObject({
      /** Whether they may list it, with links and short excerpts. */
      search: z.boolean().default(true),
      /** Whether they may answer questions with it, as assistants and AI search do. */
      input: z.boolean().default(true),
      /** Whether they may train models on it. Left out: no, because permission can be given later but not withdrawn, and because European law reads silence as consent (Directive 2019/790, article 4). */
      train: z.boolean().default(false),
      /** The page with the terms, or with the way to ask for a licence. */
      terms: place.optional(),
    })
    .prefault({}),
  /** `/license.xml`: the same choice as a licence of Really Simple Licensing 1.0 (rslstandard.org/rsl). */
  license: z
    .strictObject({
      /** The owner of the rights. */
      holder: text,
      kind: z.enum(["person", "organization"]).default("organization"),
      /** The address to ask for a licence. */
      email: email.optional(),
      /** The price of the allowed uses. Left out: they are free. */
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
          /** The address of a standard licence, or of the outlet's own terms. */
          standard: elsewhere.optional(),
          custom: elsewhere.optional(),
        })
        .optional(),
    })
    .optional(),
  /** `/.well-known/security.txt` (RFC 9116): the contact for reports of security holes in the site. */
  security: z
    .strictObject({
      /** The ways to make contact, the preferred one first. */
      contact: z.array(contact).min(1),
      /** The date until which the file is valid, less than a year away. From that day on (UTC), the file is not made. */
      expires: z.iso.date('is not a date: write it like "2027-09-30"'),
      encryption: place.optional(),
      acknowledgments: place.optional(),
      /** BCP 47 */
      languages: z.array(z.string().refine(isLanguage, "is not a BCP 47 language tag")).min(1).optional(),
      policy: place.optional(),
      hiring: place.optional(),
    })
    .optional(),
  /** `/trust.txt` (journallist.net): the organisations that the outlet is related to. Each value is an address. */
  trust: z
    .strictObject({
      /** The members of this organisation. */
      member: z.array(elsewhere).default([]),
      /** The organisations that it is a member of. */
      belongto: z.array(elsewhere).default([]),
      /** The organisations that it owns. */
      control: z.array(elsewhere).default([]),
      /** Its owners. */
      controlledby: z.array(elsewhere).default([]),
      /** Its accounts in social networks. */
      social: z.array(elsewhere).default([]),
      vendor: z.array(elsewhere).default([]),
      customer: z.array(elsewhere).default([]),
      /** The pages on its way of working and its funding. */
      disclosure: z
        .array(place.refine((text) => !text.includes("#"), "is cut short at #: name the whole page"))
        .default([]),
      contact: z.array(contact).default([]),
    })
    .optional(),
  /** `/ads.txt` (iabtechlab.com/ads-txt, 1.1): who may sell advertising on the site. */
  ads: z
    .strictObject({
      /** The authorised sellers. An empty list means that nobody may sell. */
      sellers: z.array(
        z.strictObject({
          /** The domain of the advertising system. */
          domain,
          /** The outlet's account in the system. */
          account: field,
          relation: z.enum(["DIRECT", "RESELLER"]),
          /** The system's id at a certification authority (TAG). */
          certification: field.optional(),
        }),
      ),
      contact: contact.optional(),
      ownerDomain: domain.optional(),
      managerDomain: domain.optional(),
    })
    .optional(),
  /** `/llms.txt` (llmstxt.org): the paper's contents for assistants. It is not made if `ai.input` is false. */
  llms: z
    .strictObject({
      /** The number of latest stories that it lists. */
      latest: z.int().min(0).max(200).default(20),
      /** Whether each story has a Markdown version too. */
      twins: z.boolean().default(false),
    })
    .optional(),
});
export type Policy = z.input<typeof policySchema>;
