export const generated: Readonly<Record<string, unknown>>;
export function expected(file: string): Promise<string>;
