import type { Outlet } from "../model/outlet.ts";

/** A section and those that it is part of, from itself to the outermost. Ends before a section that is named again. */
export function ancestryOf(id: string, sections: Outlet["sections"]): string[] {
  const line: string[] = [];
  for (let at: string | undefined = id; at !== undefined && !line.includes(at); at = sections[at]?.parent)
    line.push(at);
  return line;
}
