import type { Story } from "../../src/model/article.ts";

export default {
  date: "2019-09-05",
  description:
    "The Russian president told a forum in Vladivostok that he had suggested a sale to his American counterpart. Whether he meant it is another matter.",
  section: "world",
  sections: ["politics"],
  tags: ["Russia", "Arms control", "Defence"],
  authors: ["rafiq-ansari"],
} satisfies Story;
