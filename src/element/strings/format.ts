type Unit = 'hour' | 'minute' | 'second';

/** How a language writes lengths of time. */
export interface TimeFormat {
  /** A length of time in words: `3 min 12 sec`. */
  duration: (seconds: number) => string;
  /** A length of time as a clock shows it: `3:12`. */
  clock: (seconds: number) => string;
}

/** Lengths of time as `locale` (BCP 47) writes them. */
export function timeFormat(locale: string): TimeFormat {
  const formats: Intl.NumberFormat[] = [];
  const digits = (value: number, minimumIntegerDigits = 1) =>
    (formats[minimumIntegerDigits] ??= new Intl.NumberFormat(locale, {
      minimumIntegerDigits,
      useGrouping: false,
    })).format(value);
  const split = (seconds: number) =>
    [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60] as const;
  return {
    duration(seconds) {
      const [hours, minutes, rest] = split(seconds);
      const parts: Array<[number, Unit]> = [];
      if (hours) parts.push([hours, 'hour']);
      if (minutes) parts.push([minutes, 'minute']);
      if (!hours && (rest || !minutes)) parts.push([rest, 'second']);
      return parts
        .map(([value, unit]) =>
          new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(
            value,
          ),
        )
        .join(' ');
    },
    clock(seconds) {
      const [hours, minutes, rest] = split(seconds);
      const start = hours ? `${digits(hours)}:${digits(minutes, 2)}` : digits(minutes);
      return `${start}:${digits(rest, 2)}`;
    },
  };
}

/** `look_up_order` and `lookUpOrder` as words. */
export function words(functionName: string): string {
  const spaced = functionName
    .replace(/[_\-.\s]+/g, ' ')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .trim()
    .toLowerCase();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}
