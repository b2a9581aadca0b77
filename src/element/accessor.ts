import type { PropertyDeclaration } from 'lit';
import type { BreezeBuddyCall } from './breeze-buddy-call.js';

/** What properties are until they are set; those that are on or off are off. */
const defaults: { readonly [name in keyof BreezeBuddyCall]?: unknown } = {
  mode: 'production',
  variant: 'inline',
  placement: 'bottom-end',
  theme: 'auto',
  preload: 'intent',
} satisfies Partial<BreezeBuddyCall>;

/**
 * What reads and writes a property of the element. One that is not set, or set to nothing, has its
 * default: no element has to set it first. What reflects does so at once: as in HTML, attribute and
 * property are never of two minds.
 */
export function accessor(
  name: keyof BreezeBuddyCall,
  options: PropertyDeclaration,
): PropertyDescriptor {
  const key = Symbol();
  return {
    get(this: Record<symbol, unknown>) {
      return this[key] ?? (options.type ? false : defaults[name]);
    },
    set(this: BreezeBuddyCall & Record<symbol, unknown>, value) {
      const old = this[name];
      this[key] = value;
      this.requestUpdate(name, old, options);
      if (!options.reflect) return;
      const now = this[name] as string;
      if (options.type) this.toggleAttribute(name, !!now);
      else if ((this.getAttribute(name) ?? defaults[name]) !== now) this.setAttribute(name, now);
    },
    configurable: true,
    enumerable: true,
  };
}
