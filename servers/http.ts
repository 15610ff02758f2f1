/** A request as a server or a fault sees it: path and query below the FHIR base, lower-case header names. */
export interface ServerRequest {
  method: string;
  /** Below the base, e.g. `/ImagingStudy?modality=CT`; the base itself is `/`. Undecoded. */
  url: string;
  headers: Record<string, string>;
  /** Parsed JSON where the content type is JSON and it parses, else text; absent without a body. */
  body?: unknown;
}

export interface ServerResponse {
  status: number;
  headers: Record<string, string>;
  /** Parsed JSON, or text; absent without a body. */
  body?: unknown;
}

/** A FHIR server as a function: what the HTTP shell, the fault proxy and the kill matrix all call. */
export type Handler = (request: ServerRequest) => Promise<ServerResponse>;
