import type { Placed } from "../place.ts";
import { textRoute } from "./text-file.ts";

/** The file in which search engines look for the outlet's IndexNow key before they trust what is sent with it. */
export const keyFile = (key: string): string => `/${key}.txt`;

/** `/KEY.txt` (indexnow.org): the key and nothing else. */
export function* indexNowRoutes({ outlet }: Placed) {
  const { indexNow } = outlet.site;
  if (indexNow !== undefined) yield textRoute(keyFile(indexNow), () => indexNow);
}
