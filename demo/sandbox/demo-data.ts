/** The ids that the demo's token, pages and tests agree on. */
export const demo = {
  templateId: 'f47ac10b-58cc-4372-a567-0e02b2c3d479',
  reseller: 'demo-reseller',
  merchant: 'demo-merchant',
} as const;
