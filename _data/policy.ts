import type { Policy } from "../src/model/policy.ts";

// What we promise our readers, and what we allow machines to do with our work. Everything that says so on the site follows from here:
// robots.txt, license.xml, tdmrep.json, trust.txt, llms.txt and the rest.
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
  // Find us and quote us, with a link. Our archive is not there to learn from without asking.
  ai: { search: true, input: true, train: false, terms: "/contact/" },
  license: { holder: "The Pell Trust", email: "rights@fennick-courier.example" },
  security: {
    contact: ["security@fennick-courier.example"],
    expires: "2027-09-30",
    languages: ["en"],
    policy: "/contact/",
  },
  trust: {
    belongto: ["https://www.coastal-press-council.example/"],
    controlledby: ["https://www.pell-trust.example/"],
    social: ["https://social.example/@fennickcourier"],
    vendor: ["https://www.tide-network.example/"],
    disclosure: ["/about/", "/standards/"],
    contact: ["newsdesk@fennick-courier.example"],
  },
  ads: {
    sellers: [{ domain: "quayside-adverts.example", account: "fennick-courier", relation: "DIRECT" }],
    contact: "adverts@fennick-courier.example",
    ownerDomain: "pell-trust.example",
  },
  llms: {},
} satisfies Policy;
