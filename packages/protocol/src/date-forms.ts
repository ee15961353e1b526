/** How the gateway writes a day, a month and a moment. */
export const dateForms = {
  YYYYMMDD: /^\d{4}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/,
  YYYYMM: /^\d{4}(0[1-9]|1[0-2])$/,
  ISO8601: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?(Z|[+-]\d{2}:?\d{2})$/,
};

/** A moment that may lack its offset: the merchant's local time. */
export const localDateTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?(Z|[+-]\d{2}:?\d{2})?$/;

/** True when the day of a date or a moment is one of the calendar: `Date` takes 30 February for a day in March. */
export function isOfCalendar(written: string): boolean {
  const day = written.replace(/^(\d{4})-?(\d\d)-?(\d\d).*/, "$1-$2-$3");
  const at = Date.parse(day);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day);
}
