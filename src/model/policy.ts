import { z } from "zod";

const page = z.string().regex(/^\/(?!\/)/, 'an address of this site starts with "/"');

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

/** What the outlet allows and promises. */
export const policySchema = z.strictObject({
  /** Pages of this site; one that does not exist is left out. */
  principles: z.partialRecord(z.enum(principles), page).default({}),
});
export type Policy = z.input<typeof policySchema>;
