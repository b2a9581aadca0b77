/** The HTTP API's JSON, as it goes over the wire. */

/** `execution_mode` of a lead. */
export type WireExecutionMode = 'DAILY' | 'DAILY_TEST' | 'DAILY_STREAM';

/** Body of `POST /leads`. */
export interface CreateLeadRequest {
  /** A correlation tag. The server does not enforce that it is unique. */
  request_id: string;
  template_id: string;
  payload: Record<string, unknown>;
  reseller_id: string;
  merchant_id: string;
  execution_mode: WireExecutionMode;
}

/** Answer of `POST /leads`, 201. */
export interface CreateLeadResponse {
  status: string;
  lead_call_tracker_id: string;
  order_id: string;
  message: string;
}

/** Body of `POST /connect`. */
export interface ConnectRequest {
  /** The `lead_call_tracker_id`. */
  lead_id: string;
}

/** Answer of `POST /connect`, 200. */
export interface ConnectResponse {
  room_url: string;
  /** Daily meeting token. */
  token: string;
  session_id?: string;
  lead_id?: string;
}
