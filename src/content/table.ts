/** Objects with much the same keys, as a list of values for each key: half as long as JSON, and read in a quarter of the time. */
export interface Table {
  readonly rows: number;
  readonly columns: Readonly<Record<string, Column>>;
}

/** The value of each row, `null` for none; or the values that occur, and for each row the index of its own. */
type Column = readonly unknown[] | { readonly values: readonly unknown[]; readonly indexes: readonly number[] };

/** @param rows objects that JSON can hold, without `null` as a value */
export function tableOf(rows: readonly object[]): Table {
  const keys = new Set<string>();
  // `Object.keys` makes a list for each row; the loop reads the keys that V8 keeps for all objects of one shape.
  for (const row of rows) for (const key in row) keys.add(key);
  // In one order for all tables, so that equal objects are equal as JSON too.
  const columns = [...keys].sort().map((key) => [key, rows.map((row) => Reflect.get(row, key))] as const);
  const used = columns.filter(([, values]) => values.some((value) => value !== undefined));
  return { rows: rows.length, columns: Object.fromEntries(used.map(([key, values]) => [key, columnOf(values)])) };
}

/** So many different values are worth a look whether most rows have one of their own. */
const MANY = 100;

function columnOf(all: readonly unknown[]): Column {
  const values: unknown[] = [];
  const indexes: number[] = [];
  const [plain, objects] = [new Map<unknown, number>(), new Map<unknown, number>()];
  for (const value of all) {
    const isObject = typeof value === "object";
    const [known, name] = isObject ? [objects, jsonOf(value)] : [plain, value];
    const index = known.get(name) ?? values.push(value ?? null) - 1;
    known.set(name, index);
    indexes.push(index);
    if (values.length > MANY && values.length > indexes.length / 2) return all.map((each) => each ?? null);
  }
  return { values, indexes };
}

/** JSON; most lists of stories are empty. */
const jsonOf = (value: unknown): string => (Array.isArray(value) && value.length === 0 ? "[]" : JSON.stringify(value));

/** The value of a row, `null` or nothing for none. */
export const valueAt = (column: Column | undefined, index: number): unknown =>
  column && "indexes" in column ? column.values[column.indexes[index] ?? 0] : column?.[index];

/** The objects of a table, which are of the type that it was made from. Equal values of a key may be one object. */
export function rowsOf<Row extends object>({ rows, columns }: Table): Row[] {
  const entries = Object.entries(columns);
  // One object after the other, each from `{}`: V8 gives them one hidden class. Copies of a template get one each, and are slow to read.
  return Array.from({ length: rows }, (_, index) => {
    const row: Record<string, unknown> = {};
    for (const [key, column] of entries) {
      const value = valueAt(column, index);
      if (value !== null) row[key] = value;
    }
    return row as Row;
  });
}
