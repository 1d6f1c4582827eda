// The clock's day, as the rules compare days.

/**
 * Returns the day of an instant in UTC, in milliseconds since 1970: year, month and day packed as the rules compare them.
 *
 * @internal
 */
export function dayAt(instant: number): number {
  const date = new Date(instant);
  return date.getUTCFullYear() << 9 | date.getUTCMonth() + 1 << 5 | date.getUTCDate();
}
