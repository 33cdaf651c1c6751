import type { ApiErrorBody, FieldErrorBody } from '@frameplay/protocol';

interface Options {
  readonly fields?: readonly FieldErrorBody[];
  /** Seconds after which the caller may try again. */
  readonly retryAfterS?: number;
}

/** An expected failure: a stable path-like code and a sentence in both languages. It changes nothing. */
export class ApiError extends Error {
  readonly status: number;
  readonly retryAfterS: number | undefined;
  readonly #body: ApiErrorBody;

  constructor(status: number, code: string, zh: string, en: string, options: Options = {}) {
    super(code);
    this.status = status;
    this.retryAfterS = options.retryAfterS;
    const [first] = options.fields ?? [];
    this.#body = {
      code,
      zh,
      en,
      ...(first === undefined ? {} : { field: first.field, fields: [...(options.fields ?? [])] }),
    };
  }

  get code(): string {
    return this.#body.code;
  }

  body(): ApiErrorBody {
    return this.#body;
  }
}
