import type { Calls } from "../src/model/outlet.ts";

// What we ask of our readers. A story shows one with "::: call members"; it can also stand below articles, of all or of some sections, and
// on the front.
export default {
  members: {
    heading: "The Courier belongs to Fennick",
    text: "No shareholder tells us what to print. About 4,200 members pay £5 a month, so that everybody can read.",
    address: "/contact/#membership-and-advertising",
    button: "Become a member",
    below: "all",
  },
  tips: {
    heading: "Do you know something that we should?",
    text: "Tell us in confidence. We do not reveal sources.",
    address: "/contact/#news",
    button: "Talk to the newsroom",
    below: ["council"],
  },
  feeds: {
    heading: "The Courier comes to you",
    text: "New stories in a feed reader, in full, without an account or an advertisement.",
    address: "/subscribe/",
    button: "Subscribe to our feeds",
    front: true,
  },
} satisfies Calls;
