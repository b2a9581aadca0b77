import { AuthenticationError } from './errors.js';
import { wrongUse } from './wrong-use.js';

/** The claims of a JWT that the client reads. It never verifies the signature: the server does. */
export interface TokenClaims {
  /** Expiry, in seconds since 1970. */
  exp?: number;
  resellerIds: readonly string[];
  merchantIds: readonly string[];
}

/** Reads a JWT's claims; null for a token that is not a readable JWT. */
export function readClaims(token: string): TokenClaims | null {
  try {
    const body = token.split('.')[1]?.replaceAll('-', '+').replaceAll('_', '/') ?? '';
    const bytes = Uint8Array.from(atob(body), (char) => char.charCodeAt(0));
    const claims: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (typeof claims !== 'object' || claims === null) return null;
    const { exp, reseller_ids, merchant_ids } = claims as Record<string, unknown>;
    return {
      ...(typeof exp === 'number' ? { exp } : {}),
      resellerIds: idsOf(reseller_ids),
      merchantIds: idsOf(merchant_ids),
    };
  } catch {
    return null;
  }
}

/**
 * The reseller and the merchant to act as: those given, or those that the token names exactly once.
 * @throws {AuthenticationError} for a token that has expired
 * @throws {InvalidRequestError} where an id is neither given nor derivable
 */
export function actingIds(
  token: unknown,
  given: { resellerId?: string | undefined; merchantId?: string | undefined },
  nowSeconds: number = Date.now() / 1000,
): { resellerId: string; merchantId: string } {
  if (typeof token !== 'string' || token.trim() === '') {
    throw wrongUse('token', 'A token is required.');
  }
  // fetch() would refuse it, in words that read like a network's failure.
  if (!/^[ -~]+$/.test(token.trim())) {
    throw wrongUse('token', 'The token has characters that no header can hold.');
  }
  const claims = readClaims(token);
  if (claims?.exp !== undefined && claims.exp <= nowSeconds) {
    throw new AuthenticationError('The token has expired.', {
      details: { reason: 'token-expired' },
    });
  }
  return {
    resellerId: given.resellerId || onlyId('resellerId', claims?.resellerIds),
    merchantId: given.merchantId || onlyId('merchantId', claims?.merchantIds),
  };
}

function idsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((id): id is string => typeof id === 'string') : [];
}

function onlyId(name: 'resellerId' | 'merchantId', ids: readonly string[] = []): string {
  const [id] = ids;
  if (ids.length === 1 && id && id !== '*') return id;
  throw wrongUse(name, `${name} is required, unless the token names exactly one.`);
}
