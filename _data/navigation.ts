import type { Navigation } from "../src/model/outlet.ts";

// The bar under the masthead and the links at the foot of every page. In the header a section is named by its id; anything else
// needs a label and an address of this site.
export default {
  header: ["town", "harbour", "politics", "business", "world", "culture", "sport", "science", "opinion"],
  footer: [
    { label: "About us", path: "/about/" },
    { label: "Contact", path: "/contact/" },
    { label: "Standards", path: "/standards/" },
    { label: "Corrections", path: "/corrections/" },
    { label: "All sections", path: "/sections/" },
    { label: "Topics A–Z", path: "/tags/" },
    { label: "Our journalists", path: "/authors/" },
    { label: "Archive", path: "/archive/" },
  ],
} satisfies Navigation;
