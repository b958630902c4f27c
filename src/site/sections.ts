import type { Outlet } from "../model/outlet.ts";

/** A section and its parents, from the section itself to the outermost one. Stops if a section would occur twice. */
export function ancestryOf(id: string, sections: Outlet["sections"]): string[] {
  const line: string[] = [];
  for (let at: string | undefined = id; at !== undefined && !line.includes(at); at = sections[at]?.parent)
    line.push(at);
  return line;
}
