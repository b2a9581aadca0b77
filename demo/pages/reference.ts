import manifest from '../../custom-elements.json';

/** A custom property of the tag. */
export interface Token {
  name: string;
  /** Its default, or `''` where that is not one value. */
  fallback: string;
  description: string;
}

/** Every custom property, from the reference that editors read. */
export const tokens: readonly Token[] = manifest.modules.flatMap(({ declarations }) =>
  declarations.flatMap((declared) =>
    ('cssProperties' in declared ? declared.cssProperties : []).map((property) => ({
      name: property.name,
      fallback: ('default' in property && property.default) || '',
      description: property.description,
    })),
  ),
);
