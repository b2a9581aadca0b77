import { demo } from '../demo-data.js';
import { catalogue } from '../faults/catalogue.js';
import type { JsonObject } from '../http/json.js';

type FieldType = 'string' | 'number' | 'boolean' | 'object';

interface Field {
  type: FieldType;
  required?: boolean;
}

export interface Template {
  id: string;
  name: string;
  resellers: readonly string[];
  payload: Record<string, Field>;
}

const orderConfirmation: Template = {
  id: demo.templateId,
  name: 'Order confirmation',
  resellers: ['*'],
  payload: {
    customer_name: { type: 'string' },
    order_id: { type: 'string' },
    amount: { type: 'number' },
  },
};

/** The templates of the sandbox: one that works, and one for each fault. */
export const templates: readonly Template[] = [
  orderConfirmation,
  ...catalogue.map(({ name, templateId }) => ({ ...orderConfirmation, id: templateId, name })),
];

/** What is wrong with a payload, or undefined. Fields that the schema does not name are let through. */
export function payloadProblem(template: Template, payload: JsonObject): string | undefined {
  for (const [name, field] of Object.entries(template.payload)) {
    const value = payload[name];
    if (value === undefined) {
      if (field.required) return `Payload validation failed: '${name}' is a required property`;
    } else if (value === null || Array.isArray(value) || typeof value !== field.type) {
      return `Payload validation failed: ${JSON.stringify(value)} is not of type '${field.type}' at '${name}'`;
    }
  }
  return undefined;
}
