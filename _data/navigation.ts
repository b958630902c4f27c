import type { Navigation } from "../src/model/outlet.ts";

// The bar under the masthead, the links at the foot of every page, and where readers may share a story. In the header a section is named by its id; anything else
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
  // Plain links below each story, after the one for e-mail: a service sees nothing of a reader who does not follow its link.
  share: [
    { label: "Mastodon", url: "https://share.joinmastodon.org/#text={title}%20{url}" },
    { label: "Bluesky", url: "https://bsky.app/intent/compose?text={title}%20{url}" },
    { label: "WhatsApp", url: "https://wa.me/?text={title}%20{url}" },
  ],
} satisfies Navigation;
