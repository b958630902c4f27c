import type { Story } from "../../src/model/article.ts";

export default {
  date: "2024-12-05T06:15",
  section: "world",
  sections: ["business"],
  tags: ["Fishing", "Norway", "Marine science"],
} satisfies Story;
