import { InvalidRequestError } from './errors.js';

/** An {@link InvalidRequestError} with what is wrong as its `details.field`. */
export function wrongUse(field: string, message: string, cause?: unknown): InvalidRequestError {
  return new InvalidRequestError(message, { details: { field }, cause });
}
