let known = NaN,
  packed = 0;

/**
 * Returns the UTC day of an instant (milliseconds since 1970), in the packed form of the rules.
 *
 * @internal
 */
export function dayAt(instant: number): number {
  const day = Math.floor(instant / 864e5);
  if (day !== known) {
    // A new Date for each check would take a third of the check's time.
    const date = new Date(instant);
    packed = (date.getUTCFullYear() << 9) | ((date.getUTCMonth() + 1) << 5) | date.getUTCDate();
    known = day;
  }
  return packed;
}
