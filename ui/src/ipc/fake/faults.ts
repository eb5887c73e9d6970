// How the fake host refuses: errors of the core's shape.

export const fault = (code: string, message: string, hint = "") => ({ code, message, hint });

export function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw fault("not_found", `This ${what} is not there any more.`);
  return value;
}
