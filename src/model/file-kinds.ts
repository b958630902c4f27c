/**
 * Kinds of files that a story may link to, by ending, with their media types (IANA). No browser runs code from one on the site, and no
 * office program asks to run its macros.
 */
export const fileKinds: ReadonlyMap<string, string> = new Map([
  [".pdf", "application/pdf"],
  [".epub", "application/epub+zip"],
  [".doc", "application/msword"],
  [".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
  [".odt", "application/vnd.oasis.opendocument.text"],
  [".rtf", "application/rtf"],
  [".txt", "text/plain"],
  [".xls", "application/vnd.ms-excel"],
  [".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
  [".ods", "application/vnd.oasis.opendocument.spreadsheet"],
  [".csv", "text/csv"],
  [".tsv", "text/tab-separated-values"],
  [".parquet", "application/vnd.apache.parquet"],
  [".json", "application/json"],
  [".geojson", "application/geo+json"],
  [".gpx", "application/gpx+xml"],
  [".kml", "application/vnd.google-earth.kml+xml"],
  [".ppt", "application/vnd.ms-powerpoint"],
  [".pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"],
  [".odp", "application/vnd.oasis.opendocument.presentation"],
  [".ics", "text/calendar"],
  [".zip", "application/zip"],
  [".mp3", "audio/mpeg"],
  [".m4a", "audio/mp4"],
  [".ogg", "audio/ogg"],
  [".opus", "audio/ogg"],
  [".wav", "audio/wav"],
  [".flac", "audio/flac"],
  [".mp4", "video/mp4"],
  [".m4v", "video/mp4"],
  [".webm", "video/webm"],
  [".vtt", "text/vtt"],
]);

/** The media type of a file by its ending, which is in lower case in addresses. Undefined for a kind that texts do not link to. */
export const mediaTypeOf = (path: string): string | undefined => fileKinds.get(path.slice(path.lastIndexOf(".")));

/** What is refused with a reason of its own, by ending. */
const PAGES = /^\.(?:x?html?|mht(?:ml)?|xml|xslt?|svgz|php|asp|jsp)$/;
const PROGRAMS =
  /^\.(?:exe|msi|com|scr|bat|cmd|ps1|vbs|vbe|wsf|hta|lnk|reg|dll|jar|class|apk|ipa|app|dmg|pkg|deb|rpm|iso|img|sh|bash|run|appimage|[cm]?[jt]sx?|py|pl|rb|swf|wasm)$/;
const MACROS = /^\.(?:do[ct]m|xl[st]m|xlsb|xlam|pp[tso]m|potm)$/;

/** Why a story may not link to a file with this ending, in lower case with its dot. */
export function refusalOf(ending: string): { readonly what: string; readonly fix: string } {
  if (PAGES.test(ending))
    return {
      what: "is a page that could run code on the site",
      fix: "Save it as PDF; or put it into public/ if you trust it, where it is published as it is.",
    };
  if (PROGRAMS.test(ending))
    return { what: "is a program, and readers should not get one from a story", fix: "Link to the page of its maker." };
  if (MACROS.test(ending))
    return { what: "may hold macros, which are programs", fix: "Save it without macros: as .docx, .xlsx or .pptx." };
  return {
    what: "is of a kind that stories do not link to",
    fix: "Save it as one that readers can open: PDF, DOCX, XLSX, CSV, EPUB, ZIP, MP3 or MP4.",
  };
}
