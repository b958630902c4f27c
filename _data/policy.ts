import type { Policy } from "../src/model/policy.ts";

// What we promise our readers, and what we allow machines to do with our work.
export default {
  principles: {
    publishingPrinciples: "/standards/",
    correctionsPolicy: "/standards/#corrections",
    ethicsPolicy: "/standards/#independence",
    unnamedSourcesPolicy: "/standards/#sources",
    actionableFeedbackPolicy: "/contact/",
    ownershipFundingInfo: "/about/#who-owns-us",
    masthead: "/authors/",
  },
} satisfies Policy;
