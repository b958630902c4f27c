/**
 * The uses of the paper by machines, as named by contentsignals.org: listing it in search results (`search`), answering a question
 * with it (`input`), and training a model on it (`train`).
 */
export const aiUses = ["search", "input", "train"] as const;
export type AiUse = (typeof aiUses)[number];

export interface AiCrawler {
  /** The product token that it looks for in robots.txt (RFC 9309, section 2.2.1). */
  readonly name: string;
  readonly operator: string;
  /** The uses that its operator documents. A crawler for several uses cannot be allowed for only some of them. */
  readonly uses: readonly AiUse[];
}

/**
 * The AI crawlers that robots.txt can name, by operator: those whose operators document the name and the use. An index that is used to
 * answer questions counts as `search` and `input`. Google-Extended and Applebot-Extended are not crawlers, but names that the operator's
 * own crawler looks for. To add a crawler, add a line here.
 */
export const aiCrawlers: readonly AiCrawler[] = [
  { name: "Amazonbot", operator: "Amazon", uses: ["input", "train"] },
  { name: "Amzn-SearchBot", operator: "Amazon", uses: ["search", "input"] },
  { name: "Amzn-User", operator: "Amazon", uses: ["input"] },
  { name: "ClaudeBot", operator: "Anthropic", uses: ["train"] },
  { name: "Claude-SearchBot", operator: "Anthropic", uses: ["search", "input"] },
  { name: "Claude-User", operator: "Anthropic", uses: ["input"] },
  { name: "Applebot-Extended", operator: "Apple", uses: ["train"] },
  { name: "Bytespider", operator: "ByteDance", uses: ["train"] },
  { name: "cohere-ai", operator: "Cohere", uses: ["input"] },
  { name: "cohere-training-data-crawler", operator: "Cohere", uses: ["train"] },
  { name: "CCBot", operator: "Common Crawl", uses: ["train"] },
  { name: "Diffbot", operator: "Diffbot", uses: ["train"] },
  { name: "DuckAssistBot", operator: "DuckDuckGo", uses: ["input"] },
  { name: "Google-Extended", operator: "Google", uses: ["input", "train"] },
  { name: "PanguBot", operator: "Huawei", uses: ["train"] },
  { name: "FacebookBot", operator: "Meta", uses: ["train"] },
  { name: "meta-externalagent", operator: "Meta", uses: ["train"] },
  { name: "meta-externalfetcher", operator: "Meta", uses: ["input"] },
  { name: "MistralAI-User", operator: "Mistral", uses: ["input"] },
  { name: "GPTBot", operator: "OpenAI", uses: ["train"] },
  { name: "OAI-SearchBot", operator: "OpenAI", uses: ["search", "input"] },
  { name: "ChatGPT-User", operator: "OpenAI", uses: ["input"] },
  { name: "PerplexityBot", operator: "Perplexity", uses: ["search", "input"] },
  { name: "Perplexity-User", operator: "Perplexity", uses: ["input"] },
  { name: "Webzio-Extended", operator: "Webz.io", uses: ["train"] },
  { name: "YouBot", operator: "You.com", uses: ["search", "input"] },
];
