/** The transcript's waiting times, in milliseconds. Rule numbers are those of the design. */

/** Rule 2: from the visitor's silence to a complete entry, with everything transcribed. */
export const USER_SETTLES = 1_000;

/** Rule 2: the same while the recogniser still owes a final, or where no voice activity is reported. */
export const USER_SETTLES_LATE = 3_000;

/** Rule 3: how long after its timed completion an entry still takes a late final. */
export const LATE_FINAL = 3_000;

/** Rules 5 and 8: how long text waits for the assistant's voice before it is shown without. */
export const REVEAL = 1_500;

/** Rule 9: the assistant's silence that ends an entry. */
export const GRACE = 1_500;

/** Rule 9: the longest such silence, whatever the language model still does. */
export const LONGEST_GRACE = 10_000;

/** Rule 6: how long after its end a reply still explains text that is announced late. */
export const STILL_COVERS = 3_000;
