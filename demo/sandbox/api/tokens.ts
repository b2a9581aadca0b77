import { errors, jwtVerify, SignJWT } from 'jose';
import { demo } from '../demo-data.js';
import { HttpError } from '../http/http-error.js';

/** What a test or a demo page may ask of a token; the rest has defaults. */
export interface TokenClaims {
  sub?: string;
  username?: string;
  role?: string;
  resellerIds?: string[];
  merchantIds?: string[];
  /** Seconds from now; negative makes a token that has expired. */
  expiresIn?: number;
}

/** Whose data a verified token may touch. */
export interface Access {
  resellerIds: string[];
  merchantIds: string[];
}

/** Signs and checks the access tokens of the API (HS256). */
export class TokenService {
  readonly #key: Uint8Array;

  constructor(secret: string) {
    this.#key = new TextEncoder().encode(secret);
  }

  mint(claims: TokenClaims = {}): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    return new SignJWT({
      username: claims.username ?? 'demo',
      role: claims.role ?? 'merchant',
      reseller_ids: claims.resellerIds ?? [demo.reseller],
      merchant_ids: claims.merchantIds ?? [demo.merchant],
    })
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setSubject(claims.sub ?? 'demo-user')
      .setIssuedAt(now)
      .setExpirationTime(now + (claims.expiresIn ?? 3600))
      .sign(this.#key);
  }

  /** Throws 401 unless the header carries a token of ours that is still good. */
  async check(authorization: string | undefined): Promise<Access> {
    const token = /^Bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1];
    if (!token) throw new HttpError(401, 'Not authenticated');
    try {
      const { payload } = await jwtVerify(token, this.#key, {
        algorithms: ['HS256'],
        requiredClaims: ['exp'],
      });
      return {
        resellerIds: strings(payload['reseller_ids']),
        merchantIds: strings(payload['merchant_ids']),
      };
    } catch (error) {
      const expired = error instanceof errors.JWTExpired;
      throw new HttpError(401, expired ? 'Token has expired' : 'Could not validate credentials');
    }
  }
}

/** Whether a list of ids in a token covers this one. */
export function allows(list: readonly string[], id: string): boolean {
  return list.includes('*') || list.includes(id);
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
