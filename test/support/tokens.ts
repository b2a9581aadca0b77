/** An unsigned JWT with these claims: enough for a client, which never verifies the signature. */
export function jwt(claims: Record<string, unknown>): string {
  const part = (value: unknown): string => {
    const bytes = new TextEncoder().encode(JSON.stringify(value));
    return btoa(String.fromCharCode(...bytes))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replaceAll('=', '');
  };
  return `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}.c2lnbmF0dXJl`;
}

/** A token that names one reseller and one merchant and is good for an hour. */
export function goodToken(claims: Record<string, unknown> = {}): string {
  return jwt({
    sub: 'user-1',
    exp: Math.floor(Date.now() / 1000) + 3600,
    reseller_ids: ['reseller-1'],
    merchant_ids: ['merchant-1'],
    ...claims,
  });
}
