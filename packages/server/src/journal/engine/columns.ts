/** Columns of a table, or of the rows passed to a statement: SQL types by name. */
export type Columns = { readonly [name: string]: ColumnType };

/** Types that both databases have, and `key`: an id, compared byte by byte. Not null, unless the type says so. */
export type ColumnType = NotNull | `${NotNull} null`;
type NotNull = `key(${number})` | `varchar(${number})` | "text" | "integer" | "bigint";

/** A row as it is written. PostgreSQL returns bigints as text, so readers convert them with `Number`. */
export type RowOf<C extends Columns> = { readonly [name in keyof C]: ValueOf<C[name]> };

type ValueOf<T extends ColumnType> =
  | (T extends `${"integer" | "bigint"}${string}` ? number : string)
  | (T extends `${string} null` ? null : never);

/** The names of columns, as a statement lists them. */
export function namesOf(columns: Columns): string {
  return Object.keys(columns).join(", ");
}

/** The type of a value in the JSON of a statement. The column that it is written to enforces the length. */
export function valueType(type: ColumnType): "text" | "bigint" {
  return /^(integer|bigint)/.test(type) ? "bigint" : "text";
}

/** A column as `create table` takes it; `collation` is for ids. */
export function columnDefinition(name: string, type: ColumnType, collation: string): string {
  const sqlType = type.replace(/ null$/, "").replace(/^key(.*)$/, `varchar$1 collate ${collation}`);
  return `${name} ${sqlType}${type.endsWith(" null") ? "" : " not null"}`;
}
