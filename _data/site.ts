import type { Site } from "../src/model/outlet.ts";

// Who we are and where we publish. Every page, feed and search result takes the paper's name, address, language and clock from here.
// `idAuthority` is the one line that never changes again: readers' feeds know our stories by it.
export default {
  name: "The Fennick Courier",
  tagline: "The harbour town’s daily since 1871",
  description:
    "News from Fennick and its harbour, and the world as it looks from the quay: council, business, culture, sport, science and opinion, every day since 1871.",
  url: "https://fennick-courier.example/",
  idAuthority: "fennick-courier.example,2017",
  language: "en-GB",
  timeZone: "Europe/London",
  place: "Fennick",
  email: "newsdesk@fennick-courier.example",
  telephone: "+44 1632 960142",
  address: "The Courier, 14 Ropewalk, Fennick",
  links: ["https://social.example/@fennickcourier"],
  fediverse: "@fennickcourier@social.example",
  defaultSection: "town",
} satisfies Site;
