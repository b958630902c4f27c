/** Every folder that a file lies in, the innermost last: `a/b/c.html` in `a` and `a/b`. */
export function foldersOf(file: string): string[] {
  const folders: string[] = [];
  for (let at = file.indexOf("/"); at >= 0; at = file.indexOf("/", at + 1)) folders.push(file.slice(0, at));
  return folders;
}

/** The innermost of them; `""` is the output folder itself. */
export const folderOf = (file: string): string => file.slice(0, Math.max(0, file.lastIndexOf("/")));
