/** The words that `init` and `new` write for editors, in one language. Readers see none of the questions and notes. */
export interface Starter {
  /** In place of the text of a story that `new` begins. */
  readonly storyNote: string;
  /** What stands in the block of a picture that `new` writes. */
  readonly picture: { readonly file: string; readonly alt: string; readonly caption: string; readonly credit: string };
  /** The headline of the draft that `init` leaves. */
  readonly welcome: string;
  /** The titles of sections that `init` proposes. */
  readonly sections: readonly string[];
  /** Describes a section or the paper for search engines: true of any. */
  readonly aboutSection: (title: string) => string;
  readonly aboutPaper: (name: string, place: string) => string;
  /** In the front matter of each page that asks. */
  readonly pageNote: string;
  /** The pages that every outlet has, in the order of the menu at the foot of each page. Their addresses are made of their titles. */
  readonly pages: readonly StarterPage[];
}

export interface StarterPage {
  readonly title: string;
  readonly parts: readonly (readonly [heading: string, ...questions: string[]])[];
}
