/** The claims of a JWT that the client reads. It never verifies the signature: the server does. */
export interface TokenClaims {
  /** Expiry, in seconds since 1970; infinite where the token names none. */
  exp: number;
  resellerIds: readonly string[];
  merchantIds: readonly string[];
}

/** Reads a JWT's claims; null for a token that is not a readable JWT. */
export function readClaims(token: string): TokenClaims | null {
  try {
    const body = token.split('.')[1]?.replaceAll('-', '+').replaceAll('_', '/') ?? '';
    const bytes = Uint8Array.from(atob(body), (char) => char.charCodeAt(0));
    const claims = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>;
    const { exp, reseller_ids, merchant_ids } = claims;
    return {
      exp: typeof exp === 'number' ? exp : Infinity,
      resellerIds: idsOf(reseller_ids),
      merchantIds: idsOf(merchant_ids),
    };
  } catch {
    return null;
  }
}

function idsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((id): id is string => typeof id === 'string') : [];
}
