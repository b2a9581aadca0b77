import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../http/json.js';
import type { ExecutionMode } from './execution-mode.js';

export type LeadStatus = 'BACKLOG' | 'PROCESSING' | 'FINISHED';

export interface Lead {
  readonly id: string;
  readonly requestId: string;
  readonly templateId: string;
  readonly resellerId: string;
  readonly merchantId: string | undefined;
  readonly mode: ExecutionMode;
  readonly payload: JsonObject;
  status: LeadStatus;
}

/** The leads of this run, in memory. */
export class LeadBook {
  readonly #leads = new Map<string, Lead>();

  add(fields: Omit<Lead, 'id' | 'status'>): Lead {
    const lead: Lead = { ...fields, id: randomUUID(), status: 'BACKLOG' };
    this.#leads.set(lead.id, lead);
    return lead;
  }

  find(id: string): Lead | undefined {
    return this.#leads.get(id);
  }

  all(): Lead[] {
    return [...this.#leads.values()];
  }
}
