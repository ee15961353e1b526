/** Columns of a table, or of the rows that come with a statement: the type of each in the databases, by name. */
export type Columns = { readonly [name: string]: ColumnType };

/** What both databases know, and `key`: an id, compared byte by byte. Never null, unless it says so. */
export type ColumnType = NotNull | `${NotNull} null`;
type NotNull = `key(${number})` | `varchar(${number})` | "text" | "integer" | "bigint";

/** A row as it is written. PostgreSQL gives a bigint back as text: whoever reads one makes a number of it. */
export type RowOf<C extends Columns> = { readonly [name in keyof C]: ValueOf<C[name]> };

type ValueOf<T extends ColumnType> =
  | (T extends `${"integer" | "bigint"}${string}` ? number : string)
  | (T extends `${string} null` ? null : never);

/** The names of columns, as a statement lists them. */
export function namesOf(columns: Columns): string {
  return Object.keys(columns).join(", ");
}

/** The type of a value on its way into the database. The column that it goes to knows the limits. */
export function valueType(type: ColumnType): "text" | "bigint" {
  return /^(integer|bigint)/.test(type) ? "bigint" : "text";
}

/** A column as `create table` takes it; `collation` is that of ids. */
export function columnDefinition(name: string, type: ColumnType, collation: string): string {
  const sqlType = type.replace(/ null$/, "").replace(/^key(.*)$/, `varchar$1 collate ${collation}`);
  return `${name} ${sqlType}${type.endsWith(" null") ? "" : " not null"}`;
}
