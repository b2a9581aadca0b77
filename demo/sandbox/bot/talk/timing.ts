/** How fast the bot and its user are, in milliseconds. Tests shorten what they wait for. */
export interface Timing {
  /** Between a user's turn and the first token of the reply. */
  think: number;
  /** Between two tokens of a reply. */
  token: number;
  /** Between two sentences that are spoken. */
  breath: number;
  /** How long a tool runs. */
  tool: number;
  /** Between two words of the scripted user. */
  userWord: number;
  /** Quiet that ends a user's turn. */
  endOfTurn: number;
  /** Between the last scripted word and the end of the turn. */
  afterLastWord: number;
  /** Silence before the bot asks whether somebody is there. */
  reprompt: number;
  /** Silence after that, before it gives up. */
  giveUp: number;
  /** Between the last word and leaving, so that it is heard. */
  farewell: number;
}

export const defaultTiming: Timing = {
  think: 250,
  token: 25,
  breath: 180,
  tool: 600,
  userWord: 250,
  endOfTurn: 800,
  afterLastWord: 400,
  reprompt: 8000,
  giveUp: 10_000,
  farewell: 400,
};
