declare module "snowball-stemmers" {
  export function newStemmer(algorithm: string): { stem(word: string): string };
  const all: { newStemmer: typeof newStemmer } | undefined;
  export default all;
}
