import type { Design } from "../src/model/design.ts";

// How the paper looks, on its pages, in its icons, on a home screen and in its feeds. All of it may be left out.
export default {
  colors: {
    // Tint is behind boxes, soft for standfirsts and captions, rule for thin lines: left out, they follow from paper and ink.
    light: { paper: "#fdfcf9", tint: "#f4f1ea", ink: "#17191c", soft: "#5a5c60", rule: "#d8d3c8", accent: "#9b1c1f" },
    dark: { paper: "#15171a", tint: "#1f2226", ink: "#e9e6df", soft: "#a8a69f", rule: "#3a3d42", accent: "#f2998f" },
  },
  typefaces: { headline: "charter", text: "charter", interface: "system" },
  density: "airy",
  cards: { since: "2026-01-01" },
} satisfies Design;
