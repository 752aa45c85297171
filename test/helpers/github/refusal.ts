import type { JsonValue } from '../../../src/connector/json-value.ts';

/** Answers with a status that is no success; thrown by whatever finds out. */
export class Refusal extends Error {
  readonly status: number;
  readonly errors: JsonValue | undefined;
  readonly headers: Readonly<Record<string, string>>;
  constructor(
    status: number,
    message: string,
    more: { readonly errors?: JsonValue; readonly headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(message);
    this.status = status;
    this.errors = more.errors;
    this.headers = more.headers ?? {};
  }
}

/** The answer to what does not exist, or must not be known. */
export function notFound(): Refusal {
  return new Refusal(404, 'Not Found');
}

/** GitHub's 422 with one reason. */
export function invalid(resource: string, field: string, code: string, message?: string): Refusal {
  return new Refusal(422, 'Validation Failed', { errors: [{ resource, field, code, ...(message === undefined ? {} : { message }) }] });
}
