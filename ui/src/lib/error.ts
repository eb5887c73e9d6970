// Every failure of the core arrives as {code, message, hint}. The UI acts on codes and shows the
// words as they are; anything else that is thrown is a mistake of ours and says so plainly.

export interface ReadError {
  code: string;
  message: string;
  /** What to do; may be empty. */
  hint: string;
}

export class CoreError extends Error {
  readonly code: string;
  readonly hint: string;

  constructor({ code, message, hint }: ReadError) {
    super(message);
    this.name = "CoreError";
    this.code = code;
    this.hint = hint;
  }
}

function isReadError(value: unknown): value is ReadError {
  return typeof value === "object" && value !== null && "code" in value && "message" in value;
}

/** What the host threw, as an error the UI can act on. */
export function coreError(thrown: unknown): Error {
  if (thrown instanceof Error) return thrown;
  if (isReadError(thrown)) {
    return new CoreError({
      code: String(thrown.code),
      message: String(thrown.message),
      hint: String(thrown.hint ?? ""),
    });
  }
  return new Error(String(thrown));
}

export function readError(error: unknown): ReadError {
  if (error instanceof CoreError) return error;
  if (isReadError(error)) return error;
  return {
    code: "unexpected",
    message: error instanceof Error ? error.message : String(error),
    hint: "Nothing was changed. Try again, and restart the program if it stays.",
  };
}
