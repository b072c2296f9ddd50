/** Makes a forgotten case of a union a type error, and a bug at run time. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected case: ${JSON.stringify(value)}`);
}
