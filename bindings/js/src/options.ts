/** Throws a TypeError where an option has none of the allowed values. @internal */
export function oneOf(name: string, value: unknown, values: readonly unknown[]): void {
  if (values.includes(value)) return;
  throw new TypeError(
    `${name} must be ${values
      .filter(Boolean)
      .map((each) => JSON.stringify(each))
      .join(" or ")}`,
  );
}

/** Throws a TypeError where an option is no object. @internal */
export function object(name: string, value: unknown): void {
  if (typeof value !== "object" || value === null) throw new TypeError(`${name} must be an object, not ${String(value)}`);
}
