let known = NaN,
  text = "";

/**
 * Returns the UTC day of an instant (milliseconds since 1970) as YYYY-MM-DD.
 *
 * @internal
 */
export function dayAt(instant: number): string {
  const day = Math.floor(instant / 864e5);
  if (day !== known) {
    // A new Date for each check would take a third of the check's time.
    text = new Date(instant).toISOString().slice(0, 10);
    known = day;
  }
  return text;
}
