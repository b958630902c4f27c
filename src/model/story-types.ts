/** What a story may be; news is what says nothing else. */
export const storyTypes = ["news", "analysis", "opinion", "explainer", "interview", "review"] as const;
export type StoryType = (typeof storyTypes)[number];
