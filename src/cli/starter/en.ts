import type { Starter } from "./starter.ts";

export const en: Starter = {
  storyNote: 'Write the story here, and take out "draft: true" when it may be read.',
  picture: {
    file: "photo.jpg",
    alt: "What the picture shows, for those who cannot see it",
    caption: "What readers should know about it",
    credit: "Who took it",
  },
  welcome: "Welcome",
  sections: ["Local", "Politics", "Business", "Culture", "Sport", "Opinion"],
  aboutSection: (title) => `${title}: all stories of this section.`,
  aboutPaper: (name, place) => `${name}: news from ${place}.`,
  pageNote:
    "Replace each line that begins with ??? with your answer, or delete it. Until then the page is not published.",
  pages: [
    {
      title: "About",
      parts: [
        ["Who we are", "Who makes this paper, since when, and for whom?"],
        ["Who owns us", "Whom does the paper belong to, and who decides what is in it?"],
        ["How we are paid for", "What does the paper live on: readers, advertisers, grants? Whom do you name?"],
      ],
    },
    {
      title: "Contact",
      parts: [
        ["The newsroom", "How can readers reach you: address, telephone, e-mail, and when is somebody there?"],
        ["Letters", "Do you publish letters? Where do they go, and what must they say?"],
        ["Corrections and complaints", "Whom do readers tell of an error, and when will they have an answer?"],
      ],
    },
    {
      title: "Standards",
      parts: [
        ["Accuracy", "How do you check what you publish?"],
        ["Sources", "When do you leave a source unnamed, and who decides?"],
        ["Independence", "What do you not accept, and how do you tell advertising from news?"],
        ["News and opinion", "How do readers see which is which?"],
        ["Machines", "What do you use AI for, and what not? Who checks it?"],
        ["Corrections", "How do you correct an error, and how do readers learn of it?"],
      ],
    },
    {
      title: "Privacy",
      parts: [
        ["Who is responsible", "Who answers for the data of readers? Name and address."],
        [
          "When you read this site",
          "What does your web host record of visitors, and for how long? (As it comes, the site sets no cookie and loads nothing from elsewhere.)",
        ],
        ["When you write to us", "What do you keep of messages and subscriptions, why, and for how long?"],
        ["Your rights", "Where do readers ask what you know of them, and where can they complain?"],
      ],
    },
  ],
};
