import { errors, jwtVerify, SignJWT } from 'jose';
import { RoomError } from './room-error.js';

/** Signs and checks the tokens that let a participant into one room. */
export class MeetingTokens {
  readonly #key: Uint8Array;

  constructor(secret: string) {
    this.#key = new TextEncoder().encode(`meeting:${secret}`);
  }

  /** `expiresIn` in seconds; negative makes a token that has expired. */
  mint(room: string, expiresIn = 3600): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    return new SignJWT({ r: room })
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setIssuedAt(now)
      .setExpirationTime(now + expiresIn)
      .sign(this.#key);
  }

  /** Throws a RoomError unless the token opens this room. */
  async check(token: string, room: string): Promise<void> {
    try {
      const { payload } = await jwtVerify(token, this.#key, { algorithms: ['HS256'] });
      if (payload['r'] !== room) throw new RoomError('not-allowed');
    } catch (error) {
      if (error instanceof RoomError) throw error;
      throw new RoomError(error instanceof errors.JWTExpired ? 'exp-token' : 'not-allowed');
    }
  }
}
