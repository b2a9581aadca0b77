/** What one field of a request body did wrong, in FastAPI's shape. */
export interface FieldProblem {
  loc: (string | number)[];
  msg: string;
  type: string;
}

/** An answer that is not 2xx; `detail` goes to the client as it is. */
export class HttpError extends Error {
  readonly status: number;
  readonly detail: string | FieldProblem[];

  constructor(status: number, detail: string | FieldProblem[]) {
    super(typeof detail === 'string' ? detail : 'Unprocessable request');
    this.name = 'HttpError';
    this.status = status;
    this.detail = detail;
  }
}
