/** Places of several words that are not among the names of time zones and countries, and words that occur in names of places. */
const MORE =
  /^(?:(?:SAN|SANTA|SANTO|SÃO|SAO|ST\.?|SAINT|SANKT|FORT|LOS|LAS|BAD) .+|(?:NEW (?:DELHI|ORLEANS|HAVEN|BRUNSWICK|JERSEY|MEXICO|HAMPSHIRE|SOUTH WALES|ENGLAND))|.+ (?:BEACH|SPRINGS|FALLS|RAPIDS|HEIGHTS)|(?:SALT LAKE|KANSAS|OKLAHOMA|ATLANTIC|QUEBEC|GUATEMALA|KUWAIT|GAZA|JERSEY|IOWA|CARSON|BENIN|HO CHI MINH|VATICAN) CITY|CAPE (?:TOWN|CANAVERAL|COD)|RIO DE JANEIRO|TEL AVIV|ABU DHABI|THE HAGUE|LA PAZ|EL PASO|ANN ARBOR|PALO ALTO|BATON ROUGE|DES MOINES|LITTLE ROCK|WEST BANK|EAST JERUSALEM|GAZA STRIP|FRANKFURT AM MAIN|NORTH KOREA|SOUTH KOREA|WASHINGTON,? D\.?C\.?|PORT LOUIS|PORT STANLEY|UNITED NATIONS|HUNTINGTON BEACH|MILTON KEYNES|TUNBRIDGE WELLS|AIX EN PROVENCE|LE HAVRE|LE MANS|LA ROCHELLE|DEN HAAG|(?:NORTH|SOUTH) (?:CAROLINA|DAKOTA)|WEST VIRGINIA|RHODE ISLAND|LONG ISLAND|STATEN ISLAND|NORTHERN IRELAND|WEST SUSSEX|EAST SUSSEX|WEST YORKSHIRE|NORTH YORKSHIRE|COUNTY [A-Z]+)$/;

/** States of the USA and provinces of Canada, as datelines write them after a town. */
const STATES =
  /^(?:Ala(?:bama|\.)|Alaska|Ariz(?:ona|\.)|Ark(?:ansas|\.)|Calif(?:ornia|\.)|Colo(?:rado|\.)|Conn(?:ecticut|\.)|Del(?:aware|\.)|Fla\.|Florida|Ga\.|Georgia|Hawaii|Idaho|Ill(?:inois|\.)|Ind(?:iana|\.)|Iowa|Kan(?:sas|\.)|Ky\.|Kentucky|La\.|Louisiana|Maine|Md\.|Maryland|Mass(?:achusetts|\.)|Mich(?:igan|\.)|Minn(?:esota|\.)|Miss(?:issippi|\.)|Mo\.|Missouri|Mont(?:ana|\.)|Neb(?:raska|\.)|Nev(?:ada|\.)|N\.H\.|N\.J\.|N\.M\.|N\.Y\.|N\.C\.|N\.D\.|New \p{L}+|North \p{L}+|South \p{L}+|West Virginia|Ohio|Okla(?:homa|\.)|Ore(?:gon|\.)|Pa\.|Pennsylvania|R\.I\.|S\.C\.|S\.D\.|Tenn(?:essee|\.)|Tex(?:as|\.)|Utah|Vt\.|Vermont|Va\.|Virginia|Wash(?:ington|\.)|W\.Va\.|Wis(?:consin|\.)|Wyo(?:ming|\.)|D\.C\.|Alberta|Manitoba|Ontario|Quebec|British Columbia|Nova Scotia|England|Scotland|Wales)$/u;

let known: ReadonlySet<string> | undefined;

/** The places that ICU knows: cities that time zones are named after, and countries in English. */
function names(): ReadonlySet<string> {
  if (known) return known;
  const cities = Intl.supportedValuesOf("timeZone").map((zone) => zone.split("/").at(-1)?.replaceAll("_", " ") ?? "");
  const countries = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
  const codes = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"].flatMap((a) => [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"].map((b) => a + b));
  const all = [...cities, ...codes.flatMap((code) => countries.of(code) ?? [])];
  known = new Set(all.map((name) => name.toUpperCase()));
  return known;
}

/** Whether a name in capitals is certainly the name of a place. */
export const isKnownPlace = (name: string): boolean => MORE.test(name) || names().has(name);

/** Whether the words after a town are a state or a country. */
export const isKnownRegion = (name: string): boolean => STATES.test(name) || names().has(name.toUpperCase());
