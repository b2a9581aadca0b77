import type { JsonObject } from '../http/json.js';

export interface ToolCall {
  name: string;
  arguments: JsonObject;
  result: JsonObject;
}

export interface Step {
  /** What the user is understood to say. */
  user: string;
  tool?: ToolCall;
  reply: string;
}

export interface Script {
  greeting: string;
  opening: string;
  steps: Step[];
  reprompt: string;
}

/** What the user is understood to say in stream mode, over and over. */
export const streamLines = ['I can hear you.', 'Yes, please go on.', 'Thank you.'];

/** The demo's conversation: an order is confirmed and its address changed. `opening` is another first line. */
export function orderScript(payload: JsonObject): Script {
  const { customer_name: customer, order_id: order, opening } = payload;
  const name = typeof customer === 'string' && customer.trim() !== '' ? customer.trim() : 'Rahul';
  const orderId = typeof order === 'string' ? order : 'A-1042';
  return {
    greeting: 'Hello!',
    opening:
      typeof opening === 'string'
        ? opening
        : `Hello ${name}! I'm calling about your order of two steel bottles for ₹1,498. Shall I confirm it?`,
    steps: [
      {
        user: 'Yes, but can you change the address?',
        tool: {
          name: 'lookup_order',
          arguments: { order_id: orderId },
          result: { status: 'confirmed', address_editable: true },
        },
        reply: 'Of course. Where should we send it?',
      },
      {
        user: '14 Palm Grove, second floor, Pune.',
        tool: {
          name: 'update_address',
          arguments: { order_id: orderId, address: '14 Palm Grove, second floor, Pune' },
          result: { updated: true },
        },
        reply: 'Got it: 14 Palm Grove, second floor, Pune. Anything else?',
      },
      {
        user: "No, that's all.",
        reply: `Thank you, ${name}. Your order is on its way. Goodbye!`,
      },
    ],
    reprompt: 'Are you still there?',
  };
}
